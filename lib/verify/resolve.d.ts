/** From a reference to a digest, once: everything after goes by digest (threat 1). */
import type { Digest } from '../oci/digest.ts';
import { type Reference } from '../oci/reference.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import type { Finding } from './report.ts';
/** Throws E_NOTFOUND when there is nothing under the reference, and whatever the registry's failure is. */
export declare function resolve(repository: ReadableRepository, { tag, digest }: Pick<Reference, 'tag' | 'digest'>): Promise<StoredManifest>;
/** The digest that the user expects guards against a tag that was moved back (threat 16). */
export declare function checkExpectedDigest(actual: Digest, expected: Digest | undefined): readonly Finding[];
/**
 * `tag@digest`: the digest counts; a tag that points elsewhere is worth knowing (threat 14), and so is
 * that nobody could say where it points.
 */
export declare function compareTag(repository: ReadableRepository, { tag, digest }: Reference): Promise<readonly Finding[]>;
