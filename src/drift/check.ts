/** The verb: does every registry still carry what was released? */

import { TrustError } from '../error.ts';
import { formatLedger, type Ledger, type Release } from '../ledger/ledger.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { mapAtMost } from '../verify/map-at-most.ts';
import type { CommandContext } from '../verify/mirror-command.ts';
import { describePolicy, type Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { exitCodeOf, inOrder, newestFirst, stateOf } from './conclude.ts';
import { type Expected, versionsByDigest } from './differences.ts';
import { withRun } from './history.ts';
import type { Checking } from './image.ts';
import { type Known, withLooksOf } from './known.ts';
import { checkLatest } from './latest.ts';
import { commandContext } from './mend.ts';
import { Obstacles } from './obstacles.ts';
import { lookAtOtherTags } from './other-tags.ts';
import { Place, type Registry } from './place.ts';
import { checkRelease, type ReleaseCheck } from './release.ts';
import {
  type Difference,
  type DriftHistory,
  type DriftProgress,
  type DriftReport,
  type DriftResult,
  driftReportSchema,
  type RegistryState,
  type ReleaseState,
} from './report.ts';
import { isIn, looksAtTags, type Shard } from './shard.ts';
import { judgeUnknownTags } from './unknown-tags.ts';

export interface DriftTask {
  /** the first is what the others are mended from */
  readonly registries: readonly Registry[];
  /** undefined: `tags` are compared and verified, without knowing what is right */
  readonly ledger: Ledger | undefined;
  readonly tags: readonly string[];
  readonly policy: Policy;
  readonly blobs: boolean;
  readonly shard: Shard | undefined;
  readonly history: DriftHistory;
  /** about the run itself */
  readonly notes: readonly Finding[];
}

export interface DriftContext {
  readonly now: () => Date;
  /** requests so far */
  readonly sent: () => number;
  readonly tool: DriftReport['tool'];
  /** what the run before verified, under the same policy */
  readonly last: (version: string) => Known | undefined;
  /** is told what the next run need not read again; not told: as it was, or nothing */
  readonly remember: (version: string, known: Known | undefined) => void;
  readonly onProgress?: (progress: DriftProgress) => void;
}

/** Releases under way at a time: enough to keep every registry busy, and few enough to hold in memory. */
const releasesAtOnce = 12;

/** Whatever a registry does ends in the report. Throws E_INPUT if there is nothing to look at. */
export async function checkDrift(task: DriftTask, context: DriftContext): Promise<DriftResult> {
  const started = context.now();
  const command = commandContext(task.policy, task.registries);
  const wanted = wantedOf(task, command);
  const from = task.ledger?.from;
  const places = task.registries.map((registry) => new Place(registry, from));
  const gathered = new Gathered();
  const run = new Run(task, context, places, started, wanted.length);

  const doubtful: number[] = [];
  await mapAtMost(releasesAtOnce, [...wanted.entries()], async ([at, one]) => {
    const check = await run.check(one);
    if (check.isDoubtful) doubtful.push(at);
    else gathered.add(at, check);
  });
  // By now every repository that shows anything has shown it.
  for (const at of doubtful) gathered.add(at, await run.check(wanted[at] as Expected));

  await gathered.addTags(task, places, run, command);
  const report = gathered.report(task, context, started, places);
  return { report, history: withRun(task.history, report) };
}

function wantedOf(
  { ledger, tags, shard }: DriftTask,
  command: CommandContext,
): readonly Expected[] {
  const versions = ledger === undefined ? undefined : versionsByDigest(ledger.releases);
  const versionOf = (digest: Digest) => versions?.get(digest);
  const expected = (version: string, release: Release | undefined): Expected => ({
    version,
    release,
    versionOf,
    command,
  });
  const releases = (ledger?.releases ?? []).toSorted((a, b) => newestFirst(a.version, b.version));
  const all =
    ledger === undefined
      ? tags.map((tag) => expected(tag, undefined))
      : releases.map((release) => expected(release.version, release));
  if (all.length === 0) throw new TrustError('E_INPUT', 'there is no release to look at');
  return all.filter(({ version }) => isIn(shard, version));
}

/** What is the same for all releases. */
class Run {
  readonly versionOf: (digest: Digest) => string | undefined;
  readonly #context: DriftContext;
  readonly #places: readonly Place[];
  readonly checking: Checking;
  readonly #of: number;
  #done = 0;

  constructor(
    task: DriftTask,
    context: DriftContext,
    places: readonly Place[],
    now: Date,
    releases: number,
  ) {
    const { policy, blobs, ledger } = task;
    const versions = versionsByDigest(ledger?.releases ?? []);
    this.versionOf = (digest) => versions.get(digest);
    this.#context = context;
    this.#places = places;
    this.checking = { policy, now, blobs };
    this.#of = releases * places.length;
  }

  async check(one: Expected): Promise<ReleaseCheck> {
    const { last, remember, onProgress, sent } = this.#context;
    const { version } = one;
    const check = await checkRelease(this.#places, one, last(version), this.checking, (place) => {
      this.#done = Math.min(this.#done + 1, this.#of);
      const image = `${place.name}:${version}`;
      onProgress?.({ done: this.#done, of: this.#of, requests: sent(), image });
    });
    remember(version, withUnreached(check, last(version)));
    return check;
  }
}

/** Of a registry that could not be reached, what was known before stays. */
function withUnreached({ known, state }: ReleaseCheck, last: Known | undefined): Known | undefined {
  const unreached = state.images.filter((one) => one.state === 'unreachable');
  const names = new Set(unreached.map(({ registry }) => registry));
  return names.size === 0 ? known : withLooksOf(known, last, names);
}

/** The report as it grows: nothing is kept of an image but its row. */
class Gathered {
  readonly #obstacles = new Obstacles();
  readonly #releases = new Map<number, ReleaseState>();
  readonly #differences: Difference[] = [];
  readonly #notes: Finding[] = [];
  #unknownTags: readonly string[] = [];

  add(at: number, { state, differences, obstacles, notes }: ReleaseCheck): void {
    this.#releases.set(at, state);
    this.#differences.push(...differences);
    this.#notes.push(...notes);
    for (const { registry, finding } of obstacles) this.#obstacles.add(registry, finding);
  }

  async addTags(
    { ledger, shard, history }: DriftTask,
    places: readonly Place[],
    { versionOf, checking }: Run,
    command: CommandContext,
  ): Promise<void> {
    if (ledger === undefined || !looksAtTags(shard)) return;
    const before = history.runs.at(-1)?.unknownTags ?? [];
    const others = await lookAtOtherTags(places, { ledger, before, checking, command });
    const unreachable = others.obstacles.map(({ registry }) => ({ image: registry }));
    const { releases } = ledger;
    const judged = judgeUnknownTags({ tags: others.unknown, before, releases, unreachable });
    const drifted = new Set(judged.differences.map(({ registry, tag }) => `${registry}:${tag}`));
    const newVersions = others.versions.filter(
      ({ registry, tag }) => !drifted.has(`${registry}:${tag}`),
    );
    const latest = await checkLatest(places, { ledger, newVersions, versionOf, command });
    this.#unknownTags = others.unknown;
    this.#differences.push(...others.differences, ...judged.differences, ...latest.differences);
    this.#notes.push(...others.notes, ...judged.notes, ...latest.notes);
    for (const { registry, finding } of [...others.obstacles, ...latest.obstacles]) {
      this.#obstacles.add(registry, finding);
    }
  }

  report(
    { policy, ledger, shard, notes }: DriftTask,
    { tool, now, sent }: DriftContext,
    started: Date,
    places: readonly Place[],
  ): DriftReport {
    const unreachable = this.#obstacles.findings();
    const differences = inOrder(this.#differences);
    const state = stateOf(differences, unreachable);
    return {
      schema: driftReportSchema,
      tool,
      started: started.toISOString(),
      finished: now().toISOString(),
      state,
      exitCode: exitCodeOf(state),
      policy: describePolicy(policy),
      ...(ledger === undefined ? {} : { ledger: digestOf(Buffer.from(formatLedger(ledger))) }),
      ...(shard === undefined ? {} : { shard }),
      missingShards: [],
      registries: places.map((place) => registryState(place, differences, unreachable)),
      releases: [...this.#releases].sort(([a], [b]) => a - b).map(([, release]) => release),
      differences,
      unreachable,
      notes: [...notes, ...this.#notes.toSorted(byImage)],
      unknownTags: this.#unknownTags,
      requests: sent(),
    };
  }
}

function byImage(a: Finding, b: Finding): number {
  return `${a.image} ${a.message}` < `${b.image} ${b.message}` ? -1 : 1;
}

function registryState(
  { name, registry, leftOut }: Place,
  differences: readonly Difference[],
  unreachable: readonly Finding[],
): RegistryState {
  const { requests, pulls } = registry.traffic();
  const quota = registry.quota();
  const own = differences.filter((one) => one.registry === name);
  const obstacles = unreachable.filter(({ image }) => image === name);
  return {
    name,
    state: stateOf(own, obstacles),
    requests,
    pulls,
    ...(leftOut === undefined ? {} : { tagsLeftOut: leftOut }),
    ...(registry.insecure ? { insecure: true } : {}),
    ...(quota === undefined ? {} : { quota }),
  };
}
