/**
 * A log entry of a bundle. @sigstore/verify checks the signed entry timestamp, the inclusion proof and
 * the checkpoint's signature; ours is what it leaves out (cosign-formats.md §9).
 */
import type { BundleEntry } from '../signature/bundle.ts';
import { type Recorded } from './body.ts';
import type { LogEntry, LogPolicy } from './entry.ts';
/** Throws E_TRUST for an unknown log, or E_TLOG, SyntaxError or a library error for an entry that proves nothing. */
export declare function checkBundleEntry(entry: BundleEntry, wanted: Recorded, { key, root, now }: LogPolicy): LogEntry;
