/** What is to be signed: all of it is found and read before any of it is signed. */
import { type ImageNode } from '../image/tree.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
/**
 * The manifest, and with `recursive` everything under it, each fetched and hashed: a signature over what
 * is not there, or is no image, would leave a recursive run standing half-way (cosign-formats.md §10,
 * item 24). Throws E_COVER, E_MANIFEST or E_DIGEST, or what the registry's failure is.
 */
export declare function readSubjects(repository: ReadableRepository, root: StoredManifest, recursive: boolean): Promise<readonly ImageNode[]>;
