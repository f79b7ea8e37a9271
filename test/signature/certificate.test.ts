/** Whom a certificate names: for people, so that hostile bytes cost nothing but the name. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { HeldRepository } from '../../sandbox/registry/index.ts';
import { certificateNames } from '../../src/signature/certificate.ts';
import { shortSubject } from '../../src/signature/signer.ts';
import { checkSignature } from '../../src/signature/verify.ts';
import { loadKeyless } from '../support/keyless.ts';
import { bundle, legacy, signer } from '../transparency/test-log.ts';
import { annotationKeys, assertFailed, assertPassed, withAnnotations } from './support.ts';

const held = new HeldRepository();
const store = { repository: () => held, find: () => held };
loadKeyless({ store, settings: { referrersApi: 'on' } } as never, 'a/b', 'keyless-bundle-v2');
const file = [...held.blobs.values()]
  .map((bytes) => Buffer.from(bytes).toString())
  .find((text) => text.includes('"certificate"'));
const signed = JSON.parse(file ?? '');
const original = bundle();

function certified(rawBytes: string) {
  const { verificationMaterial: material } = signed;
  const changed = { ...material, certificate: { rawBytes } };
  const bytes = Buffer.from(JSON.stringify({ ...signed, verificationMaterial: changed }));
  return { ...original, bytes };
}

const raw: string = signed.verificationMaterial.certificate.rawBytes;
const der = Buffer.from(raw, 'base64');
const names = {
  subject: 'https://github.com/webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3',
  issuer: 'http://127.0.0.1:5071',
};

test('a bundle names it, and so does a legacy layer', () => {
  deepStrictEqual(certificateNames(certified(raw)), names);
  const pem = `-----BEGIN CERTIFICATE-----\n${raw}\n-----END CERTIFICATE-----\n`;
  const layer = withAnnotations(legacy(), { [annotationKeys.certificate]: pem });
  deepStrictEqual(certificateNames(layer), names);
  assertPassed(checkSignature(layer, [signer.key]).check);
  strictEqual(certificateNames(original), undefined);
  strictEqual(certificateNames(legacy()), undefined);
});

test('the issuer is that of either extension, the newer first', () => {
  // The last byte of the object identifier 1.3.6.1.4.1.57264.1.N.
  const without = (...versions: readonly number[]) => {
    const changed = Buffer.from(der);
    const oid = Buffer.from('060a2b0601040183bf3001', 'hex');
    for (const version of versions) {
      const at = changed.indexOf(Buffer.concat([oid, Buffer.of(version)]));
      ok(at > 0, `extension ${version}`);
      changed[at + oid.length] = 0x7f;
    }
    return certificateNames(certified(changed.toString('base64')));
  };
  deepStrictEqual(without(1), names);
  deepStrictEqual(without(8), names);
  deepStrictEqual(without(1, 8), { subject: names.subject });
});

test('threat 85: bytes that are not a certificate name no signer, and fail the check in the same way', () => {
  const zeros = Buffer.from(der).fill(0, 30, 300);
  for (const bytes of [
    Buffer.from('no DER'),
    der.subarray(0, 200),
    zeros,
    Buffer.alloc(20_000, 0x30),
  ]) {
    const candidate = certified(bytes.toString('base64'));
    strictEqual(certificateNames(candidate), undefined);
    const { check } = checkSignature(candidate, [signer.key]);
    assertFailed(check, 'E_KEY', /^it is signed with a certificate; a key is required/);
  }
});

test('a certificate of 16 KiB names its signer; of a larger one nothing is read', () => {
  // Another element after the three of a certificate; each length has two bytes.
  const padded = (length: number) => {
    const grown = Buffer.alloc(length);
    der.copy(grown);
    grown.writeUInt16BE(length - 4, 2);
    grown.writeUInt16BE(0x0482, der.length);
    grown.writeUInt16BE(length - der.length - 4, der.length + 2);
    return certified(grown.toString('base64'));
  };
  deepStrictEqual(certificateNames(padded(16 * 1024)), names);
  strictEqual(certificateNames(padded(16 * 1024 + 1)), undefined);
});

test('a workflow is called by its file and repository, everything else by its whole name', () => {
  strictEqual(
    shortSubject(names.subject),
    'release.yml of webdis/verify-action at refs/tags/v1.2.3',
  );
  for (const other of [
    'maintainer@example.com',
    'https://example.com/webdis/verify-action/.github/workflows/release.yml@refs/heads/main',
    'https://github.com/webdis/verify-action',
    `https://example.com/?${names.subject}`,
    `${names.subject}\nmore`,
  ]) {
    strictEqual(shortSubject(other), other);
  }
});
