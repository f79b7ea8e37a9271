/**
 * The report about several ledgers that one run checked: the report of each, and the overall result. Published as
 * schema/drift-fleet.json.
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Digest } from '../oci/digest.ts';
import { type Infer, list, object, oneOf, optional } from '../oci/document.ts';
import { fail, quote, readJson } from '../oci/shape.ts';
import { finding as toFinding } from '../verify/finding.ts';
import { type Finding, finding, runFields } from '../verify/report.ts';
import { missingPart, missingShardsOf } from './merge.ts';
import { exitCodeOf, stateOf } from './obstacles.ts';
import { assertConsistent } from './read-report.ts';
import {
  type DriftHistory,
  type DriftReport,
  type DriftResult,
  driftReport,
  driftState,
} from './report.ts';
import { isIn, type Shard, shard } from './shard.ts';

export const fleetReportSchema = 'https://github.com/webdis/verify-action/schema/drift-fleet/v1';

/** What a drift check of several ledgers found. */
export const fleetReport = object(runFields, {
  schema: oneOf(fleetReportSchema),
  /** The worst of all images. */
  state: driftState,
  /** 0 ok; 3 unreachable; 20 drift. */
  exitCode: oneOf(0, 3, 20),
  /** The part that this run checked, in whole ledgers. Absent if it checked all of them. */
  shard: optional<Shard>(shard),
  /** Of a merged report: parts that were not given. */
  missingShards: list<Shard>(shard),
  /** What prevented the check of whole images: parts and reports that are missing. */
  unreachable: list<Finding>(finding),
  /** The report about each ledger, by name. */
  images: list<DriftReport>(driftReport),
});
export interface FleetReport extends Infer<typeof fleetReport> {}

export interface FleetResult {
  readonly report: FleetReport;
  /** of each image, by name, with this run as its last */
  readonly histories: ReadonlyMap<string, DriftHistory>;
}

/** What a run of `drift check` or `drift merge` comes to, over one ledger or several. */
export interface DriftOutcome {
  /** what is published */
  readonly report: DriftReport | FleetReport;
  /** the report about each ledger */
  readonly checks: readonly DriftResult[];
}

type About = Pick<FleetReport, 'tool' | 'started' | 'finished' | 'requests'> &
  Partial<Pick<FleetReport, 'shard' | 'missingShards' | 'unreachable'>>;

export function fleetOf(images: readonly DriftReport[], about: About): FleetReport {
  const { missingShards = [], unreachable = [], ...run } = about;
  const states = images.map(({ state }) => state);
  const state = stateOf(
    states.filter((one) => one === 'drift'),
    [...unreachable, ...states.filter((one) => one === 'unreachable')],
  );
  return {
    schema: fleetReportSchema,
    ...run,
    state,
    exitCode: exitCodeOf(state),
    missingShards,
    unreachable,
    images: images.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/**
 * @param ledgers digest by name: what the parts must have checked
 * @throws TrustError E_INPUT for reports that are not parts of one check of these ledgers
 */
export function mergeFleets(
  parts: readonly FleetReport[],
  ledgers: ReadonlyMap<string, Digest>,
): FleetReport {
  const [first] = parts;
  if (first === undefined) throw new TrustError('E_INPUT', 'there is no report to merge');
  for (const { shard, tool } of parts) {
    if (shard?.of === first.shard?.of && tool.version === first.tool.version) continue;
    throw new TrustError('E_INPUT', 'the reports are not parts of one check');
  }
  const missingShards = missingShardsOf(parts);
  const images = parts.flatMap((part) => part.images);
  for (const { name, ledger } of images) {
    if (ledgers.get(name) === ledger) continue;
    const message = `the report about ${JSON.stringify(name)} is of another ledger: ${ledger ?? 'none'}, and not ${ledgers.get(name) ?? 'one of those that are given'}`;
    throw new TrustError('E_INPUT', message);
  }
  const known = new Set(images.map(({ name }) => name));
  const unseen = [...ledgers.keys()].filter((name) => !known.has(name));
  const times = parts.flatMap(({ started, finished }) => [started, finished]).sort();
  return fleetOf(images, {
    tool: first.tool,
    started: times[0] ?? first.started,
    finished: times.at(-1) ?? first.finished,
    requests: parts.reduce((sum, { requests }) => sum + requests, 0),
    missingShards,
    unreachable: [...missingShards.map(missingPart), ...unseen.map(missingReport)],
  });
}

function missingReport(name: string): Finding {
  const message = `there is no report about ${JSON.stringify(name)}: nothing is known about its images`;
  return toFinding('E_INPUT', message, { advice: 'check the job of this part' });
}

/** Throws E_INPUT, naming the field; `source` is what messages call the file. */
export function parseFleetReport(bytes: Uint8Array, source: string): FleetReport {
  try {
    const read = readJson(fleetReport.read, bytes, 'the report', limits.fileJsonValues);
    for (const image of read.images) assertConsistent(image);
    const { state, exitCode, shard } = read;
    const whole = fleetOf(read.images, read);
    if (state !== whole.state || exitCode !== whole.exitCode) {
      fail('the report', `is ${state}, and its content says otherwise`);
    }
    const foreign = read.images.find(({ name }) => !isIn(shard, name));
    if (foreign !== undefined) {
      fail('the report', `is about ${quote(foreign.name)}, which is in another part`);
    }
    return read;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TrustError('E_INPUT', `${source}: ${error.message}`);
  }
}
