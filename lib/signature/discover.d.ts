/**
 * Finding signature material in a registry: the union of all three stores (design.md, decision 2).
 *
 * What could not be read is kept beside what was found: it decides the outcome only when no
 * candidate counts, and is always reported.
 */
import { TrustError } from '../error.ts';
import { type Digest } from '../oci/digest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Candidate } from './candidate.ts';
type Store = Candidate['store'] | 'referrers';
/** Material that is no candidate, with the reason; the store `referrers` is the list itself. */
interface UnusableMaterial {
    readonly store: Store;
    readonly manifest?: Digest;
    readonly error: TrustError;
}
/** Something else than a signature: an SBOM, provenance, another artifact. */
interface ForeignMaterial {
    readonly store: Store;
    readonly manifest: Digest;
}
export interface Discovery<T> {
    /** what was made of each candidate, in no order */
    readonly candidates: readonly T[];
    readonly unusable: readonly UnusableMaterial[];
    readonly foreign: readonly ForeignMaterial[];
    /** what the Referrers API listed; undefined if it was not the API that answered */
    readonly listedByApi: ReadonlySet<Digest> | undefined;
}
export interface DiscoverOptions {
    /**
     * References that a payload may name. A payload built from one of them is used instead of a
     * download when it hashes to the layer's digest (registries.md §6.1): same bytes, one request less.
     */
    readonly payloadReferences: readonly string[];
}
/**
 * Candidates for `subject` in `.sig` tag and referrers, each handed to `read` as it comes: a hundred of
 * them, with a megabyte each, are never in memory together. Never rejects for what one store does.
 */
export declare function discoverSignatures<T>(repository: ReadableRepository, subject: Digest, options: DiscoverOptions, read: (candidate: Candidate) => T): Promise<Discovery<T>>;
/** The fallback tag alone, for a registry whose API gave nothing good (fault 22): what the API did not list. */
export declare function discoverByFallbackTag<T>(repository: ReadableRepository, subject: Digest, options: DiscoverOptions, read: (candidate: Candidate) => T, listedByApi: ReadonlySet<Digest>): Promise<Discovery<T>>;
export {};
