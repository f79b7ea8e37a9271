/** The consumer action: inputs in, a report, and outputs that later steps can rely on. */

import * as core from '@actions/core';
import { verify } from '../run/verify.ts';
import { readInputs } from './inputs.ts';
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
  // Loaded when it is needed: what draws and tells takes as long to read as what speaks to registries.
  const { publish } = await import('./publish.ts');
  await publish(report, inputs, env);
  return report.outcome === 'verified' ? 0 : 1;
}
