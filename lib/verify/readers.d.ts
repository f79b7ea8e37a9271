/**
 * Who reads which signatures. The one table: reports, the demand `require-readable-by` and the documents
 * take it from here, and the interop tests hold it against the programs themselves (docs/adr/0021).
 *
 * A publisher's own check says nothing about the cluster: cosign v3 signs in a format that most of what
 * enforces policies does not look for, and to them the image is unsigned.
 */
import type { SignatureReport } from './report.ts';
/** Where a signature lies; the store implies its format. */
export type Store = SignatureReport['store'];
export type ReaderName = 'cosign-2.6' | 'cosign-2.5' | 'podman' | 'policy-controller' | 'kyverno' | 'webdis-trust';
export interface Reader {
    readonly name: ReaderName;
    /** as people call it, with the versions for which the entry holds */
    readonly title: string;
    /** the stores in which it finds signatures without being configured for them */
    readonly stores: readonly Store[];
    /** where an image has a bundle of any kind, by anyone, it does not look at the `.sig` tag */
    readonly bundlesHideTag?: true;
    /** it refuses a `.sig` image that has Docker's media type */
    readonly ociImagesOnly?: true;
    /** it finds signatures that are not beside the image, where the run's policy says where they are */
    readonly readsElsewhere?: true;
    /** whether `require-readable-by` takes its name */
    readonly demandable: boolean;
    /** what was looked at */
    readonly version: string;
    /** how it was found out */
    readonly source: string;
    /** when */
    readonly date: string;
}
export declare const readers: readonly Reader[];
export declare function readerOf(name: ReaderName): Reader;
/** The words of `require-readable-by`. */
export declare const demandableReaders: readonly ReaderName[];
