/** A timestamp authority of our own (RFC 3161), as far as @sigstore/verify looks at its answers. */

import { sign } from 'node:crypto';
import { base64, type Json } from '../signature/support.ts';
import { p256, sha256 } from '../transparency/test-log.ts';
import { der, ids, name, octets, oid, sequence, TestAuthority } from './lab.ts';

const oids = {
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const integer = (value: number) => der(0x02, Buffer.from([value]));
const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
const hash = () => sequence(oid(oids.sha256));

export class TestTimestamps {
  readonly #pair = p256();
  readonly #authority = new TestAuthority('timestamps');
  readonly #leaf = this.#authority.issue({
    pair: this.#pair,
    from: new Date('2026-01-01'),
    until: new Date('2030-01-01'),
    usages: [ids.timeStamping],
    claims: {},
    ctLogs: [],
  }).der;

  /** As a trusted root has it. */
  instance(): Json {
    return {
      subject: { organization: 'test', commonName: 'timestamps' },
      uri: 'https://timestamps.test',
      certChain: {
        certificates: [this.#leaf, ...this.#authority.chain].map((rawBytes) => ({
          rawBytes: base64(rawBytes),
        })),
      },
      validFor: { start: '2026-01-01T00:00:00Z' },
    };
  }

  /** TimeStampResp for something with this SHA-256. */
  stamp(digest: Uint8Array, at: Date): Buffer {
    const time = at.toISOString().replace(/\.\d+|[-:T]/g, '');
    const info = sequence(
      integer(1),
      oid('1.2.3.4'),
      sequence(hash(), octets(digest)),
      integer(1),
      der(0x18, Buffer.from(time)),
    );
    const attributes = [
      sequence(oid(oids.contentType), set(oid(oids.timestampInfo))),
      sequence(oid(oids.messageDigest), set(octets(sha256(info)))),
    ];
    const signature = sign('sha256', set(...attributes), this.#pair.privateKey);
    const signer = sequence(
      integer(1),
      // The serial number that the lab gives to every certificate.
      sequence(name(this.#authority.name), integer(7)),
      hash(),
      der(0xa0, ...attributes),
      sequence(oid(oids.ecdsaWithSha256)),
      octets(signature),
    );
    const data = sequence(
      integer(3),
      set(hash()),
      sequence(oid(oids.timestampInfo), der(0xa0, octets(info))),
      set(signer),
    );
    return sequence(sequence(integer(0)), sequence(oid(oids.signedData), der(0xa0, data)));
  }
}
