/** Reads reports of other jobs, as strictly as all other untrusted input. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { fail, quote, readJson } from '../oci/shape.ts';
import { isMirrorCommand } from './commands.ts';
import { exitCodeOf, stateOf } from './obstacles.ts';
import { type Difference, type DriftReport, driftReport } from './report.ts';
import { isIn } from './shard.ts';

/**
 * The conclusion of a report must follow from its contents, which must belong to its part. Otherwise this tool did
 * not write it.
 */
export function assertConsistent(report: DriftReport): void {
  const { state, exitCode, differences, waived, unreachable, missingShards, releases, shard } =
    report;
  const isWhole = unreachable.length > 0 || missingShards.length === 0;
  if (state !== stateOf(differences, unreachable) || exitCode !== exitCodeOf(state) || !isWhole) {
    fail('the report', `is ${state}, and its content says otherwise`);
  }
  for (const difference of [...differences, ...waived]) assertCommand(report, difference);
  const foreign = releases.find(({ version }) => !isIn(shard, version));
  if (foreign !== undefined) {
    fail('the report', `is about ${quote(foreign.version)}, which is in another part`);
  }
}

/** Users paste it, so a command that this tool would not write is refused. */
function assertCommand({ policy, registries }: DriftReport, difference: Difference): void {
  const { id, fix } = difference;
  if (fix === undefined || isMirrorCommand(fix, { difference, policy, registries })) return;
  fail('the report', `has a command for ${quote(id)} that this tool does not write: ${quote(fix)}`);
}

/** Throws E_INPUT, naming the field; `source` is what messages call the file. */
export function parseDriftReport(bytes: Uint8Array, source: string): DriftReport {
  try {
    const read = readJson(driftReport.read, bytes, 'the report', limits.fileJsonValues);
    assertConsistent(read);
    return read;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TrustError('E_INPUT', `${source}: ${error.message}`);
  }
}
