/** Parses DSSE envelopes (secure-systems-lab/dsse), with the two rules that cosign adds (cosign-formats.md §3.3). */

import { base64, fail, list, object, optional, type Shape, text } from '../oci/shape.ts';

export interface Envelope {
  readonly payloadType: string;
  readonly payload: Buffer;
  readonly signature: Buffer;
  /** the pre-authentication encoding, if it was made together with the payload */
  readonly encoded?: Buffer;
}

const fields = object({
  payload: base64,
  payloadType: text,
  signatures: list(object({ sig: base64, keyid: optional(text) })),
});

export const envelope: Shape<Envelope> = (value, at) => {
  const { payload, payloadType, signatures } = fields(value, at);
  const [signature] = signatures;
  // cosign accepts exactly one. With several, readers differ in which one they verify (threat 81).
  if (signature === undefined || signatures.length !== 1) {
    return fail(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
  }
  // cosign compares keyid with an OpenSSH fingerprint, and rejects any other value.
  if (signature.keyid) return fail(`${at}.signatures[0].keyid`, 'must be empty');
  return { payload, payloadType, signature: signature.sig };
};

/** DSSE's pre-authentication encoding (PAE): the bytes that the signature is over. Lengths are in bytes (threat 80). */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  return Buffer.concat([preAuthHeader(payloadType, payload.length), payload]);
}

/** What is before the payload in the encoding. */
export function preAuthHeader(payloadType: string, payloadLength: number): Buffer {
  const length = Buffer.byteLength(payloadType);
  return Buffer.from(`DSSEv1 ${length} ${payloadType} ${payloadLength} `);
}
