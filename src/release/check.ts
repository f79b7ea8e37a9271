/** Before anything is built or written: what the tags point to, and whether this release may have them. */

import { isVersion } from '../ledger/version.ts';
import { readTag } from '../mirror/tag.ts';
import type { Digest } from '../oci/digest.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { TagProgress } from './progress.ts';
import { type ReleaseRun, repositoryOf } from './run.ts';
import type { StepEnd } from './steps.ts';
import { placesOf } from './task.ts';

/**
 * Also whether there are rights to push, if something is to be built: a mirror that lacks them would be
 * found out about when the image is built, signed and in the log for ever.
 */
export async function check(run: ReleaseRun): Promise<StepEnd> {
  const { tags } = run.progress;
  await Promise.all(
    tags.map(async (one) => {
      const seen = await readTag(repositoryOf(run, one.place), one.tag);
      one.isHidden = seen === 'hidden';
      one.before = seen === 'hidden' ? undefined : seen;
    }),
  );
  const findings = [...ledgerFindings(run), ...tags.flatMap((one) => tagFindings(run, one))];
  if (findings.length === 0) await assertPushable(run);
  return { state: 'done', detail: whatTheyPointTo(run), findings };
}

async function assertPushable(run: ReleaseRun): Promise<void> {
  const { task } = run;
  if (typeof task.origin === 'string' || task.dryRun) return;
  await Promise.all(placesOf(task).map((place) => repositoryOf(run, place).assertPushable()));
}

/**
 * A version names one image for ever; `latest` and `1.2` move. Before a build nobody knows its digest, and
 * no two builds have the same, so that a version that exists stands in the way then.
 */
export function tagFindings({ task, progress }: ReleaseRun, one: TagProgress): readonly Finding[] {
  const { place, tag, before } = one;
  const wanted = progress.digest;
  if (before === undefined || before === wanted || !isVersion(tag)) return [];
  if (task.overwriteTags) return [];
  one.state = 'refused';
  const message = `${place.name}:${tag} exists, and points to ${before}: a version is not moved`;
  return [finding('E_DRIFT', message, { digest: before, advice: adviceAbout(wanted, before) })];
}

function adviceAbout(wanted: Digest | undefined, before: Digest): string {
  const overwrite = 'overwrite-tags moves it all the same (--overwrite-tags)';
  if (wanted !== undefined) return `take another version; ${overwrite}`;
  return `if that is this release, begun by a run before, go on with digest: ${before} (--digest); else take another version; ${overwrite}`;
}

function ledgerFindings({ task, context, progress }: ReleaseRun): readonly Finding[] {
  const { ledger } = context;
  const known = ledger?.known?.releases.find(({ version }) => version === task.version);
  if (ledger === undefined || known === undefined || task.overwriteTags) return [];
  if (known.digest === progress.digest) return [];
  const message = `${ledger.name} has the release ${known.version} with the digest ${known.digest}`;
  const advice = adviceAbout(progress.digest, known.digest);
  return [finding('E_DRIFT', message, { digest: known.digest, advice })];
}

function whatTheyPointTo({ progress: { tags, digest } }: ReleaseRun): string {
  const hidden = tags.filter(({ isHidden }) => isHidden).length;
  const count = (points: (before: Digest | undefined) => boolean) =>
    tags.filter(({ before }) => points(before)).length;
  const parts = [
    [hidden, 'not shown'],
    [count((before) => before === undefined) - hidden, 'new'],
    [count((before) => before !== undefined && before === digest), 'there already'],
    [count((before) => before !== undefined && before !== digest), 'to be moved'],
  ] as const;
  const named = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return `${tags.length} ${tags.length === 1 ? 'tag' : 'tags'}: ${named.join(', ')}`;
}
