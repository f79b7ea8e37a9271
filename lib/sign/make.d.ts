/** Signatures made: signed and logged, side by side with others. */
import { type SignatureLayer } from '../signature/signature-image.ts';
import type { LogEntry } from '../transparency/entry.ts';
import type { SignOptions } from './options.ts';
import type { Wanted } from './progress.ts';
/** A signature that is ready to be published. */
export type Made = {
    readonly wanted: Wanted;
    readonly logEntries: readonly LogEntry[];
} & ({
    readonly format: 'legacy';
    readonly layer: SignatureLayer;
} | {
    readonly format: 'bundle';
    readonly bundle: Uint8Array;
});
export interface Making {
    readonly options: SignOptions;
    /** what a legacy payload names */
    readonly identity: string;
    readonly now: () => Date;
}
/** Throws what the services throw, and E_TLOG, E_TRUST or E_TIME if what they answered does not verify. */
export declare function makeSignature(wanted: Wanted, making: Making): Promise<Made>;
