/** Writes fallback tags, as clients do if there is no Referrers API (distribution-spec, "Referrers Tag Schema"). */

import { type Digest, digestAlgorithm, digestHex } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import type { HeldRepository } from './store.ts';

export function referrersTag(subject: Digest): string {
  return `${digestAlgorithm(subject).slice(0, 32)}-${digestHex(subject).slice(0, 64)}`;
}

/** Lists the referrers of every subject in the repository under its fallback tag, as oras and cosign do. */
export function writeFallbackTags(repository: HeldRepository): void {
  for (const subject of repository.subjects) {
    const manifests = repository.referrers(subject);
    const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
    const bytes = Buffer.from(JSON.stringify(index));
    repository.tags.set(referrersTag(subject), repository.putManifest(bytes, mediaTypes.index));
  }
}
