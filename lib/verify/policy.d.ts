/** What a run demands. Complete: every default was filled in at the edge. */
import type { Digest } from '../oci/digest.ts';
import { type Platform } from '../oci/platform.ts';
import { type Repository } from '../oci/reference.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { PolicyReport } from './report.ts';
export interface Policy {
    /** any of them may have signed (rotation); never empty */
    readonly keys: readonly VerificationKey[];
    readonly trustedRoot: TrustedRoot;
    readonly transparencyLog: 'required' | 'ignored';
    /** whether a bundle needs an RFC 3161 timestamp of a trusted authority */
    readonly timestamps: 'required' | 'ignored';
    /** attestation manifests are bound by the signed index; unsigned ones fail only on request */
    readonly attestationManifests: 'reported' | 'required';
    readonly parity: 'auto' | 'true' | 'false';
    /** platforms that must be there; whatever else the index lists must verify as well */
    readonly platforms: readonly Platform[];
    /** what the signed claims must hold */
    readonly annotations: Readonly<Record<string, string>>;
    /** the reference that a legacy payload must name */
    readonly expectedReference?: string;
    /** what the tag must resolve to */
    readonly digest?: Digest;
    /** where signatures live, if not beside the image */
    readonly signatureRepository?: Repository;
}
export declare function describePolicy(policy: Policy): PolicyReport;
