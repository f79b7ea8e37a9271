/** The release action: inputs in, a release, and outputs that later steps, and later runs, can rely on. */

import * as core from '@actions/core';
import { writeWhole } from '../host/files.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReleaseReport } from '../release/report.ts';
import { annotationsOf } from '../report/annotations.ts';
import { formatReport } from '../report/json.ts';
import { findingsOfRelease, formatReleaseSummary } from '../report/release/document.ts';
import { formatRelease } from '../report/release/terminal.ts';
import { releaseVerdictOf } from '../report/release/verdict.ts';
import { maskPrivateKeys } from '../run/mask.ts';
import { release } from '../run/release.ts';
import { declareArtifact } from './artifacts.ts';
import { refuseForks } from './forks.ts';
import { annotate } from './log.ts';
import { type ReleaseInputs, readReleaseInputs } from './release-inputs.ts';
import { startLog } from './release-log.ts';
import { releaseOutputsOf } from './release-outputs.ts';
import { appendSummary } from './summary.ts';
import { readWith } from './with.ts';

/**
 * Resolves to the exit code. Throws TrustError for inputs, and for a report that cannot be written; a report
 * of any outcome is published. `onDigest` is told what is pushed, as soon as it is.
 */
export async function run(
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  onDigest: (digest: Digest) => void,
): Promise<number> {
  // First of all, so that no way out of here leaves it unset (threats 132, 133).
  core.setOutput('outcome', 'undetermined');
  maskInputs();
  await refuseForks(env);
  const inputs = readWith(env, readReleaseInputs);
  const report = await releaseWith(inputs, env, signal, (digest) => {
    // At once: whatever fails from here on, the next run can go on with it.
    core.setOutput('digest', digest);
    onDigest(digest);
  });
  await publish(report, inputs, env);
  return report.outcome === 'verified' ? 0 : 1;
}

/** Before anything is read or said: what is wrong with an input may be told with its text (threat 131). */
function maskInputs(): void {
  maskPrivateKeys(core.getInput('key'), core.setSecret);
  const password = core.getInput('key-password', { trimWhitespace: false });
  if (password !== '' && !password.startsWith('env://')) core.setSecret(password);
}

async function releaseWith(
  { words, insecureRegistries, idle }: ReleaseInputs,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  onDigest: (digest: Digest) => void,
): Promise<ReleaseReport> {
  const log = startLog((text) => process.stdout.write(text));
  try {
    return await release(
      words,
      {
        env,
        signal,
        insecureRegistries,
        ...(idle === undefined ? {} : { idle }),
        onSecret: core.setSecret,
        onWait: log.onWait,
        ...(core.isDebug() ? { trace: core.debug } : {}),
        // Nobody is there to be asked: COSIGN_PASSWORD or key-password, or the key has none.
        askPassword: async () => undefined,
        onDigest,
        onBuildLog: log.onBuildLog,
      },
      log.onProgress,
    );
  } finally {
    log.end();
  }
}

async function publish(
  report: ReleaseReport,
  { report: path, summary }: ReleaseInputs,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const released = report.outcome === 'verified' && !report.dryRun;
  process.stdout.write(formatRelease(report, { color: !env['NO_COLOR'] }));
  const failed = report.outcome === 'verified' ? undefined : releaseVerdictOf(report);
  for (const one of annotationsOf(findingsOfRelease(report), failed)) annotate(one);
  if (path !== '') await writeWhole(path, formatReport(report), 'report: the file');
  const reportPath = path === '' ? {} : { reportPath: path };
  if (summary) await appendSummary(() => formatReleaseSummary(report, reportPath), env);
  const [first] = report.registries;
  if (released && first?.pinned !== undefined) await declareArtifact(first.pinned, env);
  // Last: whoever reads them can rely on everything else being there.
  if (path !== '') core.setOutput('report', path);
  for (const [name, value] of Object.entries(releaseOutputsOf(report))) core.setOutput(name, value);
}
