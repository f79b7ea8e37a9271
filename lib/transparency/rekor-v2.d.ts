/** Rekor v2 (rekor-tiles): hashedrekord 0.0.2 over the envelope's pre-authentication encoding (cosign-formats.md §3.3). */
import type { Transport } from '../registry/http.ts';
import { type LogClient } from './log-client.ts';
/** Entries are batched for about a second before the log answers. */
export declare function rekorV2(base: string, transport: Transport): LogClient;
