/**
 * Signatures on synthetic images, with a key and logs of the tests' own, put into a registry as cosign
 * puts them. What a signature says is made by test/transparency/test-log.ts; here is where it lies.
 */

import {
  artifact,
  blob,
  type Layer,
  manifest,
  type Part,
  put,
  type Target,
} from '../../sandbox/images.ts';
import { type Digest, digestAlgorithm, digestHex } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import type { LegacyCandidate } from '../../src/signature/candidate.ts';
import { signatureTag } from '../../src/signature/store.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { Json } from '../signature/support.ts';
import {
  type BundleChanges,
  bundleJson,
  goodStatement,
  type LegacyChanges,
  legacy,
  root,
  signer,
} from '../transparency/test-log.ts';
import { vectorPolicy } from './run.ts';

/** The policy under which these signatures count. */
export const testPolicy: Policy = { ...vectorPolicy, keys: [signer.key], trustedRoots: [root] };

/** Every manifest of an image that cosign's `--recursive` signs. */
export function manifestsOf(image: Part): Digest[] {
  return [...new Set([image.digest, ...image.children.flatMap(manifestsOf)])];
}

export interface LegacyOptions extends LegacyChanges {
  readonly reference?: string;
  /** what the payload claims in addition to the digest */
  readonly optional?: Json;
}

/** A legacy signature of `subject`, as a layer. */
export function legacyLayer(subject: Digest, options: LegacyOptions = {}): Layer {
  const { reference = 'index.docker.io/nicolas/webdis', optional = null } = options;
  const payload = JSON.stringify({
    critical: {
      identity: { 'docker-reference': reference },
      image: { 'docker-manifest-digest': subject },
      type: 'cosign container image signature',
    },
    optional,
  });
  return layerOf(legacy({ payload: Buffer.from(payload), ...options }));
}

export function layerOf({ payload, layer }: LegacyCandidate): Layer {
  return blob(payload, mediaTypes.simpleSigning, { annotations: layer.annotations });
}

/** cosign's signature image (cosign-formats.md §1.2). */
export function signatureImage(layers: readonly Layer[]): Part {
  const rootfs = { type: 'layers', diff_ids: layers.map(({ descriptor }) => descriptor['digest']) };
  const history = layers.map(() => ({ created: '0001-01-01T00:00:00Z' }));
  const config = { architecture: '', history, os: '', rootfs, config: {} };
  return manifest(blob(Buffer.from(JSON.stringify(config)), mediaTypes.config), layers);
}

/** Writes the `.sig` tag of `subject`: exactly these layers. */
export function putSignatures(
  target: Target,
  repository: string,
  subject: Digest,
  layers: readonly Layer[] = [legacyLayer(subject)],
): Digest {
  return put(target, repository, signatureImage(layers), signatureTag(subject));
}

/** Signs the image and everything under it in the legacy format. */
export function signLegacy(
  target: Target,
  repository: string,
  image: Part,
  options: LegacyOptions = {},
): void {
  for (const digest of manifestsOf(image)) {
    putSignatures(target, repository, digest, [legacyLayer(digest, options)]);
  }
}

export interface BundleOptions extends BundleChanges {
  readonly predicateType?: string;
  readonly annotations?: Json;
}

/** The bytes of a bundle that signs `subject`. */
export function bundleBytes(subject: Digest, options: BundleOptions = {}): Buffer {
  const { predicateType, annotations = {} } = options;
  const statement = {
    ...goodStatement,
    subject: [{ digest: { [digestAlgorithm(subject)]: digestHex(subject) }, annotations }],
    ...(predicateType === undefined ? {} : { predicateType }),
  };
  const bundle = bundleJson({ statement: Buffer.from(JSON.stringify(statement)), ...options });
  return Buffer.from(JSON.stringify(bundle));
}

/** A referrer of `subject` that holds a bundle (cosign-formats.md §3.1). */
export function bundleReferrer(
  subject: Digest,
  bytes: Uint8Array = bundleBytes(subject),
  fields: Json = {},
): Part {
  return artifact(mediaTypes.bundle, [blob(bytes, mediaTypes.bundle)], {
    annotations: { 'dev.sigstore.bundle.content': 'dsse-envelope' },
    subject: { mediaType: mediaTypes.manifest, digest: subject, size: 1 },
    ...fields,
  });
}

/** Signs the image and everything under it with bundles. */
export function signBundles(
  target: Target,
  repository: string,
  image: Part,
  options: BundleOptions = {},
): void {
  for (const digest of manifestsOf(image)) {
    put(target, repository, bundleReferrer(digest, bundleBytes(digest, options)));
  }
}
