/** Checks registries for drift. */

import type { DriftResult } from '../drift/report.ts';
import type { DriftOptions } from './options.ts';
import { split } from './run.ts';

/**
 * Checks that every registry still has what the ledger lists. Errors of registries are part of the report. Throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 *
 * @param images repositories; fix commands copy from the first
 */
export async function checkDrift(
  images: readonly string[],
  options: DriftOptions,
): Promise<DriftResult> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { driftOptions }, { checkDrift }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/drift.ts'),
    import('../run/drift.ts'),
  ]);
  const values = readOptions(rest, driftOptions, { images });
  return checkDrift(values, host, onProgress);
}
