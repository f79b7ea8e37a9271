/** The consumer action: inputs in, a report, and outputs that later steps can rely on. */

import * as core from '@actions/core';
import { writeWhole } from '../edge/files.ts';
import { verify } from '../edge/verify.ts';
import { annotationsFor } from '../report/annotations.ts';
import { formatReport } from '../report/json.ts';
import type { VerifyReport } from '../verify/report.ts';
import { readInputs, type VerifyInputs } from './inputs.ts';
import { annotate, tell } from './log.ts';
import { outputsOf } from './outputs.ts';
import { appendSummary } from './summary.ts';
import { readWith } from './with.ts';

/** Resolves to the exit code. Throws TrustError for inputs; a report of any outcome is published. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  // First of all, so that no way out of here leaves it unset (threat 133).
  core.setOutput('verified', 'false');
  const inputs = readWith(env, readInputs);
  const report = await verify(inputs.words, {
    env,
    signal,
    insecureRegistries: inputs.insecureRegistries,
    ...(inputs.idle === undefined ? {} : { idle: inputs.idle }),
    onSecret: core.setSecret,
    onWait: core.info,
    ...(core.isDebug() ? { trace: core.debug } : {}),
  });
  await publish(report, inputs, env);
  return report.outcome === 'verified' ? 0 : 1;
}

async function publish(
  report: VerifyReport,
  { report: path, summary }: VerifyInputs,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  tell(report, env);
  for (const annotation of annotationsFor(report)) annotate(annotation);
  if (path !== '') await writeWhole(path, formatReport(report), 'report: the file');
  const reportPath = path === '' ? {} : { reportPath: path };
  if (summary) {
    // Loaded when it is needed: what draws takes as long to read as what speaks to registries.
    const { formatSummary } = await import('../report/summary.ts');
    await appendSummary(() => formatSummary(report, reportPath), env);
  }
  // Last: whoever reads "verified" can rely on everything else being there.
  if (path !== '') core.setOutput('report', path);
  for (const [name, value] of Object.entries(outputsOf(report))) core.setOutput(name, value);
}
