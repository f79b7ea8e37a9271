/** What later steps get of a release. */

import type { ReleaseReport } from '../release/report.ts';
import { platformDigests } from '../verify/platform-digests.ts';

export interface ReleaseOutputs {
  readonly outcome: string;
  /** JSON object: repository to pinned reference, of every registry */
  readonly images: string;
  /** JSON object: platform to digest */
  readonly platforms: string;
  /** JSON object: digest of a manifest to the digests of those that hold its signatures */
  readonly signatures: string;
}

/** Nothing but the outcome unless all of it stands on every registry, verified (threat 132). */
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
