/** Writes a ledger from what a registry has. */

import { stat } from 'node:fs/promises';
import { defined } from '../defined.ts';
import { type InitResult, initLedger } from '../drift/init.ts';
import type { DriftProgress } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { formatLedger } from '../ledger/ledger.ts';
import type { DriftInitValues } from '../options/drift.ts';
import type { Finding } from '../verify/report.ts';
import { rootFallbacks } from './advice.ts';
import type { Host } from './connection.ts';
import { openRegistries } from './drift-registries.ts';
import { assertDistinct } from './drift-task.ts';
import { readKeys } from './keys.ts';
import { noDemands, policyOf } from './policy.ts';

/** Writes nothing if something could not be checked, or no version is left. Throws E_INPUT and the like. */
export async function initDrift(
  values: DriftInitValues,
  host: Host,
  onProgress?: (progress: DriftProgress) => void,
): Promise<InitResult & { readonly notes: readonly Finding[] }> {
  const { images, from, output, force } = values;
  assertDistinct(images);
  if (!force && (await exists(output))) {
    const message = `output: ${JSON.stringify(output)} exists, and may have been reviewed; --force overwrites it`;
    throw new TrustError('E_INPUT', message);
  }
  const demands = await policyOf({ ...noDemands, ...values }, host);
  const { transport, registry, close } = await openRegistries(values, host);
  try {
    const policy = {
      ...demands,
      keys: await readKeys(values, demands.identities, host, transport),
    };
    const registries = images.map((one) => registry(one, policy.signatureRepository));
    const result = await initLedger(
      { registries, from, policy },
      { now: () => new Date(), sent: () => transport.sent, ...defined({ onProgress }) },
    );
    if (result.unreachable.length === 0 && result.ledger.releases.length > 0) {
      await writeWhole(output, formatLedger(result.ledger), 'output: the file');
    }
    return { ...result, notes: rootFallbacks(policy.trustedRoots) };
  } finally {
    close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
