/** The action that verifies images. */

import { verifyOptions } from '../options/verify.ts';
import { verify } from '../run/verify.ts';
import { hostOf, inputsOf } from './action.ts';

/** Resolves to the exit code. Throws TrustError for inputs; a report of any outcome is published. */
export async function run(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  const values = inputsOf(verifyOptions, env);
  const report = await verify(values, hostOf(env, signal));
  // Loaded late: reading the code that renders takes as long as reading the code that verifies.
  const { publishVerification } = await import('./verify-publish.ts');
  await publishVerification(report, values, env);
  return report.outcome === 'verified' ? 0 : 1;
}
