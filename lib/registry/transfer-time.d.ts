/** How long a blob may take: it depends on its size, where other requests have one deadline. */
/** Milliseconds for one request that carries `bytes`, in either direction (fault 10). */
export declare function transferTime(bytes: number): number;
