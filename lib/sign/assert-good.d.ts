/** What a log or an authority answers is somebody else's word, until it verifies as readers will verify it. */
import type { Digest } from '../oci/digest.ts';
import { type BundleEntry } from '../signature/bundle.ts';
import type { Candidate } from '../signature/candidate.ts';
import { type Signed } from '../signature/signed.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { type SignOptions } from './options.ts';
/** What was signed, and what the services say of it. */
export interface Answers {
    readonly signed: Signed;
    readonly logEntries: readonly BundleEntry[];
    /** base64 of DER TimeStampResp */
    readonly timestamps: readonly string[];
}
/** Of a new bundle, as readers read it. Throws E_TLOG for what a bundle cannot hold. */
export declare function readAnswers(bundle: Uint8Array): Answers;
/**
 * Every answer, and all of it: for readers one good entry of several is enough, and of a legacy signature
 * they see no proof, but a log that answers something wrong is a reason to stop.
 */
export declare function assertAnswers({ signed, logEntries, timestamps }: Answers, { key, trustedRoot: root }: SignOptions, now: Date): void;
/** What is about to be published, by the checks that readers make. The entries that they will count. */
export declare function assertGood(candidate: Candidate, subject: Digest, options: SignOptions, now: Date): readonly LogEntry[];
