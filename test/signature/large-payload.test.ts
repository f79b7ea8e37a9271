/** Attestations with a payload of any size are parsed as small ones are, and refused for the same reasons. */

import { deepStrictEqual, strictEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/limits.ts';
import { parseBundle } from '../../src/signature/bundle.ts';
import { preAuthEncoding } from '../../src/signature/envelope.ts';
import { parseAttestationBundle, parseEnvelope } from '../../src/signature/large-payload.ts';
import { bundle } from '../transparency/test-log.ts';

const payloadType = 'application/vnd.in-toto+json';

function envelopeOf(payload: string, more: object = {}): Buffer {
  return Buffer.from(
    JSON.stringify({ payloadType, payload, signatures: [{ sig: 'AAAA' }], ...more }),
  );
}

test('a payload of any length is decoded whole, with the bytes that are signed', () => {
  for (const length of [1, 2, 3, 49_151, 49_152, 49_153, 98_304, 200_000]) {
    const payload = Buffer.alloc(length, 'any bytes, of any length');
    const parsed = parseEnvelope(envelopeOf(payload.toString('base64')));
    deepStrictEqual(parsed.payload, payload, `${length} bytes`);
    deepStrictEqual(parsed.encoded, preAuthEncoding(payloadType, payload), `${length} bytes`);
  }
});

test('a bundle of cosign reads as it does without the allowance for large payloads', () => {
  const { bytes } = bundle();
  const { envelope, ...rest } = parseAttestationBundle(bytes);
  const { envelope: expected, ...others } = parseBundle(bytes);
  deepStrictEqual(rest, others);
  deepStrictEqual(envelope?.payload, expected?.payload);
  deepStrictEqual(envelope?.signature, expected?.signature);
});

test('a bundle without an envelope, and a payload that is not base64 text, are refused', () => {
  for (const inside of ['', '"dsseEnvelope":[{}]', '"dsseEnvelope":"{"']) {
    throws(
      () => parseAttestationBundle(Buffer.from(`{${inside}}`)),
      /^SyntaxError: bundle holds no/,
    );
  }
  const refused = (bytes: Buffer, why: RegExp) => throws(() => parseEnvelope(bytes), why);
  refused(Buffer.from('{}'), /envelope\.payload is missing/);
  refused(Buffer.from('{"payload":12}'), /payload/);
  refused(envelopeOf(''), /envelope\.payload is empty/);
  const piece = 'A'.repeat(64 * 1024 - 4);
  for (const text of ['AAA', 'A===', '====', 'AA==AAAA', `${piece}AA==AAAA`, `${piece}AAAAA`]) {
    refused(envelopeOf(text), /envelope\.payload is not standard base64/);
  }
});

test('around its payload an envelope may have the size of a signature bundle, and no more', () => {
  const payload = 'A'.repeat(limits.bundle);
  const around = envelopeOf('', { padding: '' }).length - '""'.length;
  // A field that no envelope has is refused for itself, once the size is accepted.
  const padded = (length: number) => envelopeOf(payload, { padding: ' '.repeat(length - around) });
  throws(() => parseEnvelope(padded(limits.bundle)), /padding/);
  throws(() => parseEnvelope(padded(limits.bundle + 1)), {
    message: `bundle has more than ${limits.bundle} bytes around its payload`,
  });
  strictEqual(parseEnvelope(envelopeOf(payload)).payload.length, (limits.bundle / 4) * 3);
});
