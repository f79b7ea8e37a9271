/** Temporary files of a layout: how they are named, and which of them a run left that was killed. */
/** The process that writes. */
export interface Owner {
    /** lower-case hex digits and "-"; no two processes have the same */
    readonly name: string;
    /** Whether the process of that name still runs; undefined if that cannot be known from here. */
    isRunning(name: string): boolean | undefined;
    /** milliseconds since the epoch */
    now(): number;
}
export declare function temporaryName(path: string, { name }: Owner): string;
/** What a temporary file was to become; undefined for a name that is not one of ours. */
export declare function destinationOf(name: string): string | undefined;
/** Removes from a folder what no run will put into its place any more. */
export declare function removeLeftovers(folder: string, isOurs: (destination: string) => boolean, owner: Owner): Promise<void>;
