/**
 * Whether a reader can read an image: every manifest that must be signed has a signature that counts, in a
 * store where the reader looks.
 */
import type { TrustError } from '../error.ts';
import type { Discovery } from '../signature/discover.ts';
import { type Reader, type Store } from './readers.ts';
import type { ReaderReport, SignatureReport } from './report.ts';
/** What decides about one manifest, the same for every reader. */
export interface Stand {
    /** stores that hold a signature that counts, as this tool finds them */
    readonly good: ReadonlySet<Store>;
    /** the same, as the registry lists them: others do not look under the fallback tag if the API answers */
    readonly listed: ReadonlySet<Store>;
    /** there is a bundle of any kind, by anyone */
    readonly anyBundle: boolean;
    /** the `.sig` image has Docker's media type */
    readonly dockerTag: boolean;
    /** what stood in the way of reading a store */
    readonly unread: ReadonlyMap<'tag' | 'bundle', TrustError>;
    /** whether signatures lie in the repository of the image */
    readonly beside: boolean;
}
/** `unsigned`: nothing counts, for any reader; `format`, `place`: what counts is where it does not look. */
export type Readability = 'yes' | 'unknown' | NonNullable<ReaderReport['why']>;
/** `found` is what the registry lists, `byTag` what only the fallback tag names. */
export declare function standOf(found: Discovery<SignatureReport>, byTag: Discovery<SignatureReport> | undefined, beside: boolean): Stand;
/** The stand when signatures in these stores have been added. */
export declare function withSignatures(stand: Stand, stores: readonly Store[]): Stand;
/** Where signatures of a format are put. */
export declare function storeOf(format: SignatureReport['format']): Store;
export declare function readability(reader: Reader, stand: Stand): Readability;
/** What the worst of its manifests is; of no manifest at all, nothing is known. */
export declare function readersOf(stands: readonly Stand[]): readonly ReaderReport[];
/** Of several images: what each of them is to a reader, taken together. */
export declare function readersOfAll(images: readonly (readonly ReaderReport[])[]): readonly ReaderReport[];
