/**
 * What the stores of one manifest answer, by digests alone. Bytes that hash to a digest that was verified
 * need not be read again: what is asked is whether they are there, and whether anything else is.
 */
import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository, ReferrerList } from '../registry/repository.ts';
export interface StoreLook {
    /** what the `.sig` tag points to; absent: there is none */
    readonly tag?: Digest;
    /** referrers that may be signatures, in order; foreign ones where only the API tells them apart */
    readonly listed: readonly Digest[];
    readonly source: 'api' | 'tag';
}
/** Where signatures are looked for, and what is known about it. */
export interface Stores<R extends ReadableRepository = ReadableRepository> {
    readonly repository: R;
    /** its `sha256-…` tags; undefined where they could not be listed */
    readonly names: ReadonlySet<string> | undefined;
    /** whether its registry has no Referrers API; undefined as long as this run has not seen it */
    readonly hasNoApi: () => boolean | undefined;
    /** is told who answered when a list was asked for */
    readonly learned: (source: ReferrerList['source']) => void;
}
/**
 * - `again`: this registry answered `expected` in an earlier run
 * - `index`: the same, of the index of an image
 * - `elsewhere`: another registry answered it
 */
export type Occasion = 'again' | 'index' | 'elsewhere';
/**
 * Asks the stores that are expected to hold something. Of one that held nothing, the list of all tags
 * tells whether it holds something now. Where there is no such list, as with the Referrers API, it is
 * asked about the index, and not again about the others: what is added takes nothing away, and who
 * signs a tree anew begins with its index.
 */
export declare function lookAtStores({ repository, names, hasNoApi, learned }: Stores, subject: Digest, expected: StoreLook, occasion: Occasion): Promise<StoreLook>;
export declare function namesIn({ tag, listed }: StoreLook): readonly Digest[];
export declare function lookOf(tag: Digest | undefined, { descriptors, source }: ReferrerList): StoreLook;
/** The same digests, however they are listed. */
export declare function sameLook(a: StoreLook, b: StoreLook): boolean;
