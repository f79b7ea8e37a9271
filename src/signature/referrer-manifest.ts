/** The manifest that attaches a bundle to what it signs, in cosign's bytes (cosign-formats.md §3.1). */

import type { Descriptor } from '../oci/descriptor.ts';
import { digestOf } from '../oci/digest.ts';
import { goJson } from '../oci/go-json.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { signaturePredicate } from './statement.ts';
import { predicateTypeAnnotation } from './store.ts';

/** The config of every artifact that has none: two bytes (image-spec manifest.md, "empty descriptor"). */
export const emptyConfig = Buffer.from('{}');

const referrerAnnotationKeys = {
  content: 'dev.sigstore.bundle.content',
  predicateType: predicateTypeAnnotation,
  created: 'org.opencontainers.image.created',
} as const;

/** `created` is written in UTC with seconds, as cosign does. The order of the fields decides the digest. */
export function referrerManifest(
  subject: Pick<Descriptor, 'mediaType' | 'size' | 'digest'>,
  bundle: Uint8Array,
  created: Date,
): Uint8Array {
  return Buffer.from(
    goJson({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: {
        mediaType: mediaTypes.empty,
        size: emptyConfig.length,
        digest: digestOf(emptyConfig),
        // Odd, but so cosign writes it (§3.1).
        artifactType: mediaTypes.bundle,
      },
      layers: [{ mediaType: mediaTypes.bundle, size: bundle.length, digest: digestOf(bundle) }],
      annotations: {
        [referrerAnnotationKeys.content]: 'dsse-envelope',
        [referrerAnnotationKeys.predicateType]: signaturePredicate,
        [referrerAnnotationKeys.created]: created.toISOString().replace(/\.\d+Z$/, 'Z'),
      },
      subject: { mediaType: subject.mediaType, size: subject.size, digest: subject.digest },
      artifactType: mediaTypes.bundle,
    }),
  );
}
