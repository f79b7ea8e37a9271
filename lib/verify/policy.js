/** What a run demands. Complete: every default was filled in at the edge. */
import { formatPlatform } from '../oci/platform.js';
import { formatRepository } from '../oci/reference.js';
export function describePolicy(policy) {
    return {
        keys: policy.keys.map(({ fingerprint, algorithm, source, notAfter }) => ({
            fingerprint,
            algorithm,
            source,
            ...(notAfter === undefined ? {} : { notAfter: notAfter.toISOString() }),
        })),
        transparencyLog: policy.transparencyLog,
        trustedRoot: { source: policy.trustedRoot.source, date: policy.trustedRoot.date },
        timestamps: policy.timestamps,
        attestationManifests: policy.attestationManifests,
        parity: policy.parity,
        platforms: policy.platforms.map(formatPlatform),
        annotations: policy.annotations,
        ...(policy.expectedReference === undefined
            ? {}
            : { expectedReference: policy.expectedReference }),
        ...(policy.digest === undefined ? {} : { digest: policy.digest }),
        ...(policy.signatureRepository === undefined
            ? {}
            : { signatureRepository: formatRepository(policy.signatureRepository) }),
    };
}
