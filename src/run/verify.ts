/** Runs a verification, from options to report, for the action, the terminal and the library. */

import { defined } from '../defined.ts';
import type { ConnectionValues } from '../options/connection.ts';
import type { VerifyValues } from '../options/verify.ts';
import { createRegistryClient } from '../registry/client.ts';
import type { Policy } from '../verify/policy.ts';
import type { VerifyProgress, VerifyReport } from '../verify/report.ts';
import { type VerifyContext, verifyImages } from '../verify/verify.ts';
import { tool } from '../version.ts';
import { withAdvice } from './advice.ts';
import { type AttestationValues, attestationPolicy } from './attestations.ts';
import { connect, type Host } from './connection.ts';
import { imageTasks } from './images.ts';
import { readKeys } from './keys.ts';
import { type PolicyValues, policyOf } from './policy.ts';
import type { StatementFolder } from './statement-folder.ts';

/** The options of `verify`; `tree` sets some of them to fixed values. */
type VerifyRun = PolicyValues &
  AttestationValues &
  ConnectionValues &
  Pick<VerifyValues, 'images' | 'tag'>;

/** Throws TrustError for options that cannot be used, before any registry is asked. */
export async function verify(
  values: VerifyRun,
  host: Host,
  onProgress: (progress: VerifyProgress) => void = () => {},
): Promise<VerifyReport> {
  const tasks = await imageTasks(values.images, values.tag);
  const demands = {
    ...(await policyOf(values, host)),
    ...defined({ attestations: attestationPolicy(values) }),
  };
  const { client, masked, close } = await connect(values, host);
  try {
    const keys = await readKeys(values, demands.identities, host, client.transport);
    const registry = createRegistryClient(client);
    const context = { registry, now: () => new Date(), tool, onProgress };
    const policy = { ...demands, keys };
    const { folder, ...attestations } = await attestationsOf(policy, values);
    const report = await verifyImages(tasks, policy, { ...context, ...attestations });
    await folder?.finish(report);
    const setup = { ...demands, ...values, env: host.env };
    return masked(await withAdvice(report, setup));
  } finally {
    close();
  }
}

/** Loaded late: most runs ask for no attestations. */
async function attestationsOf(
  policy: Policy,
  { outputAttestations: path }: AttestationValues,
): Promise<Pick<VerifyContext, 'checkAttestations'> & { readonly folder?: StatementFolder }> {
  if (policy.attestations === undefined) return {};
  const [{ attestationCheck }, { StatementFolder }] = await Promise.all([
    import('../verify/attestations.ts'),
    import('./statement-folder.ts'),
  ]);
  const folder = path === undefined ? undefined : new StatementFolder(path);
  await folder?.prepare();
  return { checkAttestations: attestationCheck(policy, folder?.save), ...defined({ folder }) };
}
