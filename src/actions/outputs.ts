/** What later steps get: digests only if everything was verified (threat 132). */

import { platformDigests } from '../verify/platform-digests.ts';
import type { VerifyReport } from '../verify/report.ts';

export interface Outputs {
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
