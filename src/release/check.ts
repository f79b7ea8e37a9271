/** The first step of a release: checks what the tags point to, and whether the release may write them. */

import { isVersion } from '../ledger/version.ts';
import { readTag } from '../mirror/tag.ts';
import type { Digest } from '../oci/digest.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { planMerge } from './merge.ts';
import { backportFindings } from './moving-tags.ts';
import { findOwnPush } from './resume.ts';
import { type ReleaseRun, repositoryOf, setDigest, type TagState } from './state.ts';
import type { StepResult } from './steps.ts';
import { destinationsOf, mergeOf } from './task.ts';

/**
 * If an image will be built, also checks push access to every registry: otherwise a missing permission
 * would be found only after the image was built, signed and logged.
 */
export async function check(run: ReleaseRun): Promise<StepResult> {
  const { tags } = run.state;
  const merge = mergeOf(run.task);
  if (merge !== undefined) {
    run.state.merged = await planMerge(repositoryOf(run, run.task.image), merge);
  }
  await Promise.all(
    tags.map(async (one) => {
      const current = await readTag(repositoryOf(run, one.destination), one.tag);
      one.isHidden = current === 'hidden';
      one.before = current === 'hidden' ? undefined : current;
    }),
  );
  const own = await findOwnPush(run);
  if (own !== undefined) {
    run.state.isResumed = true;
    setDigest(run, own);
  }
  const findings = [
    ...ledgerFindings(run),
    ...tags.flatMap((one) => tagFindings(run, one)),
    ...(await backportFindings(run)),
  ];
  if (findings.length === 0) await assertPushable(run);
  return { state: 'done', detail: describeTags(run), findings };
}

async function assertPushable(run: ReleaseRun): Promise<void> {
  const { task } = run;
  // What was pushed before needs no push; signing and mirroring check their own.
  if (typeof task.origin === 'string' || run.state.isResumed || task.dryRun) return;
  await Promise.all(
    destinationsOf(task).map((destination) => repositoryOf(run, destination).assertPushable()),
  );
}

/**
 * Only moving tags, such as `latest` and `1.2`, move to another image. Before a build, any other tag that exists
 * is an error, because its digest cannot be that of the new image.
 */
export function tagFindings({ task, state }: ReleaseRun, one: TagState): readonly Finding[] {
  const { destination, tag, before, moves } = one;
  const { expected: digest } = state;
  if (before === undefined || before === digest || moves) return [];
  if (task.overwriteTags) return [];
  one.state = 'refused';
  const why = isVersion(tag)
    ? 'versions are not moved'
    : 'tags that are not named in moving-tags are not moved';
  const message = `${destination.name}:${tag} exists and points to ${before}: ${why}`;
  const usual = adviceAbout(digest, before);
  const advice = isVersion(tag)
    ? usual
    : `if it is a tag that moves with releases, add it to moving-tags (--moving-tag); ${usual}`;
  return [finding('E_DRIFT', message, { digest: before, advice })];
}

function adviceAbout(digest: Digest | undefined, before: Digest): string {
  const overwrite = 'to move it, use overwrite-tags (--overwrite-tags)';
  if (digest !== undefined) return `use another version; ${overwrite}`;
  return `if an earlier run started this release, continue with digest: ${before} (--digest); otherwise use another version; ${overwrite}`;
}

function ledgerFindings({ task, context, state }: ReleaseRun): readonly Finding[] {
  const { ledger } = context;
  const known = ledger?.known?.releases.find(({ version }) => version === task.version);
  if (ledger === undefined || known === undefined || task.overwriteTags) return [];
  if (known.digest === state.expected) return [];
  const message = `${ledger.name} has the release ${known.version} with the digest ${known.digest}`;
  const advice = adviceAbout(state.expected, known.digest);
  return [finding('E_DRIFT', message, { digest: known.digest, advice })];
}

function describeTags({ state: { tags, expected: digest } }: ReleaseRun): string {
  const hidden = tags.filter(({ isHidden }) => isHidden).length;
  const count = (points: (before: Digest | undefined) => boolean) =>
    tags.filter(({ before }) => points(before)).length;
  const parts = [
    [hidden, 'hidden'],
    [count((before) => before === undefined) - hidden, 'new'],
    [count((before) => before !== undefined && before === digest), 'there already'],
    [count((before) => before !== undefined && before !== digest), 'to be moved'],
  ] as const;
  const named = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return `${tags.length} ${tags.length === 1 ? 'tag' : 'tags'}: ${named.join(', ')}`;
}
