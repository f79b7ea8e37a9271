/**
 * Parses bundles and envelopes of attestations, whose payload may have tens of megabytes: it is decoded apart, and
 * everything around it must have the size of a signature.
 */

import { limits } from '../limits.ts';
import { jsonMembers } from '../oci/json-members.ts';
import { base64, fail, readJson } from '../oci/shape.ts';
import { bundle, type SigstoreBundle } from './bundle.ts';
import { type Envelope, envelope, preAuthHeader } from './envelope.ts';

/** Like parseBundle(), but the bundle must hold an envelope. Throws SyntaxError. */
export function parseAttestationBundle(bytes: Uint8Array): SigstoreBundle {
  const inside = jsonMembers(bytes).get('dsseEnvelope');
  if (inside?.[0] !== code.openObject) return fail('bundle', 'holds no envelope');
  const { rest, payload } = withoutPayload(bytes, inside);
  const parsed = readJson(bundle, rest, 'bundle');
  if (parsed.envelope === undefined) return parsed;
  return { ...parsed, envelope: withPayload(parsed.envelope, payload) };
}

/** An envelope that is stored alone, as in a layer of the `.att` tag. Throws SyntaxError. */
export function parseEnvelope(bytes: Uint8Array): Envelope {
  const { rest, payload } = withoutPayload(bytes, bytes);
  return withPayload(readJson(envelope, rest, 'envelope'), payload);
}

const code = {
  openObject: '{'.charCodeAt(0),
  quote: '"'.charCodeAt(0),
  padding: '='.charCodeAt(0),
};
const placeholder = Buffer.from('"AA=="');
const name = 'envelope.payload';

/** @param inside the part of `bytes` that is the envelope */
function withoutPayload(
  bytes: Uint8Array,
  inside: Uint8Array,
): { readonly rest: Uint8Array; readonly payload: Uint8Array } {
  const payload = jsonMembers(inside).get('payload') ?? fail(name, 'is missing');
  const start = payload.byteOffset - bytes.byteOffset;
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(start + payload.length)];
  if (before.length + after.length > limits.bundle) {
    return fail('bundle', `has more than ${limits.bundle} bytes around its payload`);
  }
  return { rest: Buffer.concat([before, placeholder, after]), payload };
}

/** Whole groups of base64. */
const pieceLength = 64 * 1024;

/**
 * Decodes the JSON string of the payload in pieces, and behind the header of what is signed: text and encoding of
 * a large payload would each be as large again.
 */
function withPayload(parsed: Envelope, encoded: Uint8Array): Envelope {
  if (encoded[0] !== code.quote) return fail(name, 'is not text');
  const text = encoded.subarray(1, -1);
  if (text.length === 0) return fail(name, 'is empty');
  const padding = [text.at(-1), text.at(-2)].filter((byte) => byte === code.padding).length;
  const length = Math.floor((text.length * 3) / 4) - padding;
  const header = preAuthHeader(parsed.payloadType, length);
  const whole = Buffer.allocUnsafeSlow(header.length + length);
  let end = header.copy(whole);
  for (let at = 0; at < text.length; at += pieceLength) {
    const piece = Buffer.from(text.subarray(at, at + pieceLength)).toString('latin1');
    // Padding ends the text, and belongs to the last piece only.
    if (piece.endsWith('=') && at + pieceLength < text.length) fail(name, 'is not standard base64');
    end += base64(piece, name).copy(whole, end);
  }
  if (end !== whole.length) return fail(name, 'is not standard base64');
  return { ...parsed, payload: whole.subarray(header.length), encoded: whole };
}
