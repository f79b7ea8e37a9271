/** Writes a ledger of the releases on a registry. */

import { stat } from 'node:fs/promises';
import { defined } from '../defined.ts';
import { type InitResult, type InitTask, initLedger } from '../drift/init.ts';
import type { DriftProgress } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { formatLedger } from '../ledger/ledger.ts';
import type { DriftAddValues, DriftInitValues } from '../options/drift.ts';
import type { Finding } from '../verify/report.ts';
import { rootFallbacks } from './advice.ts';
import { listAttestations } from './attestations.ts';
import type { Host } from './connection.ts';
import { policyFor, withSigners } from './drift.ts';
import { imagesOf } from './drift-fleet.ts';
import { openRegistries } from './drift-registries.ts';
import { assertDistinct } from './drift-task.ts';
import { openLedger } from './ledger-file.ts';

type Made = InitResult & { readonly notes: readonly Finding[] };

/** Writes nothing if something could not be checked, or no version is left. Throws E_INPUT and the like. */
export async function initDrift(
  values: DriftInitValues,
  host: Host,
  onProgress?: (progress: DriftProgress) => void,
): Promise<Made> {
  const { from, output, force } = values;
  if (!force && (await exists(output))) {
    const message = `output: ${JSON.stringify(output)} exists, and may have been reviewed; --force overwrites it`;
    throw new TrustError('E_INPUT', message);
  }
  const result = await make(values, { from }, host, onProgress);
  if (result.unreachable.length === 0 && result.ledger.releases.length > 0) {
    await writeWhole(output, formatLedger(result.ledger), 'output: the file');
  }
  return result;
}

/**
 * Adds one release to a ledger. Writes nothing if it does not verify, differs between registries, or could not be
 * checked. Throws E_DRIFT for a version that has another digest in the ledger.
 */
export async function addDrift(
  values: DriftAddValues,
  host: Host,
  onProgress?: (progress: DriftProgress) => void,
): Promise<Made> {
  const { version, ledger: path, force } = values;
  const file = await openLedger(path, force);
  const images = values.images ?? imagesOf(file.known, path);
  const own = { ...withSigners(values, file.known, path), images };
  const result = await make(own, { from: version, versions: [version] }, host, onProgress);
  const [release] = result.ledger.releases;
  if (result.unreachable.length === 0 && release !== undefined) await file.enter(release);
  return result;
}

async function make(
  values: Omit<DriftInitValues, 'from' | 'output' | 'force'>,
  what: Pick<InitTask, 'from' | 'versions'>,
  host: Host,
  onProgress: ((progress: DriftProgress) => void) | undefined,
): Promise<Made> {
  assertDistinct(values.images);
  const opened = await openRegistries(values, host);
  const { transport, registry, close } = opened;
  try {
    const policy = await policyFor(values, opened, host);
    const registries = values.images.map((one) => registry(one, policy.signatureRepository));
    const result = await initLedger(
      { registries, policy, ...what },
      {
        ...{ now: () => new Date(), sent: () => transport.sent, ...defined({ onProgress }) },
        checkAttestations: await listAttestations(policy),
      },
    );
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
