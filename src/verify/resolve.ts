/** From a reference to a digest, once: everything after goes by digest (threat 1). */

import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { formatRepository, type Reference } from '../oci/reference.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { finding } from './finding.ts';
import type { Finding } from './report.ts';

/** Throws E_NOTFOUND when there is nothing under the reference, and whatever the registry's failure is. */
export async function resolve(
  repository: ReadableRepository,
  { tag = 'latest', digest }: Reference,
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
  actual: Digest,
  expected: Digest | undefined,
): readonly Finding[] {
  if (expected === undefined || actual === expected) return [];
  return [
    finding('E_ROLLBACK', `it resolves to ${actual}, expected was ${expected}`, {
      digest: actual,
      advice: 'the tag was moved: do not run it before you know why',
    }),
  ];
}

/** `tag@digest`: the digest counts; a tag that points elsewhere is worth knowing (threat 14). */
export async function compareTag(
  repository: ReadableRepository,
  { tag, digest }: Reference,
): Promise<readonly Finding[]> {
  if (tag === undefined || digest === undefined) return [];
  const head = await repository.manifestHead(tag);
  if (head?.digest === digest) return [];
  const now =
    head === undefined ? 'does not exist' : `points to ${head.digest ?? 'an unknown digest'}`;
  return [
    finding('E_DRIFT', `the tag ${tag} ${now}; what was verified is the digest`, {
      severity: 'warning',
    }),
  ];
}
