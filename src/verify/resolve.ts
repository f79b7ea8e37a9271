/**
 * Resolves a reference to a digest, once: all later requests are by digest (threat 1). Also compares the
 * tag with the digest and the version that were expected or signed.
 */

import { type ErrorCode, isTrustError, TrustError } from '../error.ts';
import { type Digest, digestAlgorithm, digestOf } from '../oci/digest.ts';
import { formatRepository, type Reference } from '../oci/reference.ts';
import { digestOfTag } from '../registry/manifests.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { finding, OtherTagExists } from './finding.ts';
import type { Finding, ManifestReport } from './report.ts';

/** Throws E_NOTFOUND if the reference does not exist, or the error of the registry. */
export async function resolve(
  repository: ReadableRepository,
  { tag = 'latest', digest }: Pick<Reference, 'tag' | 'digest'>,
): Promise<StoredManifest> {
  const stored = await repository.manifest(digest ?? tag);
  if (stored !== undefined) return stored;
  const place = formatRepository(repository.name);
  const what = digest === undefined ? `the tag ${tag}` : 'the digest';
  const message = `${what} does not exist in ${place}`;
  const details = { repository: place, ...(digest === undefined ? { tag } : { digest }) };
  const other = digest === undefined ? await otherTag(repository, tag) : undefined;
  if (other !== undefined) throw new OtherTagExists(message, details, other);
  throw new TrustError('E_NOTFOUND', message, details);
}

/** `0.1.24` for `v0.1.24`, and the reverse, if it exists. Only a hint, so errors do not matter. */
async function otherTag(repository: ReadableRepository, tag: string): Promise<string | undefined> {
  if (!/^v?\d/.test(tag)) return undefined;
  const other = tag.startsWith('v') ? tag.slice(1) : `v${tag}`;
  try {
    return (await repository.manifestHead(other)) === undefined ? undefined : other;
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return undefined;
  }
}

/** An expected digest protects against a tag that was moved back (threat 16). */
export function checkExpectedDigest(
  { bytes, digest }: StoredManifest,
  expected: Digest | undefined,
): readonly Finding[] {
  if (expected === undefined || digestOf(bytes, digestAlgorithm(expected)) === expected) return [];
  return [
    finding('E_ROLLBACK', `it resolves to ${digest}, but ${expected} was expected`, {
      digest,
      advice: 'the tag was moved: do not run it until you know why',
    }),
  ];
}

/**
 * For `tag@digest`, the digest is verified. A tag that points to another digest, or that cannot be
 * resolved, is a warning (threat 14).
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
    return [warning('E_DRIFT', `the tag ${tag} ${where}; the digest was verified, not the tag`)];
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return [warning(error.code, `the tag ${tag} could not be resolved: ${error.message}`)];
  }
}

function warning(code: ErrorCode, message: string): Finding {
  return finding(code, message, { severity: 'warning' });
}

/**
 * Warns if the signed annotation `version` differs from a tag that is a full version (threat 16):
 * signatures alone do not prevent a tag from being moved back.
 */
export function compareVersion(
  { tag }: Reference,
  root: ManifestReport | undefined,
): readonly Finding[] {
  const good = root?.signatures.filter((signature) => signature.good) ?? [];
  const signed = new Set(good.flatMap(({ annotations }) => annotations['version'] || []));
  if (signed.size === 0 || tag === undefined || !isFullVersion(tag)) return [];
  if ([...signed].some((version) => withoutV(version) === withoutV(tag))) return [];
  const versions = [...signed].join(' and ');
  return [
    finding('E_ROLLBACK', `it was signed as version ${versions}, but the tag is ${tag}`, {
      severity: 'warning',
      advice: 'give the digest that you expect, or require the annotation "version"',
    }),
  ];
}

function isFullVersion(tag: string): boolean {
  return /^v?[0-9]+\.[0-9]+\.[0-9]+/.test(tag);
}

function withoutV(version: string): string {
  return version.replace(/^v/, '');
}
