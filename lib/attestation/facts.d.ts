/**
 * Reads facts from a provenance, with the same names for SLSA 0.2 and 1.0, as GitHub and BuildKit write
 * them (slsa.dev/spec; docs/attestations.md).
 */
import { type Infer } from '../oci/document.js';
export declare const facts: import("../oci/document.js").ObjectOf<{
    /** Id of the builder: for GitHub the URI of the workflow. */
    readonly builder: import("../oci/document.js").Optional<string>;
    /** URL of the repository that was built. */
    readonly sourceRepository: import("../oci/document.js").Optional<string>;
    /** Branch or tag that was built. */
    readonly sourceRef: import("../oci/document.js").Optional<string>;
    /** Commit that was built, in hex. */
    readonly sourceDigest: import("../oci/document.js").Optional<string>;
    /** What kind of build it was: a URI. */
    readonly buildType: import("../oci/document.js").Optional<string>;
    /** Counts of the contents of a vulnerability scan or a VEX document. */
    readonly contents: import("../oci/document.js").Optional<string>;
}>;
export interface Facts extends Infer<typeof facts> {
}
/** The names that requirements use. */
export declare const factNames: {
    readonly builder: 'builder';
    readonly 'source-repository': 'sourceRepository';
    readonly 'source-ref': 'sourceRef';
    readonly 'source-digest': 'sourceDigest';
};
export type FactName = keyof typeof factNames;
export declare function isProvenance(predicateType: string): boolean;
/**
 * undefined: this type has no facts. Throws SyntaxError for a predicate that is not strict JSON, such as one
 * with duplicate keys, and E_LIMIT for one that is too large.
 */
export declare function readFacts(predicateType: string, predicate: Uint8Array): Facts | undefined;
/** Git accepts both spellings; certificates have the one without the suffix. */
export declare function repositoryUrl(url: string): string;
