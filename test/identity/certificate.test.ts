/** The form of a certificate, what it may be used for, and whom it names. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import { readCertificate } from '../../src/identity/certificate.ts';
import { verifyCertificateSignature } from '../../src/identity/verify.ts';
import {
  annotationKeys,
  assertFailed,
  base64,
  removed,
  withAnnotations,
} from '../signature/support.ts';
import { TestSigner } from '../transparency/test-log.ts';
import {
  authority,
  type CertificateOptions,
  der,
  email,
  goodClaims,
  type Issued,
  identity,
  ids,
  issuer,
  labPolicy,
  oid,
  sequence,
  signedBundle,
  signedLegacy,
  uri,
  utf8,
} from './lab.ts';

function check(issued: Issued) {
  const result = verifyCertificateSignature(signedBundle(issued), labPolicy());
  strictEqual(result.good, false);
  strictEqual(result.signer, undefined);
  return result.checks.certificate;
}

function refused(options: CertificateOptions, why: RegExp): void {
  assertFailed(check(authority.issue(options)), 'E_CERT', why);
}

const nothing = oid('1.2.3.4');

describe('threat 147: names and extensions that two readers read in two ways', () => {
  test('threat 147: several names, or none', () => {
    refused({ names: [uri(identity), uri('https://example.com')] }, /holds 2 names and not one/);
    refused({ names: [email('a@example.com'), uri(identity)] }, /holds 2 names/);
    refused({ names: [] }, /holds 0 names/);
    refused({ without: [ids.subjectAltName] }, /is missing or malformed/);
    refused({ names: [uri('')] }, /is empty/);
  });

  test('threat 147: an extension twice', () => {
    const twice = { id: `${ids.fulcio}12`, value: utf8('https://github.com/evil/fork') };
    const good = { id: `${ids.fulcio}12`, value: utf8('https://github.com/webdis/verify-action') };
    const { 12: _, ...claims } = goodClaims;
    refused(
      { claims, extensions: [good, twice] },
      /extension 1\.3\.6\.1\.4\.1\.57264\.1\.12 twice/,
    );
  });

  test('threat 147: old and new extensions that differ', () => {
    const differing: readonly (readonly [number, string, RegExp])[] = [
      [1, 'https://example.com', /names two issuers/],
      [2, 'pull_request', /github-workflow-trigger and build-trigger differ/],
      [3, 'b'.repeat(40), /github-workflow-sha and source-digest differ/],
      [5, 'action', /github-workflow-repository and source-repository differ/],
      [5, 'evil/fork', /github-workflow-repository and source-repository differ/],
      [6, 'refs/heads/main', /github-workflow-ref and source-ref differ/],
    ];
    for (const [number, value, why] of differing) {
      refused({ claims: { ...goodClaims, [number]: value } }, why);
    }
  });

  test('threat 147: values that are not text', () => {
    const broken = [
      Buffer.from('bare text'),
      der(0x13, Buffer.from(identity)),
      der(0x2c, utf8(identity)),
      Buffer.concat([utf8('a'), utf8('b')]),
      der(0x0c, Buffer.from([0xff])),
      Buffer.alloc(0),
    ];
    for (const value of broken) {
      refused(
        { extensions: [{ id: `${ids.fulcio}12`, value }] },
        /is not one UTF8String|is not valid UTF-8/,
      );
    }
    const longest = 'x'.repeat(2048);
    const { signer } = readCertificate(
      authority.issue({ claims: { ...goodClaims, 21: longest } }).der,
    );
    strictEqual(signer.claims['run-invocation'], longest);
    refused({ claims: { ...goodClaims, 12: `${longest}x` } }, /more than 2048 bytes/);
    refused({ names: [uri(`https://${'x'.repeat(2048)}`)] }, /more than 2048 bytes/);
  });

  test('threat 147: names in other alphabets, with control characters, of other kinds', () => {
    refused({ names: [der(0x86, Buffer.from('https://exämple.com'))] }, /not printable ASCII/);
    refused({ names: [der(0x86, Buffer.from('https://a\0.example.com'))] }, /not printable ASCII/);
    refused({ names: [der(0xa4, nothing)] }, /unknown kind/);
    refused({ names: [utf8(identity)] }, /is malformed/);
    for (const length of [3, 15, 17]) {
      refused({ names: [der(0x87, Buffer.alloc(length, 1))] }, /not an IP address/);
    }
    refused({ names: [der(0xa0, nothing, der(0xa0, utf8('me')))] }, /unknown kind/);
    const userName = oid('1.3.6.1.4.1.57264.1.7');
    refused({ names: [der(0xa0, userName, utf8('me'))] }, /not one UTF8String/);
    refused({ names: [der(0xa0, userName, der(0xa0, nothing))] }, /not one UTF8String/);
  });

  test('threat 147: junk where a certificate should be, and several', () => {
    const good = authority.issue();
    for (const bytes of [
      Buffer.from('junk'),
      Buffer.alloc(1),
      sequence(),
      Buffer.alloc(300, 0x30),
    ]) {
      const issued = { ...good, der: bytes };
      assertFailed(check(issued), 'E_CERT', /./, bytes.toString('hex', 0, 8));
    }
    const trailing = Buffer.concat([good.der, Buffer.from([0])]);
    assertFailed(check({ ...good, der: trailing }), 'E_CERT', /./);

    const layer = signedLegacy(good);
    for (const [pem, why] of [
      [`${good.pem}${good.pem}`, /several PEM blocks/],
      [`${good.pem}x`, /not one PEM block/],
      ['', /not one PEM block/],
      [good.pem.replaceAll('CERTIFICATE', 'PUBLIC KEY'), /is a PUBLIC KEY/],
    ] as const) {
      const candidate = withAnnotations(layer, { [annotationKeys.certificate]: pem });
      const { checks, good: isGood } = verifyCertificateSignature(candidate, labPolicy());
      assertFailed(checks.signature, 'E_SIG', why);
      ok(!isGood);
    }
  });

  test('threat 147: a certificate without an end', () => {
    const huge = authority.issue({
      extensions: [{ id: '1.2.3.4', value: der(0x04, Buffer.alloc(17_000)) }],
    });
    const { checks } = verifyCertificateSignature(signedBundle(huge), labPolicy());
    assertFailed(checks.signature, 'E_SIG', /more than 16384 bytes/);
  });

  test('threat 147: what the authority did not sign', () => {
    const rsa = sequence(oid('1.2.840.113549.1.1.11'), der(0x05));
    refused({ algorithm: rsa }, /names two signature algorithms/);
    refused(
      { algorithm: sequence(oid('1.2.840.10045.4.3.2'), der(0x05)) },
      /two signature algorithms/,
    );
    // A signature with one unused bit, which must be 0.
    let issued = authority.issue();
    while ((issued.der.at(-1) ?? 1) % 2 === 1) issued = authority.issue();
    const { der: bytes, ...good } = issued;
    const inner = bytes.lastIndexOf(Buffer.from([0x00, 0x30]));
    const changed = Buffer.from(bytes);
    changed.writeUInt8(1, inner);
    assertFailed(check({ ...good, der: changed }), 'E_CERT', /holds a malformed signature/);
  });
});

describe('threat 148: certificates for something else', () => {
  test('threat 148: of an authority, for servers, not for signatures', () => {
    refused({ isCa: true }, /certificate authority, which signs no images/);
    refused({ keyUsage: 0x84 }, /certificate authority, which signs no images/);
    refused({ keyUsage: 0x20 }, /not for digital signatures/);
    refused({ without: [ids.keyUsage] }, /not for digital signatures/);
    refused({ usages: ['1.3.6.1.5.5.7.3.1'] }, /not for code signing/);
    // "Any usage" is no code signing.
    refused({ usages: ['2.5.29.37.0'] }, /not for code signing/);
    refused({ without: [ids.extendedKeyUsage] }, /not for code signing/);
  });

  test('threat 148: critical extensions that are not understood, among them a precertificate', () => {
    for (const id of ['1.2.3.4', '1.3.6.1.4.1.11129.2.4.3', '2.5.29.30']) {
      refused({ extensions: [{ id, critical: true, value: der(0x05) }] }, /critical extension/);
    }
    const noncritical = authority.issue({ extensions: [{ id: '1.2.3.4', value: der(0x05) }] });
    ok(verifyCertificateSignature(signedBundle(noncritical), labPolicy()).good);
  });

  test('threat 148: keys that are too weak, or of other kinds', () => {
    for (const pair of [
      generateKeyPairSync('rsa', { modulusLength: 1024 }),
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    ]) {
      const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
      refused({ spki }, /is not a usable public key: only ECDSA/);
    }
  });
});

describe('keys that may sign', () => {
  for (const [name, pair, digest] of [
    ['P-384', generateKeyPairSync('ec', { namedCurve: 'secp384r1' }), 'sha384'],
    ['P-521', generateKeyPairSync('ec', { namedCurve: 'secp521r1' }), 'sha512'],
    ['Ed25519', generateKeyPairSync('ed25519'), null],
    ['RSA 2048', generateKeyPairSync('rsa', { modulusLength: 2048 }), 'sha256'],
  ] as const) {
    test(name, () => {
      const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
      const issued = { ...authority.issue({ spki }), signer: new TestSigner(pair, digest) };
      const { checks, good } = verifyCertificateSignature(signedBundle(issued), labPolicy());
      ok(good, JSON.stringify(checks));
    });
  }
});

describe('names of every kind', () => {
  const userName = oid('1.3.6.1.4.1.57264.1.7');
  for (const [name, general, wanted] of [
    ['a URI', uri(identity), identity],
    ['an e-mail address', email('me@example.com'), 'me@example.com'],
    ['an e-mail address with a space and a tilde', email('m e~@example.com'), 'm e~@example.com'],
    ['a DNS name', der(0x82, Buffer.from('example.com')), 'example.com'],
    ['an IPv4 address', der(0x87, Buffer.from([192, 0, 2, 1])), '192.0.2.1'],
    [
      'an IPv6 address',
      der(0x87, Buffer.from('20010db8000000000000000000000001', 'hex')),
      '2001:db8::1',
    ],
    ['a user name', der(0xa0, userName, der(0xa0, utf8('me!example.com'))), 'me!example.com'],
  ] as const) {
    test(name, () => {
      const issued = authority.issue({ names: [general] });
      strictEqual(readCertificate(issued.der).signer.identity, wanted);
      const policy = labPolicy({ certificateIdentity: [wanted], certificateOidcIssuer: issuer });
      ok(verifyCertificateSignature(signedBundle(issued), policy).good);
    });
  }

  test('the issuer in its old form alone, or in its new one', () => {
    const { 1: old, 8: current, ...rest } = goodClaims;
    for (const claims of [
      { ...rest, 1: old ?? '' },
      { ...rest, 8: current ?? '' },
    ]) {
      strictEqual(readCertificate(authority.issue({ claims }).der).signer.issuer, issuer);
    }
  });

  test('claims by name', () => {
    deepStrictEqual(readCertificate(authority.issue().der).signer.claims, {
      'github-workflow-trigger': 'push',
      'github-workflow-sha': 'a'.repeat(40),
      'github-workflow-name': 'release',
      'github-workflow-repository': 'webdis/verify-action',
      'github-workflow-ref': 'refs/tags/v1.2.3',
      'build-signer': identity,
      'runner-environment': 'github-hosted',
      'source-repository': 'https://github.com/webdis/verify-action',
      'source-digest': 'a'.repeat(40),
      'source-ref': 'refs/tags/v1.2.3',
      'source-repository-id': '1001',
      'source-owner': 'https://github.com/webdis',
      'source-owner-id': '2002',
      'build-trigger': 'push',
      'run-invocation': 'https://github.com/webdis/verify-action/actions/runs/3/attempts/1',
    });
    const rare = { 10: 'b'.repeat(40), 18: 'config', 19: 'c'.repeat(40), 22: 'public' };
    const { claims } = readCertificate(
      authority.issue({ claims: { ...goodClaims, ...rare, 23: 'production', 24: 'sub' } }).der,
    ).signer;
    strictEqual(claims['build-signer-digest'], 'b'.repeat(40));
    strictEqual(claims['build-config'], 'config');
    strictEqual(claims['build-config-digest'], 'c'.repeat(40));
    strictEqual(claims['source-visibility'], 'public');
    strictEqual(claims['deployment-environment'], 'production');
    strictEqual(claims['token-subject'], 'sub');
  });
});

test('bundles of versions 0.1 and 0.2: the first certificate of the chain, and what follows is not read', () => {
  const issued = authority.issue();
  for (const version of ['0.1', '0.2']) {
    const chain = [{ rawBytes: base64(issued.der) }, { rawBytes: base64('junk') }];
    const candidate = signedBundle(issued, {
      bundle: {
        mediaType: `application/vnd.dev.sigstore.bundle+json;version=${version}`,
        'verificationMaterial.certificate': removed,
        'verificationMaterial.x509CertificateChain': { certificates: chain },
      },
    });
    ok(verifyCertificateSignature(candidate, labPolicy()).good, version);
  }
});

test('the chain annotation of a legacy layer is not read', () => {
  const candidate = withAnnotations(signedLegacy(authority.issue()), {
    [annotationKeys.chain]: 'junk',
  });
  ok(verifyCertificateSignature(candidate, labPolicy()).good);
});
