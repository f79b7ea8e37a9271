/** Recording signatures in a transparency log: what the clients of Rekor v1 and v2 have in common. */
import type { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import { type ErrorDetails, TrustError } from '../error.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { Signed } from '../signature/signed.ts';
import type { Service } from './service.ts';
export interface Recording {
    readonly format: 'legacy' | 'bundle';
    readonly signed: Signed;
    /** what kind of payload the envelope of a bundle holds */
    readonly payloadType: string;
    readonly key: VerificationKey;
}
export interface LogClient {
    readonly url: string;
    readonly version: 'rekor-v1' | 'rekor-v2';
    /**
     * The entry as the log answers it; nothing in it is verified. Every attempt sends the same signature,
     * so that an entry whose answer was lost is found again (fault 42). Throws E_NET or E_RATE when the log
     * gives none (the run may be repeated), E_TLOG when it refuses the entry, and EntryExists.
     */
    record(recording: Recording): Promise<TransparencyLogEntry>;
}
/** The log has this entry, and hands it out to nobody: another signature is needed. */
export declare class EntryExists extends TrustError {
    constructor(host: string, details: ErrorDetails);
}
export declare function logService(url: string): Service;
