/** Work side by side that does not outlive whoever waits for it. */
/**
 * As Promise.all, but rejects only when everything has ended: what a report says about a place must
 * still be true when it is read, so nothing may go on writing there behind its back.
 */
export declare function allEnded<const T extends readonly Promise<unknown>[]>(works: T): Promise<{
    -readonly [At in keyof T]: Awaited<T[At]>;
}>;
export type Slots = <T>(work: () => Promise<T>) => Promise<T>;
/** At most `width` works at a time, in the order in which they came. */
export declare function slots(width: number): Slots;
