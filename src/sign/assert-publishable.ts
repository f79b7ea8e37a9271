/**
 * Whether what is to be signed could be published, asked before anything is signed: a log entry stays for
 * ever, and a run that fails after it leaves one more each time.
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
import { elsewhere, makeRoom, Obstacle } from './obstacle.ts';
import type { Present } from './present.ts';
import type { Wanted } from './progress.ts';

export interface Publishability {
  /** where signatures go */
  readonly signatures: PushableRepository;
  /** false: nothing is written, so that it is not found out whether tags can be moved */
  readonly writes: boolean;
}

/** Throws Obstacle, or what stands in the way of finding out. */
export async function assertPublishable(
  wanted: Wanted,
  present: Present,
  where: Publishability,
): Promise<void> {
  try {
    if (wanted.format === 'legacy') await assertRoomUnderTag(wanted, present, where);
    else await assertRoomForReferrer(wanted, present, where);
  } catch (error) {
    // A limit of another kind is the time of the run.
    if (!isTrustError(error, 'E_MANIFEST', 'E_IMMUTABLE') && !(error instanceof TooMany))
      throw error;
    throw new Obstacle(
      new TrustError(error.code, `${describeNode(wanted.node)}: ${error.message}`, error.details),
      adviceAbout(wanted, error),
    );
  }
}

/** A tag that is not there yet can be written, also where none can be moved. */
async function assertRoomUnderTag(
  { node }: Wanted,
  { isTagged }: Present,
  { signatures, writes }: Publishability,
): Promise<void> {
  const tag = signatureTag(node.digest);
  const stored = isTagged ? await signatures.manifest(tag) : undefined;
  if (stored === undefined) return;
  await assertAppendable(signatures, stored);
  if (writes) await signatures.assertMovable(tag, stored);
}

/** Where there is a Referrers API, nothing is written under the fallback tag. */
async function assertRoomForReferrer(
  { node }: Wanted,
  { referrers, hasApi }: Present,
  { signatures, writes }: Publishability,
): Promise<void> {
  if (referrers >= limits.signatures) {
    const message = `${referrers} referrers are listed that may be signatures, and readers look at ${limits.signatures}`;
    throw new TooMany(message, { digest: node.digest });
  }
  const tag = referrersTag(node.digest);
  const stored = hasApi ? undefined : await signatures.manifest(tag);
  if (stored === undefined) return;
  assertListable(node.digest, stored);
  // GitLab answers with the subject although there is no such tag (registries.md §4.5).
  if (writes && stored.digest !== node.digest) await signatures.assertMovable(tag, stored);
}

function adviceAbout({ node, format }: Wanted, { code }: TrustError): string {
  const tag = format === 'legacy' ? signatureTag(node.digest) : referrersTag(node.digest);
  switch (code) {
    case 'E_LIMIT':
      return makeRoom(format === 'legacy' ? `the tag ${tag}` : `the referrers of ${node.digest}`);
    case 'E_IMMUTABLE':
      return `let tags that begin with sha256- be moved there, ${elsewhere}`;
    default:
      return `delete the tag ${tag} if nothing needs it, ${elsewhere}`;
  }
}
