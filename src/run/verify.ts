/** One verification, from options to report: the same for the action, the terminal and the library. */

import type { ConnectionValues } from '../options/connection.ts';
import type { VerifyValues } from '../options/verify.ts';
import { createRegistryClient } from '../registry/client.ts';
import type { VerifyProgress, VerifyReport } from '../verify/report.ts';
import { verifyImages } from '../verify/verify.ts';
import { tool } from '../version.ts';
import { withAdvice } from './advice.ts';
import { connect, type Host } from './connection.ts';
import { imageTasks } from './images.ts';
import { readKeys } from './keys.ts';
import { type PolicyValues, policyOf } from './policy.ts';

/** The options that `verify` and `tree` have in common, or `tree` has fixed. */
type VerifyRun = PolicyValues & ConnectionValues & Pick<VerifyValues, 'images' | 'tag'>;

/** Throws TrustError for options that cannot be used, before any registry is asked. */
export async function verify(
  values: VerifyRun,
  host: Host,
  onProgress: (progress: VerifyProgress) => void = () => {},
): Promise<VerifyReport> {
  const tasks = imageTasks(values.images, values.tag);
  const demands = await policyOf(values, host);
  const { client, masked, close } = await connect(values, host);
  try {
    const keys = await readKeys(values, demands.identities, host, client.transport);
    const registry = createRegistryClient(client);
    const context = { registry, now: () => new Date(), tool, onProgress };
    const report = await verifyImages(tasks, { ...demands, keys }, context);
    const setup = { ...demands, ...values, env: host.env };
    return masked(await withAdvice(report, setup));
  } finally {
    close();
  }
}
