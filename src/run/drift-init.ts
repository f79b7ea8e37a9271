/** A ledger from what a registry has, from words to file. */

import { stat } from 'node:fs/promises';
import { type InitResult, initLedger } from '../drift/init.ts';
import type { DriftProgress } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { formatLedger } from '../ledger/ledger.ts';
import { isVersion } from '../ledger/version.ts';
import type { RunOptions } from './connection.ts';
import { openRegistries } from './drift-registries.ts';
import { type DriftWords, readDemands, readRepositories } from './drift-words.ts';
import { keyReader } from './run.ts';

export interface DriftInitWords
  extends Pick<
    DriftWords,
    'images' | 'key' | 'fingerprints' | 'trustedRoot' | 'transparencyLog' | 'signatureRepository'
  > {
  /** the lowest version */
  readonly from: string;
  /** path of the ledger */
  readonly output: string;
  /** whether a file that is there may be written over */
  readonly force: boolean;
}

const usualBudget = 3_600_000;

/** Writes nothing where something could not be found out, or no version is left. Throws E_INPUT and the like. */
export async function initDrift(
  words: DriftInitWords,
  options: RunOptions,
  onProgress?: (progress: DriftProgress) => void,
): Promise<InitResult> {
  const { from, output, force } = words;
  const repositories = readRepositories(words.images);
  if (!isVersion(from)) {
    throw new TrustError(
      'E_INPUT',
      `from: ${JSON.stringify(from)} is not a version such as 0.1.24`,
    );
  }
  if (output === '') throw new TrustError('E_INPUT', 'output: name the file for the ledger');
  if (!force && (await exists(output))) {
    throw new TrustError(
      'E_INPUT',
      `output: ${JSON.stringify(output)} is there, and was reviewed by somebody; --force writes over it`,
    );
  }
  const demands = await readDemands(words);
  const { transport, registry, close } = openRegistries({ budget: usualBudget, ...options });
  try {
    const keys = await keyReader(options, transport)(words.key, words.fingerprints);
    const policy = { ...demands, keys };
    const registries = repositories.map((one) => registry(one, policy.signatureRepository));
    const result = await initLedger(
      { registries, from, policy },
      {
        now: () => new Date(),
        sent: () => transport.sent,
        ...(onProgress === undefined ? {} : { onProgress }),
      },
    );
    if (result.unreachable.length === 0 && result.ledger.releases.length > 0) {
      await writeWhole(output, formatLedger(result.ledger), 'output: the file');
    }
    return result;
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
