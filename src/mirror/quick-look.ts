/**
 * Checks with few requests whether there is anything to do: the tag of the target points to the source's digest,
 * and the target lists everything that the source lists (docs/adr/0012-mirror.md). It does not notice content
 * that a registry lost behind a list or manifest that it still serves; `deep` does.
 */

import { allSettled } from '../async.ts';
import { isTrustError } from '../error.ts';
import type { ImageTree } from '../image/tree.ts';
import type { ReferrerDescriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { signaturePredicate } from '../signature/statement.ts';
import { predicateTypeAnnotation } from '../signature/store.ts';
import type { Finding } from '../verify/report.ts';
import { attachmentTags } from './content.ts';
import type { Attached, Lists } from './lists.ts';
import type { Requirement } from './report.ts';
import { asAtSource } from './source-view.ts';
import type { TargetSnapshot } from './target-snapshot.ts';

/** @param problemsOf what verification finds; none if nothing is to be verified */
export async function seemsComplete(
  before: TargetSnapshot,
  lists: Lists | undefined,
  require: Requirement,
  problemsOf: (target: ReadableRepository) => Promise<readonly Finding[]>,
): Promise<boolean> {
  if (lists === undefined) return false;
  const isTagAbsent = async (name: string) => (await lists.names)?.has(name) === false;
  const hasReferrers = async (subject: Digest) => (await lists.referrersOf(subject)).length > 0;
  await askAhead(before, lists, require);
  const [isListed, problems] = await allSettled([
    listsAll(before, lists, require),
    problemsOf(asAtSource(before, lists.tree, { isTagAbsent, hasReferrers })),
  ]);
  // If something is wrong, the complete copy detects and copies it.
  return isListed && problems.length === 0;
}

/** Whether a signature tag exists, or a signature is listed as a referrer. */
export async function seemsSigned(target: TargetSnapshot, subject: Digest): Promise<boolean> {
  const [signatures] = attachmentTags(subject);
  if (signatures !== undefined && (await target.manifestHead(signatures)) !== undefined)
    return true;
  return (await target.referrers(subject)).descriptors.some(saysItIsSignature);
}

/** Whether, by the lists alone, every index and platform has a signature. */
function saysItIsSigned(tree: ImageTree, { tags, referrers }: Attached): boolean {
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
async function listsAll(
  before: TargetSnapshot,
  { tree, whole }: Lists,
  require: Requirement,
): Promise<boolean> {
  const attached = await whole;
  if (attached === undefined) return false;
  if (require === 'signed' && !saysItIsSigned(tree, attached)) return false;
  try {
    const answers = await allSettled([
      ...[...attached.tags].map(
        async ([name, digest]) => (await before.manifestHead(name))?.digest === digest,
      ),
      ...[...attached.referrers].map(([subject, listed]) =>
        listsReferrers(before, subject, listed),
      ),
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
 * Sends what does not depend on the lists of the source, while these are read: they are most likely the same. What
 * verification will need is read, instead of a HEAD first.
 */
async function askAhead(
  target: TargetSnapshot,
  { tree, names }: Lists,
  require: Requirement,
): Promise<void> {
  const isVerified = require === 'verified';
  const [tags] = await allSettled([names, target.tagNames()]);
  for (const { digest } of tree.nodes) {
    for (const name of attachmentTags(digest).slice(0, 1)) {
      if (!tags?.has(name)) continue;
      void (isVerified ? target.manifest(name) : target.manifestHead(name));
    }
  }
  if (!isVerified) return;
  const digests = tree.nodes.map(({ digest }) => digest);
  const tagged = new Set<string>(digests.filter((digest) => target.hasTaggedList(digest)));
  target.expectsApi = tagged.size === 0;
  for (const { digest, about = '' } of tree.nodes) {
    void target.referrers(digest);
    // Attestation manifests of buildx are referrers as well, and a tagged list does not say what its entries are.
    if (tagged.has(about)) void target.manifest(digest);
  }
}
