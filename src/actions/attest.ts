/** The action that makes attestations. */

import { refuseForks } from '../host/forks.ts';
import { attestOptions } from '../options/attest.ts';
import { annotationsOf } from '../report/annotations.ts';
import {
  findingsOfAttest,
  formatAttestPage,
  formatAttestSummary,
} from '../report/attest/document.ts';
import { attestVerdictOf, formatAttesting } from '../report/attest/terminal.ts';
import { attest } from '../run/attest.ts';
import { hostOf, inputsOf } from './action.ts';
import { attestOutputsOf } from './outputs.ts';
import { publish } from './publish.ts';

/** Resolves to the exit code. Throws TrustError for inputs; a report of any outcome is published. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  await refuseForks(env);
  const values = inputsOf(attestOptions, env);
  // A workflow cannot be prompted: COSIGN_PASSWORD or key-password, or the key has no password.
  const report = await attest(values, {
    ...hostOf(env, signal),
    askPassword: async () => undefined,
  });
  process.stdout.write(formatAttesting(report, { color: !env['NO_COLOR'] }));
  const failed = report.outcome === 'verified' ? undefined : attestVerdictOf(report);
  const published = {
    report,
    annotations: annotationsOf(findingsOfAttest(report), failed),
    files: [['page', values.page, () => formatAttestPage(report)] as const],
    summary: (options: { readonly reportPath?: string }) => formatAttestSummary(report, options),
    outputs: attestOutputsOf(report),
  };
  await publish(published, values, env);
  return report.outcome === 'verified' ? 0 : 1;
}
