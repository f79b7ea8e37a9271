/** The log entry of a legacy signature: the checks of cosign-formats.md §2.4, 1 to 5. */
import { type Recorded } from './body.ts';
import type { LogEntry, LogPolicy } from './entry.ts';
/** Throws E_TRUST for an unknown log, E_TLOG or SyntaxError for an entry that does not prove the signature. */
export declare function checkLegacyEntry(annotation: string, wanted: Recorded, { root, now }: LogPolicy): LogEntry;
