/** Builds the drift report while releases are checked, and keeps only one row for each image. */

import { defined } from '../defined.ts';
import { type Ledger, ledgerDigest } from '../ledger/ledger.ts';
import { type Waiver, waiverOf } from '../ledger/waiver.ts';
import type { Digest } from '../oci/digest.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { policyReport } from './commands.ts';
import { type CheckResult, exitCodeOf, inOrder, Obstacles, stateOf } from './obstacles.ts';
import type { CheckedRegistry } from './registry.ts';
import { type ReleaseCheck, worst } from './release.ts';
import {
  type Difference,
  type DriftReport,
  driftReportSchema,
  type ImageState,
  type RegistryState,
  type ReleaseState,
} from './report.ts';
import type { DriftContext, DriftTask } from './task.ts';

export class ReportBuilder {
  unknownTags: DriftReport['unknownTags'] = [];
  readonly #obstacles = new Obstacles();
  readonly #releases = new Map<number, ReleaseState>();
  readonly #differences: Difference[] = [];
  readonly #notes: Finding[] = [];
  /** images by registry */
  readonly #overdue = new Map<string, number>();

  readonly #ledger: Digest | undefined;
  readonly #waivers: readonly Waiver[];
  readonly #waived: Difference[] = [];

  /** @param waivers of the ledger, as far as they are in force */
  constructor(ledger: Ledger | undefined, waivers: readonly Waiver[]) {
    // Now, and not at the end, where memory is highest: it takes the whole text.
    this.#ledger = ledger && ledgerDigest(ledger);
    this.#waivers = waivers;
  }

  /** @param at place in the order of releases */
  addRelease(at: number, check: ReleaseCheck): void {
    this.#releases.set(at, this.#counted(check));
    for (const name of check.overdue) this.#overdue.set(name, (this.#overdue.get(name) ?? 0) + 1);
    this.add(check);
  }

  add({ differences, obstacles, notes }: CheckResult): void {
    for (const one of differences) {
      const isWaived = waiverOf(this.#waivers, one) !== undefined;
      (isWaived ? this.#waived : this.#differences).push(one);
    }
    this.#notes.push(...notes);
    for (const { registry, finding } of obstacles) this.#obstacles.add(registry, finding);
  }

  /** The state of a release as it is without what a waiver names. */
  #counted({ state, differences, obstacles }: ReleaseCheck): ReleaseState {
    const waived = differences.filter((one) => waiverOf(this.#waivers, one) !== undefined);
    if (waived.length === 0) return state;
    const ids = new Set(waived.map(({ id }) => id));
    const images = state.images.map((image): ImageState => {
      const left = image.differences.filter((id) => !ids.has(id));
      const away = obstacles.filter(({ registry }) => registry === image.registry);
      return { ...image, differences: left, state: stateOf(left, away) };
    });
    return { ...state, images, state: worst(images.map((one) => one.state)) };
  }

  build(
    { name, policy, shard, notes }: DriftTask,
    { tool, now, sent }: DriftContext,
    started: Date,
    registries: readonly CheckedRegistry[],
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
      policy: policyReport(policy),
      name,
      ...defined({ ledger: this.#ledger, shard }),
      missingShards: [],
      registries: registries.map((one) => registryState(one, differences, unreachable)),
      releases: [...this.#releases].sort(([a], [b]) => a - b).map(([, release]) => release),
      differences,
      waivers: this.#waivers,
      waived: inOrder(this.#waived),
      unreachable,
      notes: [...notes, ...[...this.#overdue].map(overdue), ...this.#notes.toSorted(byImage)],
      unknownTags: this.unknownTags,
      requests: sent(),
    };
  }
}

function overdue([registry, images]: [string, number]): Finding {
  const which = images === 1 ? '1 image was' : `${images} images were`;
  const message = `${which} due for a full check, which the pull quota of the registry does not allow: only tags and signatures of the index were checked`;
  return finding('E_RATE', message, {
    severity: 'warning',
    image: registry,
    advice: 'a later run does it; log in for a larger quota, or raise full-every',
  });
}

function byImage(a: Finding, b: Finding): number {
  return `${a.image} ${a.message}` < `${b.image} ${b.message}` ? -1 : 1;
}

function registryState(
  { name, access, leftOut }: CheckedRegistry,
  differences: readonly Difference[],
  unreachable: readonly Finding[],
): RegistryState {
  const { requests, pulls } = access.traffic();
  const quota = access.quota();
  const own = differences.filter((one) => one.registry === name);
  const obstacles = unreachable.filter(({ image }) => image === name);
  return {
    name,
    state: stateOf(own, obstacles),
    requests,
    pulls,
    ...(leftOut === undefined ? {} : { tagsLeftOut: leftOut }),
    ...(access.insecure ? { insecure: true } : {}),
    ...(quota === undefined ? {} : { quota }),
  };
}
