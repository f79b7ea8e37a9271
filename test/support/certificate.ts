/** Makes DER certificates for any key, with the parts of X.509 that tests need (RFC 5280). */

import { type KeyObject, sign } from 'node:crypto';

const sequence = 0x30;
const set = 0x31;
const oid = { ecdsaWithSha256: '2a8648ce3d040302', commonName: '550403' };

/** A certificate of `subject`, which may be any public key, issued and signed by an ECDSA P-256 key. */
export function certificateOf(subject: KeyObject, issuer: KeyObject, name = 'signer'): Buffer {
  const algorithm = der(sequence, der(0x06, Buffer.from(oid.ecdsaWithSha256, 'hex')));
  const content = der(
    sequence,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    nameOf('issuer'),
    // Long over: a pinned key does not care.
    der(sequence, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('200102000000Z'))),
    nameOf(name),
    subject.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', content, { key: issuer, dsaEncoding: 'der' });
  return der(sequence, content, algorithm, der(0x03, Buffer.from([0]), signature));
}

export function certificatePem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function nameOf(name: string): Buffer {
  const type = der(0x06, Buffer.from(oid.commonName, 'hex'));
  return der(sequence, der(set, der(sequence, type, der(0x0c, Buffer.from(name)))));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const bytes = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : undefined;
  return Buffer.concat([
    Buffer.from([tag, ...(bytes ?? [0x82, length >> 8, length & 255])]),
    content,
  ]);
}
