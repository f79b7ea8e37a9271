/** Bundles as cosign v3 makes them with a key (cosign-formats.md §3.3), built by @sigstore/sign. */

import { type BundleWithDsseEnvelope, bundleToJSON } from '@sigstore/bundle';
import { DSSEBundleBuilder, type Signer, type Witness } from '@sigstore/sign';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { publicKeyPem } from './key.ts';
import type { SigningKey } from './private-key.ts';
import { signaturePredicate, statementPayloadType, statementType } from './statement.ts';

/** The statement that is signed: this manifest, these annotations, and nothing else. */
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

/**
 * Signs an envelope and has it witnessed: logged and stamped, as far as there are witnesses. `keyid` is
 * left out of the envelope: cosign compares it with an OpenSSH fingerprint and would reject anything else.
 */
export function makeBundle(
  payload: Uint8Array,
  key: SigningKey,
  witnesses: readonly Witness[],
): Promise<BundleWithDsseEnvelope> {
  const hint = Buffer.from(key.public.fingerprint, 'hex').toString('base64');
  const material = { $case: 'publicKey', publicKey: publicKeyPem(key.public), hint } as const;
  const signer: Signer = {
    sign: async (bytes) => ({ signature: await key.sign(bytes), key: material }),
  };
  const builder = new BundleBuilder({ signer, witnesses: [...witnesses] });
  return builder.create({ data: Buffer.from(payload), type: statementPayloadType });
}

class BundleBuilder extends DSSEBundleBuilder {
  protected override async package(...parts: Parameters<DSSEBundleBuilder['package']>) {
    const bundle = await super.package(...parts);
    for (const signature of bundle.content.dsseEnvelope.signatures) signature.keyid = '';
    return bundle;
  }
}

/** Protobuf's JSON, without fields that have no content. */
export function formatBundle(bundle: BundleWithDsseEnvelope): Uint8Array {
  const { timestampVerificationData: stamps, ...material } = bundle.verificationMaterial;
  const verificationMaterial =
    stamps === undefined || stamps.rfc3161Timestamps.length === 0
      ? { ...material, timestampVerificationData: undefined }
      : bundle.verificationMaterial;
  return Buffer.from(JSON.stringify(bundleToJSON({ ...bundle, verificationMaterial })));
}
