/** Rekor v1, through @sigstore/sign: hashedrekord for legacy signatures, dsse for bundles. */
import { type LogClient } from './log-client.ts';
import { type ServiceOptions } from './service.ts';
/** An entry that exists already (409) is fetched by its location: so a lost answer is found again (faults 41, 42). */
export declare function rekorV1(url: string, options?: ServiceOptions): LogClient;
