/** From a reference to a digest, once: everything after goes by digest (threat 1). */

import { type ErrorCode, isTrustError, TrustError } from '../error.ts';
import { type Digest, digestAlgorithm, digestOf } from '../oci/digest.ts';
import { formatRepository, type Reference } from '../oci/reference.ts';
import { digestOfTag } from '../registry/manifests.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { finding } from './finding.ts';
import type { Finding } from './report.ts';

/** Throws E_NOTFOUND when there is nothing under the reference, and whatever the registry's failure is. */
export async function resolve(
  repository: ReadableRepository,
  { tag = 'latest', digest }: Pick<Reference, 'tag' | 'digest'>,
): Promise<StoredManifest> {
  const stored = await repository.manifest(digest ?? tag);
  if (stored !== undefined) return stored;
  const what = digest === undefined ? `the tag ${tag}` : 'the digest';
  throw new TrustError(
    'E_NOTFOUND',
    `${what} does not exist in ${formatRepository(repository.name)}`,
    {
      repository: formatRepository(repository.name),
      ...(digest === undefined ? { tag } : { digest }),
    },
  );
}

/** The digest that the user expects guards against a tag that was moved back (threat 16). */
export function checkExpectedDigest(
  { bytes, digest }: StoredManifest,
  expected: Digest | undefined,
): readonly Finding[] {
  if (expected === undefined || digestOf(bytes, digestAlgorithm(expected)) === expected) return [];
  return [
    finding('E_ROLLBACK', `it resolves to ${digest}, expected was ${expected}`, {
      digest,
      advice: 'the tag was moved: do not run it before you know why',
    }),
  ];
}

/**
 * `tag@digest`: the digest counts; a tag that points elsewhere is worth knowing (threat 14), and so is
 * that nobody could say where it points.
 */
export async function compareTag(
  repository: ReadableRepository,
  { tag, digest }: Reference,
): Promise<readonly Finding[]> {
  if (tag === undefined || digest === undefined) return [];
  try {
    const now = await digestOfTag(repository, tag, digestAlgorithm(digest));
    if (now === digest) return [];
    const where = now === undefined ? 'does not exist' : `points to ${now}`;
    return [warning('E_DRIFT', `the tag ${tag} ${where}; what was verified is the digest`)];
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return [warning(error.code, `where the tag ${tag} points is not known: ${error.message}`)];
  }
}

function warning(code: ErrorCode, message: string): Finding {
  return finding(code, message, { severity: 'warning' });
}
