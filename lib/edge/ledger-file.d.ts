/** The ledger as a file: looked at before anything is done, written whole when everything is. */
import type { LedgerFile } from '../release/task.ts';
/** Throws E_INPUT for a file that is no ledger, or could not be written in the end. */
export declare function openLedger(path: string, overwrite: boolean): Promise<LedgerFile>;
