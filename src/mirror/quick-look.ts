/**
 * Whether there is anything to do, asked cheaply: the target's tag points to the source's digest, and
 * what the source lists as attached, the target lists too (docs/adr/0012-mirror.md). What it does not
 * see is content that a registry lost behind a manifest or list that it still serves: `deep` does.
 */

import { allSettled } from '../async.ts';
import { isTrustError } from '../error.ts';
import type { Listed } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { signaturePredicate } from '../signature/statement.ts';
import { predicateTypeAnnotation } from '../signature/store.ts';
import type { Finding } from '../verify/report.ts';
import { attachmentTags } from './content.ts';
import { askFor, asListed } from './listed-view.ts';
import type { Lists } from './lists.ts';
import type { Requirement } from './report.ts';
import type { TargetSnapshot } from './target-snapshot.ts';

/** @param problemsOf what verification finds to be wrong; none where nothing is to be verified */
export async function seemsComplete(
  before: TargetSnapshot,
  lists: Lists | undefined,
  require: Requirement,
  problemsOf: (seen: ReadableRepository) => Promise<readonly Finding[]>,
): Promise<boolean> {
  if (lists === undefined || (require === 'signed' && !saysItIsSigned(lists))) return false;
  if (require === 'verified') askFor(before, lists);
  if (!(await listsAll(before, lists))) return false;
  // Something of it is gone: a look at everything says what, and brings it.
  return (await problemsOf(asListed(before, lists))).length === 0;
}

/** By what is under its signature tag, or listed as attached to it. */
export async function seemsSigned(seen: TargetSnapshot, subject: Digest): Promise<boolean> {
  const [signatures] = attachmentTags(subject);
  if (signatures !== undefined && (await seen.manifestHead(signatures)) !== undefined) return true;
  return (await seen.referrers(subject)).descriptors.some(saysItIsSignature);
}

/** Every index and platform has something that says, in the lists alone, that it is a signature. */
function saysItIsSigned({ tree, tags, referrers }: Lists): boolean {
  return tree.nodes.every(({ role, digest }) => {
    const [signatures = ''] = attachmentTags(digest);
    const listed = referrers.get(digest) ?? [];
    return role === 'attestation' || tags.has(signatures) || listed.some(saysItIsSignature);
  });
}

function saysItIsSignature({ artifactType, annotations }: Listed): boolean {
  if (artifactType === mediaTypes.cosignArtifactSig) return true;
  return annotations[predicateTypeAnnotation] === signaturePredicate;
}

/** What only the target has is nobody's business here. False also where it cannot be found out. */
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
  wanted: readonly Listed[],
): Promise<boolean> {
  const { descriptors, source } = await before.referrers(subject);
  const has = new Set(descriptors.map(({ digest }) => digest));
  if (wanted.every(({ digest }) => has.has(digest))) return true;
  if (source === 'tag') return false;
  const tagged = await before.referrersByTag(subject);
  for (const { digest } of tagged.descriptors) has.add(digest);
  return wanted.every(({ digest }) => has.has(digest));
}
