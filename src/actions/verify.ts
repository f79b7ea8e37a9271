/** The consumer action: inputs in, a report, and outputs that later steps can rely on. */

import { appendFile } from 'node:fs/promises';
import * as core from '@actions/core';
import { writeWhole } from '../edge/files.ts';
import { readPolicy, readTasks } from '../edge/policy.ts';
import { startRun } from '../edge/run.ts';
import { annotationsFor, workflowCommand } from '../report/annotations.ts';
import { plain } from '../report/escape.ts';
import { formatReport } from '../report/json.ts';
import { formatSummary } from '../report/summary.ts';
import { formatImage, formatVerdict } from '../report/terminal.ts';
import type { VerifyReport } from '../verify/report.ts';
import { verifyImages } from '../verify/verify.ts';
import { readInputs, type VerifyInputs } from './inputs.ts';
import { outputsOf } from './outputs.ts';

/** Resolves to the exit code. Throws TrustError for inputs; a report of any outcome is published. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  // First of all, so that no way out of here leaves it unset (threat 133).
  core.setOutput('verified', 'false');
  const inputs = readInputs((name) => core.getInput(name));
  const report = await verifyFor(inputs, env, signal);
  await publish(report, inputs, env);
  return report.outcome === 'verified' ? 0 : 1;
}

async function verifyFor(
  inputs: VerifyInputs,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<VerifyReport> {
  const tasks = readTasks(inputs.images, inputs.tag);
  const run = startRun({
    env,
    signal,
    insecureRegistries: inputs.insecureRegistries,
    onSecret: core.setSecret,
    ...(core.isDebug() ? { trace: (line: string) => core.debug(line) } : {}),
  });
  try {
    const keys = await run.keys(inputs.key, inputs.fingerprints);
    return await verifyImages(tasks, await readPolicy(inputs.policy, keys), run.context);
  } finally {
    run.close();
  }
}

async function publish(
  report: VerifyReport,
  inputs: VerifyInputs,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  tell(report);
  if (inputs.report !== '') {
    await writeWhole(inputs.report, formatReport(report), 'the report');
    core.setOutput('report', inputs.report);
  }
  if (inputs.summary) await writeSummary(report, inputs, env);
  for (const annotation of annotationsFor(report)) {
    process.stdout.write(`${workflowCommand(annotation)}\n`);
  }
  for (const [name, value] of Object.entries(outputsOf(report))) core.setOutput(name, value);
}

/** A group for each image, the verdict outside of any, so that it is seen without unfolding. */
function tell(report: VerifyReport): void {
  const options = { color: true };
  for (const image of report.images) {
    core.startGroup(plain(image.name));
    process.stdout.write(formatImage(report, image, options));
    core.endGroup();
  }
  process.stdout.write(formatVerdict(report, options));
}

/** The summary is for reading: a runner that does not offer the file must not fail the step. */
async function writeSummary(
  report: VerifyReport,
  inputs: VerifyInputs,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const path = env['GITHUB_STEP_SUMMARY'];
  if (!path) return;
  try {
    await appendFile(
      path,
      formatSummary(report, inputs.report ? { reportPath: inputs.report } : {}),
    );
  } catch (error) {
    core.warning(`the job summary could not be written: ${(error as Error).message}`);
  }
}
