/** Rekor v1 (rekor openapi.yaml): hashedrekord 0.0.1 for legacy signatures, dsse 0.0.1 for bundles. */
import type { Transport } from '../registry/http.ts';
import { type LogClient } from './log-client.ts';
/** An entry that exists already (409) is fetched by its id: so a lost answer is found again (faults 41, 42). */
export declare function rekorV1(base: string, transport: Transport): LogClient;
