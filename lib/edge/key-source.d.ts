/** The three places where a key may lie, apart from the input itself: a file, a variable, a URL. */
export interface KeySources {
    readonly env: Readonly<Record<string, string | undefined>>;
    /** GET of an https URL, bounded; throws TrustError */
    fetch(url: URL, limit: number): Promise<Uint8Array>;
    /** is told what must not appear in a log */
    readonly onSecret?: (secret: string) => void;
}
/** Throws E_KEY, or what stood in the way of fetching. */
export declare function readKeySource(name: string, fingerprints: readonly string[], { env, fetch }: KeySources): Promise<Uint8Array>;
/** `env://NAME`, as cosign has it. */
export declare function readVariable(name: string, env: KeySources['env']): Uint8Array;
