/**
 * The bounds on everything that comes from outside, in one place.
 *
 * A limit that is reached is E_LIMIT and makes a result *undetermined*, never "unsigned".
 */
export declare const limits: {
    /** bytes of a manifest or index; the cap of distribution, zot and ACR (threats 34, 35) */
    readonly manifest: number;
    /** bytes of an image config, read for the platform check only */
    readonly config: number;
    /** bytes of a simple signing payload (threat 54) */
    readonly payload: number;
    /** bytes of a sigstore bundle (threat 54) */
    readonly bundle: number;
    /** UTF-16 units of one annotation (threat 41) */
    readonly annotation: number;
    /** bytes of a token answer or of an error body (threat 114) */
    readonly errorBody: number;
    /** entries of an index (threat 34) */
    readonly children: 1000;
    /** how deep indexes may nest: an index in an index in an index (threat 31) */
    readonly nesting: 3;
    /** signature candidates that are fetched for each digest, of each store (threats 52, 53) */
    readonly signatures: 100;
    /** manifests that are read to find the referrers in an image layout, where nobody lists them */
    readonly layoutManifests: 20000;
    /** pages of a referrers answer (threat 55) */
    readonly pages: 20;
    /** the same of tags: ten thousand releases have six tags each, and registries give 100 to a page */
    readonly tagPages: 1000;
    /** log entries of one bundle (threat 102) */
    readonly logEntries: 8;
    /** subjects of an in-toto statement, and digests of each (threat 82) */
    readonly subjects: 1024;
    readonly subjectDigests: 32;
    /** bytes of a key file */
    readonly keyFile: number;
    /** nesting of any JSON document (threat 36) */
    readonly jsonDepth: 64;
    readonly redirects: 10;
    /** images, platforms, annotations or keys in one run (threat 125) */
    readonly listItems: 1000;
};
/** Milliseconds. */
export declare const deadlines: {
    readonly connect: 10000;
    readonly idle: 30000;
    /** until a blob begins: a pull-through cache sends nothing of it until it has fetched all of it */
    readonly firstByte: 90000;
    readonly request: 120000;
    /** for a log or a timestamp authority to answer; Rekor v2 collects entries for a second or more */
    readonly service: 60000;
    readonly run: 600000;
};
/** Milliseconds that a timer of Node's can wait; a longer one would fire at once. */
export declare const longestTimer: number;
