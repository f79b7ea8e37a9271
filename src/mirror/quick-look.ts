/**
 * Checks by few requests whether there is anything to do: the tag of the target points to the source's digest,
 * and the target lists everything that the source lists (docs/adr/0012-mirror.md). It does not notice content
 * that a registry lost behind a list or manifest that it still serves; `deep` does.
 */

import { allSettled } from '../async.ts';
import { isTrustError } from '../error.ts';
import type { ReferrerDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { signaturePredicate } from '../signature/statement.ts';
import { predicateTypeAnnotation, signatureTag } from '../signature/store.ts';
import type { Finding } from '../verify/report.ts';
import { attachmentTags } from './content.ts';
import type { Lists } from './lists.ts';
import type { Requirement } from './report.ts';
import type { TargetSnapshot } from './target-snapshot.ts';

/** @param problemsOf what verification finds; none if nothing is to be verified */
export async function seemsComplete(
  before: TargetSnapshot,
  lists: Lists | undefined,
  require: Requirement,
  problemsOf: (target: ReadableRepository) => Promise<readonly Finding[]>,
): Promise<boolean> {
  if (lists === undefined || (require === 'signed' && !saysItIsSigned(lists))) return false;
  if (require === 'verified') askFor(before, lists);
  if (!(await listsAll(before, lists))) return false;
  // If something is wrong, the complete copy finds out what, and copies it.
  return (await problemsOf(asListed(before, lists))).length === 0;
}

/** Whether a signature tag exists, or a signature is listed as a referrer. */
export async function seemsSigned(target: TargetSnapshot, subject: Digest): Promise<boolean> {
  const [signatures] = attachmentTags(subject);
  if (signatures !== undefined && (await target.manifestHead(signatures)) !== undefined)
    return true;
  return (await target.referrers(subject)).descriptors.some(saysItIsSignature);
}

/** Whether, by the lists alone, every index and platform has a signature. */
function saysItIsSigned({ tree, tags, referrers }: Lists): boolean {
  return tree.nodes.every(({ role, digest }) => {
    const [signatures = ''] = attachmentTags(digest);
    const listed = referrers.get(digest) ?? [];
    return role === 'attestation' || tags.has(signatures) || listed.some(saysItIsSignature);
  });
}

function saysItIsSignature({ artifactType, annotations }: ReferrerDescriptor): boolean {
  if (artifactType === mediaTypes.cosignArtifactSig) return true;
  return annotations[predicateTypeAnnotation] === signaturePredicate;
}

/** What only the target has does not matter. False also after an error. */
async function listsAll(before: TargetSnapshot, lists: Lists): Promise<boolean> {
  try {
    const answers = await allSettled([
      ...[...lists.tags].map(
        async ([name, digest]) => (await before.manifestHead(name))?.digest === digest,
      ),
      ...[...lists.referrers].map(([subject, listed]) => listsReferrers(before, subject, listed)),
    ]);
    return answers.every((same) => same);
  } catch (error) {
    if (isTrustError(error)) return false;
    throw error;
  }
}

async function listsReferrers(
  before: TargetSnapshot,
  subject: Digest,
  expected: readonly ReferrerDescriptor[],
): Promise<boolean> {
  const { descriptors, source } = await before.referrers(subject);
  const has = new Set(descriptors.map(({ digest }) => digest));
  if (expected.every(({ digest }) => has.has(digest))) return true;
  if (source === 'tag') return false;
  const tagged = await before.referrersByTag(subject);
  for (const { digest } of tagged.descriptors) has.add(digest);
  return expected.every(({ digest }) => has.has(digest));
}

/**
 * The target as verification should see it: signature tags and lists that the source does not have are not
 * requested, because what only the target has does not change the source's signatures.
 */
function asListed(target: TargetSnapshot, { tree, tags, referrers }: Lists): ReadableRepository {
  const nodes = new Set(tree.nodes.map(({ digest }) => digest));
  const absent = new Set<string>([...nodes].map(signatureTag).filter((name) => !tags.has(name)));
  const isUnlisted = (subject: Digest) => nodes.has(subject) && !referrers.has(subject);
  return {
    name: target.name,
    manifest: async (reference) => (absent.has(reference) ? undefined : target.manifest(reference)),
    manifestHead: (reference) => target.manifestHead(reference),
    blob: (blob, limit) => target.blob(blob, limit),
    openBlob: (blob, offset) => target.openBlob(blob, offset),
    referrers: async (subject) =>
      isUnlisted(subject) ? { descriptors: [], source: 'tag' } : target.referrers(subject),
    referrersByTag: (subject) => target.referrersByTag(subject),
    tags: () => target.tags(),
    hasBlob: (digest) => target.hasBlob(digest),
  };
}

/** Reads manifests that verification will need, instead of a HEAD first. */
function askFor(target: TargetSnapshot, { tree, tags, referrers }: Lists): void {
  for (const name of tags.keys()) void target.manifest(name);
  const nodes = new Set(tree.nodes.map(({ digest }) => digest));
  for (const { digest } of [...referrers.values()].flat()) {
    if (nodes.has(digest)) void target.manifest(digest);
  }
}
