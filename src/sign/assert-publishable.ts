/**
 * Checks whether signatures can be published, before anything is signed: log entries are permanent, and
 * each run that fails after logging adds more of them.
 */

import { isTrustError, TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { TooMany } from '../registry/errors.ts';
import { referrersTag } from '../registry/referrer-list.ts';
import { assertListable } from '../registry/referrers-tag.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import { assertAppendable } from '../signature/append.ts';
import { signatureTag } from '../signature/store.ts';
import { describeNode } from '../verify/finding.ts';
import { adviseDeletion, BlockedError, orOtherRepository } from './blocked-error.ts';
import type { ExistingSignatures } from './existing.ts';
import type { PlannedSignature } from './state.ts';

export interface PublishCheck {
  readonly signatures: PushableRepository;
  /** false for a dry run: whether tags can be moved is not checked, because that needs a push */
  readonly writes: boolean;
}

/** Throws BlockedError, or the error of the registry. */
export async function assertPublishable(
  planned: PlannedSignature,
  present: ExistingSignatures,
  where: PublishCheck,
): Promise<void> {
  try {
    if (planned.format === 'legacy') await assertRoomUnderTag(planned, present, where);
    else await assertRoomForReferrer(planned, present, where);
  } catch (error) {
    // Other E_LIMIT errors are about the time of the run.
    if (!isTrustError(error, 'E_MANIFEST', 'E_IMMUTABLE') && !(error instanceof TooMany))
      throw error;
    throw new BlockedError(
      new TrustError(error.code, `${describeNode(planned.node)}: ${error.message}`, error.details),
      adviceAbout(planned, error),
    );
  }
}

/** A new tag can be written even if the registry does not allow tags to be moved. */
async function assertRoomUnderTag(
  { node }: PlannedSignature,
  { hasSignatureTag }: ExistingSignatures,
  { signatures, writes }: PublishCheck,
): Promise<void> {
  const tag = signatureTag(node.digest);
  const stored = hasSignatureTag ? await signatures.manifest(tag) : undefined;
  if (stored === undefined) return;
  await assertAppendable(signatures, stored);
  if (writes) await signatures.assertMovable(tag, stored);
}

/** With a Referrers API, the fallback tag is not used. */
async function assertRoomForReferrer(
  { node }: PlannedSignature,
  { referrers, hasApi }: ExistingSignatures,
  { signatures, writes }: PublishCheck,
): Promise<void> {
  if (referrers >= limits.signatures) {
    const message = `there are ${referrers} referrers that may be signatures; readers check ${limits.signatures} at most`;
    throw new TooMany(message, { digest: node.digest });
  }
  const tag = referrersTag(node.digest);
  const stored = hasApi ? undefined : await signatures.manifest(tag);
  if (stored === undefined) return;
  assertListable(node.digest, stored);
  // GitLab returns the subject if the tag does not exist (registries.md §4.5).
  if (writes && stored.digest !== node.digest) await signatures.assertMovable(tag, stored);
}

function adviceAbout({ node, format }: PlannedSignature, { code }: TrustError): string {
  const tag = format === 'legacy' ? signatureTag(node.digest) : referrersTag(node.digest);
  switch (code) {
    case 'E_LIMIT':
      return adviseDeletion(
        format === 'legacy' ? `the tag ${tag}` : `the referrers of ${node.digest}`,
      );
    case 'E_IMMUTABLE':
      return `allow tags that start with sha256- to be moved there, ${orOtherRepository}`;
    default:
      return `delete the tag ${tag} if nothing needs it, ${orOtherRepository}`;
  }
}
