/** The action that releases an image. */

import { appendFile } from 'node:fs/promises';
import * as core from '@actions/core';
import { refuseForks } from '../host/forks.ts';
import type { Digest } from '../oci/digest.ts';
import { type ReleaseValues, releaseOptions } from '../options/release.ts';
import type { ReleaseReport } from '../release/report.ts';
import { annotationsOf } from '../report/annotations.ts';
import {
  findingsOfRelease,
  formatReleasePage,
  formatReleaseSummary,
} from '../report/release/document.ts';
import { formatRelease } from '../report/release/terminal.ts';
import { releaseVerdictOf } from '../report/release/verdict.ts';
import { release } from '../run/release.ts';
import { hostOf, inputsOf } from './action.ts';
import { annotate } from './log.ts';
import { releaseOutputsOf } from './outputs.ts';
import { publish } from './publish.ts';
import { startLog } from './release-log.ts';

/**
 * Resolves to the exit code. Throws TrustError for inputs; a report of any outcome is published. `onDigest` is
 * called with the digest as soon as the image is pushed.
 */
export async function run(
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  onDigest: (digest: Digest) => void,
): Promise<number> {
  await refuseForks(env);
  const values = inputsOf(releaseOptions, env);
  const report = await releaseWith(values, env, signal, (digest) => {
    // At once: if anything fails later, the next run can continue with it.
    core.setOutput('digest', digest);
    onDigest(digest);
  });
  await publishRelease(report, values, env);
  return report.outcome === 'verified' ? 0 : 1;
}

async function releaseWith(
  values: ReleaseValues,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  onDigest: (digest: Digest) => void,
): Promise<ReleaseReport> {
  const log = startLog((text) => process.stdout.write(text));
  try {
    const host = {
      ...hostOf(env, signal, log.onWait),
      // A workflow cannot be prompted: COSIGN_PASSWORD or key-password, or the key has no password.
      askPassword: async () => undefined,
      onDigest,
      onBuildLog: log.onBuildLog,
    };
    return await release(values, host, log.onProgress);
  } finally {
    log.end();
  }
}

async function publishRelease(
  report: ReleaseReport,
  values: ReleaseValues,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  process.stdout.write(formatRelease(report, { color: !env['NO_COLOR'] }));
  const [first] = report.registries;
  const released = report.outcome === 'verified' && !report.dryRun;
  if (released && first?.pinned !== undefined) await declareArtifact(first.pinned, env);
  const failed = report.outcome === 'verified' ? undefined : releaseVerdictOf(report);
  const published = {
    report,
    annotations: annotationsOf(findingsOfRelease(report), failed),
    files: [['page', values.page, () => formatReleasePage(report)] as const],
    summary: (options: { readonly reportPath?: string }) => formatReleaseSummary(report, options),
    outputs: releaseOutputsOf(report),
  };
  await publish(published, values, env);
}

/**
 * Lists the image as an artifact of the job, so that later steps can attest it (docs/adr/0014):
 * `oci://REPOSITORY@DIGEST` (actions/runner, CreateArtifactsFileCommand.cs). A runner that does not support this
 * must not fail a release.
 */
async function declareArtifact(pinned: string, env: NodeJS.ProcessEnv): Promise<void> {
  const file = env['GITHUB_ARTIFACTS'] ?? '';
  if (file === '') return;
  try {
    await appendFile(file, `oci://${pinned}\n`);
  } catch (error) {
    const message = (error as Error).message;
    annotate({ level: 'warning', title: 'The release is not listed as an artifact', message });
  }
}
