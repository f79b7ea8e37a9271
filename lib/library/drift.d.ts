/** Checks registries for drift. */
import type { DriftResult } from '../drift/report.ts';
import type { DriftOptions } from './options.ts';
/**
 * Checks that every registry still has what the ledger lists. Errors of registries are part of the report. Throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 *
 * @param images repositories; fix commands copy from the first
 */
export declare function checkDrift(images: readonly string[], options: DriftOptions): Promise<DriftResult>;
