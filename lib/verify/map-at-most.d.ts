/** `map` with at most `width` under way, results in order. */
export declare function mapAtMost<T, R>(width: number, items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]>;
