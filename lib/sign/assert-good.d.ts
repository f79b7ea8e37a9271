/** What a log or an authority answers is somebody else's word, until it verifies as readers will verify it. */
import type { TransparencyLogEntry } from '@sigstore/protobuf-specs';
import type { Digest } from '../oci/digest.ts';
import type { Candidate } from '../signature/candidate.ts';
import type { Signed } from '../signature/signed.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { type SignOptions } from './options.ts';
export interface Answers {
    readonly logEntries: readonly TransparencyLogEntry[];
    /** DER TimeStampResp */
    readonly timestamps: readonly Uint8Array[];
}
/**
 * Every answer, and all of it: for readers one good entry of several is enough, and of a legacy signature
 * they see no proof, but a log that answers something wrong is a reason to stop.
 */
export declare function assertAnswers({ logEntries, timestamps }: Answers, signed: Signed, { key, trustedRoot: root }: SignOptions, now: Date): void;
/** What is about to be published, by the checks that readers make. The entries that they will count. */
export declare function assertGood(candidate: Candidate, subject: Digest, options: SignOptions, now: Date): readonly LogEntry[];
