/**
 * Checks whether signatures can be published, before anything is signed: log entries are permanent, and
 * each run that fails after logging adds more of them.
 */

import { isTrustError, TrustError } from '../error.ts';
import { TooMany } from '../registry/errors.ts';
import { referrersTag } from '../registry/referrer-list.ts';
import { assertListable } from '../registry/referrers-tag.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import { assertAppendable, legacyTag, mostOf } from '../signature/append.ts';
import { describeNode } from '../verify/finding.ts';
import { adviseDeletion, BlockedError, orOtherRepository } from './blocked-error.ts';
import { kindOf, type PlannedSignature } from './state.ts';

export interface PublishCheck {
  readonly signatures: PushableRepository;
  /** false for a dry run: whether tags can be moved is not checked, because that needs a push */
  readonly writes: boolean;
}

/** What a manifest's stores contain. */
export interface StoreFacts {
  /** whether the `.sig` tag exists, or for attestations the `.att` tag */
  readonly hasTag: boolean;
  /** number of listed referrers that readers would fetch */
  readonly referrers: number;
  readonly hasApi: boolean;
}

/** Throws BlockedError, or the error of the registry. */
export async function assertPublishable(
  planned: PlannedSignature,
  present: StoreFacts,
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
  planned: PlannedSignature,
  { hasTag }: StoreFacts,
  { signatures, writes }: PublishCheck,
): Promise<void> {
  const kind = kindOf(planned);
  const tag = legacyTag(planned.node.digest, kind);
  const stored = hasTag ? await signatures.manifest(tag) : undefined;
  if (stored === undefined) return;
  await assertAppendable(signatures, stored, kind);
  if (writes) await signatures.assertMovable(tag, stored);
}

/** With a Referrers API, the fallback tag is not used. */
async function assertRoomForReferrer(
  planned: PlannedSignature,
  { referrers, hasApi }: StoreFacts,
  { signatures, writes }: PublishCheck,
): Promise<void> {
  const { node } = planned;
  const kind = kindOf(planned);
  const most = mostOf(kind);
  if (referrers >= most) {
    const message = `there are ${referrers} referrers that may be ${kind}s; readers check ${most} at most`;
    throw new TooMany(message, { digest: node.digest });
  }
  const tag = referrersTag(node.digest);
  const stored = hasApi ? undefined : await signatures.manifest(tag);
  if (stored === undefined) return;
  assertListable(node.digest, stored);
  // GitLab returns the subject if the tag does not exist (registries.md §4.5).
  if (writes && stored.digest !== node.digest) await signatures.assertMovable(tag, stored);
}

function adviceAbout(planned: PlannedSignature, { code }: TrustError): string {
  const { node, format } = planned;
  const tag =
    format === 'legacy' ? legacyTag(node.digest, kindOf(planned)) : referrersTag(node.digest);
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
