/** Makes bundles of signatures and attestations like cosign v3 (cosign-formats.md §3), using @sigstore/sign. */

import { type BundleWithDsseEnvelope, bundleToJSON, envelopeToJSON } from '@sigstore/bundle';
import { DSSEBundleBuilder, type Signer, type Witness } from '@sigstore/sign';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex, digestOf } from '../oci/digest.ts';
import { goJson } from '../oci/go-json.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { publicKeyPem } from './key.ts';
import type { SigningKey } from './private-key.ts';
import {
  oldStatementType,
  signaturePredicate,
  statementPayloadType,
  statementType,
} from './statement.ts';
import { predicateTypeAnnotation } from './store.ts';

type KeyMaterial = Awaited<ReturnType<Signer['sign']>>['key'];

/** The in-toto statement to sign: one subject, with the annotations. */
export function signatureStatement(
  subject: Digest,
  annotations: Readonly<Record<string, string>>,
): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      _type: statementType,
      subject: [{ digest: { [digestAlgorithm(subject)]: digestHex(subject) }, annotations }],
      predicateType: signaturePredicate,
      predicate: {},
    }),
  );
}

/** What an attestation says about its subject. */
export interface Predicate {
  /** URI */
  readonly type: string;
  /** text of a JSON object, which is copied and not written anew: the statement contains the same bytes */
  readonly bytes: Uint8Array;
  /** whether an attestation with this other predicate makes one with `bytes` unnecessary; default: never */
  readonly isMetBy?: (other: Uint8Array) => boolean;
}

/**
 * The statement of an attestation, as `cosign attest` writes it.
 *
 * @param name of the subject: its repository in cosign's notation
 */
export function attestationStatement(
  { name, digest }: { readonly name: string; readonly digest: Digest },
  { type, bytes }: Predicate,
): Uint8Array {
  const statement = goJson({
    _type: oldStatementType,
    subject: [{ name, digest: { [digestAlgorithm(digest)]: digestHex(digest) } }],
    predicateType: type,
  });
  const begin = `${statement.slice(0, -1)},"predicate":`;
  return Buffer.concat([Buffer.from(begin), bytes, Buffer.from('}')]);
}

/**
 * Signs an envelope and submits it to the witnesses: logs and timestamp authorities. The envelope has no
 * `keyid`: cosign compares it with an OpenSSH fingerprint, and rejects any other value.
 */
export function makeBundle(
  payload: Uint8Array,
  key: SigningKey,
  witnesses: readonly Witness[],
): Promise<BundleWithDsseEnvelope> {
  const signer: Signer = {
    sign: async (bytes) => ({ signature: await key.sign(bytes), key: materialOf(key) }),
  };
  const builder = new BundleBuilder({ signer, witnesses: [...witnesses] });
  return builder.create({ data: Buffer.from(payload), type: statementPayloadType });
}

/** What verifies the signature; logs get its PEM. */
function materialOf({ public: key, certificate }: SigningKey): KeyMaterial {
  if (certificate !== undefined) {
    return { $case: 'x509Certificate', certificate: certificate.pem };
  }
  const hint = Buffer.from(key.fingerprint, 'hex').toString('base64');
  return { $case: 'publicKey', publicKey: publicKeyPem(key), hint };
}

class BundleBuilder extends DSSEBundleBuilder {
  protected override async package(...parts: Parameters<DSSEBundleBuilder['package']>) {
    const bundle = await super.package(...parts);
    for (const signature of bundle.content.dsseEnvelope.signatures) signature.keyid = '';
    return bundle;
  }
}

/** The bundle as protobuf JSON, without empty fields. */
export function formatBundle(bundle: BundleWithDsseEnvelope): Uint8Array {
  const { timestampVerificationData: stamps, ...material } = bundle.verificationMaterial;
  const verificationMaterial =
    stamps === undefined || stamps.rfc3161Timestamps.length === 0
      ? { ...material, timestampVerificationData: undefined }
      : bundle.verificationMaterial;
  return Buffer.from(JSON.stringify(bundleToJSON({ ...bundle, verificationMaterial })));
}

/** The envelope alone, as legacy attestations are stored. Logs hash the same bytes. */
export function formatEnvelope({ content }: BundleWithDsseEnvelope): Uint8Array {
  return Buffer.from(JSON.stringify(envelopeToJSON(content.dsseEnvelope)));
}

/** The config of artifacts that have none (image-spec manifest.md, "empty descriptor"). */
export const emptyConfig = Buffer.from('{}');

const referrerAnnotationKeys = {
  content: 'dev.sigstore.bundle.content',
  predicateType: predicateTypeAnnotation,
  created: 'org.opencontainers.image.created',
} as const;

/**
 * The manifest that attaches a bundle to its subject, in cosign's bytes (cosign-formats.md §3.1): the
 * order of the fields decides the digest. `created` is written in UTC, in seconds.
 */
export function referrerManifest(
  subject: Pick<Descriptor, 'mediaType' | 'size' | 'digest'>,
  bundle: Uint8Array,
  created: Date,
  predicateType: string = signaturePredicate,
): Uint8Array {
  return Buffer.from(
    goJson({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: {
        mediaType: mediaTypes.empty,
        size: emptyConfig.length,
        digest: digestOf(emptyConfig),
        // Unusual, but cosign writes it (§3.1).
        artifactType: mediaTypes.bundle,
      },
      layers: [{ mediaType: mediaTypes.bundle, size: bundle.length, digest: digestOf(bundle) }],
      annotations: {
        [referrerAnnotationKeys.content]: 'dsse-envelope',
        [referrerAnnotationKeys.predicateType]: predicateType,
        [referrerAnnotationKeys.created]: created.toISOString().replace(/\.\d+Z$/, 'Z'),
      },
      subject: { mediaType: subject.mediaType, size: subject.size, digest: subject.digest },
      artifactType: mediaTypes.bundle,
    }),
  );
}
