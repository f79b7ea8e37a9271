/** What an image must be: at the source before anything is copied, at a target before it is tagged. */
import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import type { Inventory } from './inventory.ts';
import type { Requirement } from './report.ts';
/**
 * Every index and platform carries something that says that it is a signature; nothing is verified.
 * Attestation manifests are bound by the index. A mirror without signatures looks like tampering to
 * everybody who verifies there.
 */
export declare function missingSignatures({ tree, items }: Inventory): readonly Finding[];
export interface Verifying {
    readonly require: Requirement;
    /** for `verified` */
    readonly policy?: Policy;
    /** what payloads may name; see signature/discover.ts */
    readonly payloadReferences: readonly string[];
}
export interface Place {
    readonly image: ReadableRepository;
    readonly signatures: ReadableRepository;
}
/** By the very code of `webdis-trust verify` (invariant f); what it found to be wrong. Only if that is required. */
export declare function problemsOf({ image, signatures }: Place, digest: Digest, { require, policy, payloadReferences }: Verifying, now: Date): Promise<readonly Finding[]>;
