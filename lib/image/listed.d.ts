/** A manifest that an index lists, read and held against what the index says about it. */
import type { Descriptor } from '../oci/descriptor.ts';
import { type ImageIndex, type ImageManifest } from '../oci/manifest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
type Listed = Pick<Descriptor, 'digest' | 'size'>;
/** Throws E_COVER if it is not there, E_DIGEST for another size (threat 5), E_MANIFEST if it is no index. */
export declare function readListedIndex(repository: ReadableRepository, listed: Listed): Promise<ImageIndex>;
/** As readListedIndex, for an image. */
export declare function readListedImage(repository: ReadableRepository, listed: Listed): Promise<ImageManifest>;
export {};
