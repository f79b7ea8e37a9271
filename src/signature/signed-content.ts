/** Extracts the signature and the signed bytes from a candidate of either format. */

import { base64, fail } from '../oci/shape.ts';
import type { SigstoreBundle } from './bundle.ts';
import { annotationKeys, bundleOf, type Signed } from './candidate.ts';
import { type Envelope, preAuthEncoding } from './envelope.ts';

export interface SignedContent {
  readonly signature: Buffer;
  /** the bytes the signature is over: the legacy payload, or the envelope's encoding */
  readonly bytes: Uint8Array;
  /** the signer's statement: the legacy payload, or the envelope's payload */
  readonly payload: Uint8Array;
}

/** Throws SyntaxError if the candidate has no readable signature. */
export function readSignedContent(candidate: Signed): SignedContent {
  if (candidate.format === 'bundle') return contentOfEnvelope(envelopeOf(bundleOf(candidate)));
  if (candidate.format === 'envelope') return contentOfEnvelope(candidate.envelope);
  const { payload, layer } = candidate;
  const signature = base64(layer.annotations[annotationKeys.signature], annotationKeys.signature);
  return { signature, bytes: payload, payload };
}

/** The encoding is a copy of the payload, and several checks need it: it is made once. */
const encoded = new WeakMap<Envelope, SignedContent>();

export function contentOfEnvelope(envelope: Envelope): SignedContent {
  const { payloadType, payload, signature } = envelope;
  const content = encoded.get(envelope) ?? {
    ...{ signature, payload },
    bytes: envelope.encoded ?? preAuthEncoding(payloadType, payload),
  };
  encoded.set(envelope, content);
  return content;
}

/** Image signatures are envelopes: a message signature signs a file, and names no image. */
export function envelopeOf(bundle: SigstoreBundle): Envelope {
  return (
    bundle.envelope ??
    fail('bundle', 'has a message signature, which is for files and not for images')
  );
}
