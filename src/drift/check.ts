/** The drift check: does every registry still carry what was released? */

import { mapConcurrently } from '../async.ts';
import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import type { Ledger, Release } from '../ledger/ledger.ts';
import { isInForce, type Waiver } from '../ledger/waiver.ts';
import type { Digest } from '../oci/digest.ts';
import { finding } from '../verify/finding.ts';
import type { CommandContext } from '../verify/mirror-command.ts';
import type { Finding } from '../verify/report.ts';
import { commandContext } from './commands.ts';
import { versionsByDigest } from './differences.ts';
import { checkLatest } from './latest.ts';
import type { ExpectedRelease } from './observation.ts';
import { newestFirst } from './obstacles.ts';
import { lookAtOtherTags } from './other-tags.ts';
import { CheckedRegistry } from './registry.ts';
import { checkRelease, type ReleaseCheck } from './release.ts';
import type { DriftResult } from './report.ts';
import { ReportBuilder } from './report-builder.ts';
import { Rotation } from './rotation.ts';
import { isIn, looksAtTags } from './shard.ts';
import { nextTurn, withRun } from './state.ts';
import { type VerifiedRelease, withEarlierLooks } from './store-look.ts';
import type { DriftContext, DriftTask } from './task.ts';
import type { CheckOptions } from './tree-look.ts';
import { judgeUnknownTags } from './unknown-tags.ts';

/** Releases that are checked concurrently: enough to keep every registry busy, and few enough for memory. */
const releasesAtOnce = 12;

/** What a registry does ends in the report. Throws E_INPUT if there is nothing to look at. */
export async function checkDrift(task: DriftTask, context: DriftContext): Promise<DriftResult> {
  const started = context.now();
  const { policy, blobs, ledger } = task;
  const command = commandContext(policy, task.registries);
  const expected = expectedReleases(task, command);
  const registries = task.registries.map((one) => new CheckedRegistry(one, ledger?.from));
  const turn = nextTurn(task.history.runs.at(-1));
  const rotation = new Rotation(task.fullEvery, task.name, { at: started.toISOString(), turn });
  const { checkAttestations } = context;
  const options = {
    ...{ policy, now: started, blobs, rotation },
    ...defined({ checkAttestations }),
  };
  const waivers = ledger?.waivers ?? [];
  const report = new ReportBuilder(
    ledger,
    waivers.filter((one) => isInForce(one, started)),
  );
  const expired = waivers.filter((one) => !isInForce(one, started)).map(toNote);
  report.add({ differences: [], obstacles: [], notes: expired });
  const check = checker(registries, options, expected.length, context);

  const doubtful: number[] = [];
  await mapConcurrently(releasesAtOnce, [...expected.entries()], async ([at, one]) => {
    const checked = await check(one);
    if (checked.isDoubtful) doubtful.push(at);
    else report.addRelease(at, checked);
  });
  // By now every repository that shows anything has shown it.
  for (const at of doubtful) report.addRelease(at, await check(expected[at] as ExpectedRelease));

  if (ledger !== undefined && looksAtTags(task.shard)) {
    await checkTags(registries, { ...task, ledger, command }, options, report);
  }
  const built = report.build(task, context, started, registries);
  return { report: built, history: withRun(task.history, built) };
}

function toNote({ kind, tag, until }: Waiver): Finding {
  const message = `the waiver of ${kind} for ${tag} ended on ${until.slice(0, 10)}`;
  const advice = 'take it out of the ledger, or decide anew';
  return finding('E_INPUT', message, { severity: 'warning', advice });
}

function expectedReleases(
  { ledger, tags, shard }: DriftTask,
  command: CommandContext,
): readonly ExpectedRelease[] {
  const versionOf = versionsIn(ledger);
  const expected = (place: number, version: string, release: Release | undefined) => ({
    place,
    version,
    release,
    versionOf,
    command,
  });
  const releases = (ledger?.releases ?? []).toSorted((a, b) => newestFirst(a.version, b.version));
  const all =
    ledger === undefined
      ? tags.map((tag, at) => expected(at, tag, undefined))
      : // From the oldest on: a new release moves none of the others to another run.
        releases.map((one, at) => expected(releases.length - 1 - at, one.version, one));
  if (all.length === 0) throw new TrustError('E_INPUT', 'there is no release to look at');
  return all.filter(({ version }) => isIn(shard, version));
}

function versionsIn(ledger: Ledger | undefined): (digest: Digest) => string | undefined {
  const versions = versionsByDigest(ledger?.releases ?? []);
  return (digest) => versions.get(digest);
}

/** Checks one release on all registries, reports progress, and remembers what was verified. */
function checker(
  registries: readonly CheckedRegistry[],
  options: CheckOptions,
  releases: number,
  { last, remember, onProgress, sent }: DriftContext,
): (expected: ExpectedRelease) => Promise<ReleaseCheck> {
  const of = releases * registries.length;
  let done = 0;
  return async (expected) => {
    const { version } = expected;
    const earlier = last(version);
    const check = await checkRelease(registries, expected, earlier, options, ({ name }) => {
      done = Math.min(done + 1, of);
      onProgress?.({ done, of, requests: sent(), image: `${name}:${version}` });
    });
    remember(version, withUnreachable(check, earlier));
    return check;
  };
}

/** What was verified earlier on a registry that cannot be reached now is kept. */
function withUnreachable(
  { verified, state }: ReleaseCheck,
  earlier: VerifiedRelease | undefined,
): VerifiedRelease | undefined {
  const unreachable = state.images.filter((one) => one.state === 'unreachable');
  const names = new Set(unreachable.map(({ registry }) => registry));
  return names.size === 0 ? verified : withEarlierLooks(verified, earlier, names);
}

/** The tags that are no release of the ledger, and `latest`. */
async function checkTags(
  registries: readonly CheckedRegistry[],
  task: DriftTask & { readonly ledger: Ledger; readonly command: CommandContext },
  options: CheckOptions,
  report: ReportBuilder,
): Promise<void> {
  const { ledger, history, command } = task;
  const before = history.runs.at(-1)?.unknownTags ?? [];
  const others = await lookAtOtherTags(registries, { ledger, before, options, command });
  const judged = judgeUnknownTags({
    tags: others.unknown,
    before,
    isLost: history.lost !== undefined,
    releases: ledger.releases,
    unreachable: others.obstacles.map(({ registry }) => ({ image: registry })),
  });
  const drifted = new Set(judged.differences.map(({ registry, tag }) => `${registry}:${tag}`));
  const newVersions = others.versions.filter(
    ({ registry, tag }) => !drifted.has(`${registry}:${tag}`),
  );
  const versionOf = versionsIn(ledger);
  const believesLists = history.runs.length > 0 && !options.rotation.isFull;
  const latestTask = { ledger, newVersions, versionOf, command, options, believesLists };
  const latest = await checkLatest(registries, latestTask);
  report.unknownTags = others.unknown;
  for (const found of [others, { ...judged, obstacles: [] }, latest]) report.add(found);
}
