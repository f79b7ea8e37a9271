/** Merges the reports of parts. A missing part makes the state `unreachable` at best. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { waiverOf } from '../ledger/waiver.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { exitCodeOf, inOrder, newestFirst, stateOf } from './obstacles.ts';
import type { DriftHistory, DriftReport, RegistryState } from './report.ts';
import { formatShard, type Shard } from './shard.ts';
import { withRun } from './state.ts';
import { judgeUnknownTags } from './unknown-tags.ts';

/** Throws E_INPUT for reports that are not parts of one check. */
export function mergeReports(
  parts: readonly DriftReport[],
  history: DriftHistory,
): { readonly report: DriftReport; readonly history: DriftHistory } {
  const [first, ...others] = parts;
  if (first === undefined) throw new TrustError('E_INPUT', 'there is no report to merge');
  for (const other of others) assertSameCheck(first, other);
  const missingShards = missingShardsOf(parts);
  const before = history.runs.at(-1)?.unknownTags ?? [];
  const unknownTags = parts.flatMap((part) => part.unknownTags);
  const releases = parts.flatMap((part) => part.releases);
  const unreachable = [
    ...parts.flatMap((part) => part.unreachable),
    ...missingShards.map(missingPart),
  ];
  // Judged again: the parts may have had no history, or this one.
  const about = new Set(unknownTags.map(({ tag }) => tag));
  const judged = judgeUnknownTags({
    tags: unknownTags,
    before,
    isLost: history.lost !== undefined,
    releases,
    unreachable,
  });
  const { waivers } = first;
  const all = inOrder([...parts.flatMap((part) => part.differences), ...judged.differences]);
  const differences = all.filter((one) => waiverOf(waivers, one) === undefined);
  const waived = inOrder([
    ...parts.flatMap((part) => part.waived),
    ...all.filter((one) => waiverOf(waivers, one) !== undefined),
  ]);
  const counted = new Set(all.map(({ id }) => id));
  const notes = [
    ...parts.flatMap((part) => part.notes.filter(({ image }) => !about.has(image ?? ''))),
    ...judged.notes.filter(({ image }) => !counted.has(`tag-unknown/${image}`)),
  ];
  const state = stateOf(differences, unreachable);
  const { shard: _, ...rest } = first;
  const report: DriftReport = {
    ...rest,
    started: parts.map(({ started }) => started).toSorted()[0] ?? first.started,
    finished:
      parts
        .map(({ finished }) => finished)
        .toSorted()
        .at(-1) ?? first.finished,
    state,
    exitCode: exitCodeOf(state),
    missingShards,
    registries: first.registries.map((_, at) => joined(parts, at, missingShards.length > 0)),
    releases: releases.toSorted((a, b) => newestFirst(a.version, b.version)),
    differences,
    waived,
    unreachable,
    notes,
    unknownTags,
    requests: parts.reduce((sum, { requests }) => sum + requests, 0),
  };
  return { report, history: withRun(history, report) };
}

/**
 * Parts with another policy or other registries answer different questions, and a part with an older ledger has
 * not checked the newest releases.
 */
function assertSameCheck(first: DriftReport, other: DriftReport): void {
  const questions = ({ name, policy, ledger, registries, shard, tool }: DriftReport) =>
    JSON.stringify([
      name,
      policy,
      ledger,
      registries.map(({ name, insecure }) => [name, insecure]),
      shard?.of,
      tool,
    ]);
  if (questions(first) === questions(other)) return;
  const message =
    'the reports are not parts of one check: policy, ledger, registries or number of parts differ';
  throw new TrustError('E_INPUT', message);
}

/** Throws E_INPUT for a part that is there twice. */
export function missingShardsOf(parts: readonly Pick<DriftReport, 'shard'>[]): readonly Shard[] {
  const of = parts[0]?.shard?.of ?? 1;
  const known = new Set(parts.map(({ shard }) => shard?.index ?? 1));
  if (known.size < parts.length) {
    throw new TrustError(
      'E_INPUT',
      'the reports are not parts of one check: one part is there twice',
    );
  }
  return Array.from({ length: of }, (_, at) => ({ index: at + 1, of })).filter(
    ({ index }) => !known.has(index),
  );
}

export function missingPart(shard: Shard): Finding {
  const message = `part ${formatShard(shard)} is missing: nothing is known about its releases`;
  return finding('E_INPUT', message, {
    advice: 'check the job of this part, and run it again',
  });
}

function joined(parts: readonly DriftReport[], at: number, isIncomplete: boolean): RegistryState {
  const all = parts.flatMap(({ registries }) => registries[at] ?? []);
  const [first] = all;
  if (first === undefined) throw new RangeError('parts of one check have the same registries');
  const states = all.map(({ state }) => state);
  const isUnreachable = isIncomplete || states.includes('unreachable');
  const { quota: _, tagsLeftOut: __, ...rest } = first;
  const [leftOut] = all.flatMap(({ tagsLeftOut }) => tagsLeftOut ?? []);
  const lowest = all
    .flatMap(({ quota }) => quota ?? [])
    .toSorted((a, b) => a.remaining - b.remaining)[0];
  return {
    ...rest,
    state: states.includes('drift') ? 'drift' : isUnreachable ? 'unreachable' : 'ok',
    requests: all.reduce((sum, { requests }) => sum + requests, 0),
    pulls: all.reduce((sum, { pulls }) => sum + pulls, 0),
    ...defined({ tagsLeftOut: leftOut, quota: lowest }),
  };
}
