/** The outputs of each action: digests only if everything was verified (threat 132). */

import type { AttestReport } from '../attest/report.ts';
import type { FleetReport } from '../drift/fleet.ts';
import type { DriftReport } from '../drift/report.ts';
import type { ReleaseReport } from '../release/report.ts';
import { fleetDifferences } from '../report/drift/fleet.ts';
import { platformDigests } from '../verify/platform-digests.ts';
import type { VerifyReport } from '../verify/report.ts';

interface Outputs {
  readonly verified: 'true' | 'false';
  readonly outcome: string;
  readonly digest: string;
  /** JSON object: platform to digest, of the first image */
  readonly platforms: string;
  /** JSON object: reference as written to pinned reference */
  readonly images: string;
}

export function outputsOf(report: VerifyReport): Outputs {
  const { outcome, images } = report;
  if (outcome !== 'verified') {
    return { verified: 'false', outcome, digest: '', platforms: '', images: '' };
  }
  const [first] = images;
  return {
    verified: 'true',
    outcome,
    digest: first?.digest ?? '',
    platforms: JSON.stringify(platformDigests(first?.manifests ?? [])),
    images: JSON.stringify(
      Object.fromEntries(images.map(({ reference, pinned }) => [reference, pinned])),
    ),
  };
}

interface ReleaseOutputs {
  readonly outcome: string;
  /** JSON object: repository to pinned reference, of every registry */
  readonly images: string;
  /** JSON object: platform to digest */
  readonly platforms: string;
  /** JSON object: digest of a manifest to the digests of those that hold its signatures */
  readonly signatures: string;
}

/** Only the outcome, unless the release is complete and verified on every registry (threat 132). */
export function releaseOutputsOf(report: ReleaseReport): ReleaseOutputs {
  const { outcome, dryRun, registries, verify } = report;
  if (outcome !== 'verified' || dryRun)
    return { outcome, images: '', platforms: '', signatures: '' };
  const manifests = verify?.images[0]?.manifests ?? [];
  const signatures = manifests.map(({ digest, signatures }) => {
    const good = signatures.filter(({ good }) => good);
    return [digest, [...new Set(good.map(({ manifest }) => manifest))]] as const;
  });
  const images = registries.map(({ name, pinned }) => [name, pinned ?? ''] as const);
  return {
    outcome,
    images: JSON.stringify(Object.fromEntries(images)),
    platforms: JSON.stringify(platformDigests(manifests)),
    signatures: JSON.stringify(Object.fromEntries(signatures)),
  };
}

interface AttestOutputs {
  readonly outcome: string;
  /** JSON object: digest of a manifest to the predicate types of its attestations */
  readonly attestations: string;
}

export function attestOutputsOf({ outcome, images }: AttestReport): AttestOutputs {
  if (outcome !== 'verified') return { outcome, attestations: '' };
  const types = images
    .flatMap(({ manifests }) => manifests)
    .map(({ digest, attestations }) => {
      const all = attestations.map(({ predicateType }) => predicateType);
      return [digest, [...new Set(all)]] as const;
    });
  return { outcome, attestations: JSON.stringify(Object.fromEntries(types)) };
}

/** A runner accepts a mebibyte of outputs from a job. */
const maxDifferences = 200;

interface DriftOutputs {
  readonly state: DriftReport['state'];
  /** JSON list */
  readonly drifted: string;
}

export function driftOutputsOf(report: DriftReport | FleetReport): DriftOutputs {
  const { state } = report;
  const all = 'images' in report ? fleetDifferences(report) : report.differences;
  const drifted = all
    .slice(0, maxDifferences)
    .map(({ id, kind, registry, tag, digest }) => ({ id, kind, registry, tag, digest }));
  return { state, drifted: JSON.stringify(drifted) };
}
