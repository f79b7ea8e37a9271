/** The legacy payload: what is one, and which bytes cosign writes. */

import { deepStrictEqual, ok, strictEqual, throws } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { digestOf, parseDigest } from '../../src/oci/digest.ts';
import { checkClaims } from '../../src/signature/claims.ts';
import { formatPayload, parsePayload } from '../../src/signature/payload.ts';
import { sharedFile, skipWithout } from '../support/shared-vectors.ts';
import { assertFailed, assertPassed, edit, legacyCandidate, removed } from './support.ts';

const digest = digestOf(Buffer.from('an image'));

const good = {
  critical: {
    identity: { 'docker-reference': 'index.docker.io/nicolas/webdis' },
    image: { 'docker-manifest-digest': digest },
    type: 'cosign container image signature',
  },
  optional: { version: '0.1.24' },
};

function claims(payload: unknown) {
  const bytes = payload instanceof Uint8Array ? payload : Buffer.from(JSON.stringify(payload));
  return checkClaims(legacyCandidate(bytes, {}), { subject: digest, annotations: {} });
}

describe('the bytes of cosign', () => {
  const folder = 'containers-image/signature/fixtures/dir-img-cosign-key-rekor-valid';

  test('golden vector (cosign-formats.md §1.6)', { skip: skipWithout(folder) }, () => {
    const image = parseDigest(
      'sha256:0489474da8ea22426ece86ace6c1c0026ab2fd3cdfbbd62b7e94650266c37d9a',
    );
    strictEqual(digestOf(sharedFile(folder, 'manifest.json')), image);
    const payload = formatPayload('192.168.64.2:5000/cosign-signed/key-1', image);
    strictEqual(payload.length, 253);
    strictEqual(
      digestOf(payload),
      'sha256:5f410774769a2edd4cd1ee36072223018ac93495c968a442d4208da5ca753f37',
    );
  });

  test('Go escapes what could end a script element', () => {
    const text = Buffer.from(formatPayload('<a>&"\\\u2028\u2029', digest)).toString();
    ok(text.includes('"\\u003ca\\u003e\\u0026\\"\\\\\\u2028\\u2029"'), text);
    deepStrictEqual(JSON.parse(text).critical.identity, {
      'docker-reference': '<a>&"\\\u2028\u2029',
    });
  });
});

test('what other signers write is read', () => {
  assertPassed(claims(good));
  assertPassed(claims(formatPayload('x', digest)));
  assertPassed(claims({ ...good, optional: null }));
  assertPassed(claims({ ...good, optional: {} }));
  assertPassed(claims(edit(good, 'optional', removed)));
  const skopeo = { creator: 'containers/image 5', timestamp: 1674251859, more: [1, { a: null }] };
  assertPassed(claims({ ...good, optional: skopeo }));
  strictEqual(parsePayload(Buffer.from(JSON.stringify(good))).optional.get('version'), '0.1.24');
});

describe('threat 66: mutations of the form', () => {
  const values = [null, 1, '', [], {}, true];
  const mutations: [string, readonly unknown[]][] = [
    ['critical', [removed, null, 1, '', [], {}]],
    [
      'critical.type',
      [removed, ...values, 'Cosign container image signature', 'atomic container signature'],
    ],
    ['critical.image', [removed, ...values]],
    [
      'critical.image.docker-manifest-digest',
      [removed, ...values, 'sha256:../..', digest.toUpperCase(), digest.slice(7), `${digest} `],
    ],
    ['critical.identity', [removed, ...values]],
    ['critical.identity.docker-reference', [removed, null, 1, [], {}, true]],
    ['optional', [1, '', [], true]],
    ['unexpected', [1]],
    ['Critical', [good.critical]],
    ['critical.unexpected', [1]],
    ['critical.image.unexpected', [1]],
    ['critical.image.Docker-manifest-Digest', [digest]],
    ['critical.identity.unexpected', [1]],
  ];
  for (const [path, replacements] of mutations) {
    test(`threat 66: ${path}`, () => {
      for (const value of replacements) {
        const about = `${path} = ${String(JSON.stringify(value))}`;
        assertFailed(
          claims(edit(good, path, value)),
          'E_CLAIM',
          /payload|for another digest/,
          about,
        );
      }
    });
  }

  test('threat 66: no object at all', () => {
    for (const value of values) {
      assertFailed(claims(value), 'E_CLAIM', /payload/);
    }
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('{'),
      Buffer.from(`${JSON.stringify(good)}x`),
    ]) {
      assertFailed(claims(bytes), 'E_CLAIM', /not strict JSON/);
    }
  });
});

test('threat 37: duplicate keys, which Go and JavaScript read differently', () => {
  const text = JSON.stringify(good);
  const other = `"docker-manifest-digest":"${digestOf(Buffer.from('another'))}"`;
  for (const twice of [
    text.replace('"docker-manifest-digest"', `${other},"docker-manifest-digest"`),
    text.replace(`"${digest}"`, `"${digest}",${other}`),
    text.replace('"optional"', '"optional":{},"optional"'),
  ]) {
    assertFailed(claims(Buffer.from(twice)), 'E_CLAIM', /duplicate key/);
  }
});

test('threat 38: __proto__ and constructor are keys like others, or none at all', () => {
  const text = JSON.stringify(good);
  const poisoned = text.replace('"optional":{', '"optional":{"__proto__":{"version":"9"},');
  assertFailed(claims(Buffer.from(poisoned)), 'E_CLAIM', /__proto__/);
  const odd = { ...good, optional: { constructor: '1', toString: '2' } };
  const candidate = legacyCandidate(Buffer.from(JSON.stringify(odd)), {});
  assertPassed(checkClaims(candidate, { subject: digest, annotations: { constructor: '1' } }));
  const plain = legacyCandidate(Buffer.from(JSON.stringify(good)), {});
  const wanted = { subject: digest, annotations: { toString: '2' } };
  assertFailed(checkClaims(plain, wanted), 'E_CLAIM', /was not signed/);
});

test('threat 39: broken text and numbers', () => {
  const text = JSON.stringify(good);
  const latin = Buffer.from(text.replace('nicolas', 'nicol\u00e4s'), 'latin1');
  assertFailed(claims(latin), 'E_CLAIM', /UTF-8/);
  assertFailed(claims(Buffer.from(`\ufeff${text}`)), 'E_CLAIM', /strict JSON/);
  assertFailed(claims(Buffer.from(text.replace('nicolas', '\\ud800'))), 'E_CLAIM', /surrogate/);
  for (const number of ['1e400', '9007199254740993', 'NaN', '01', '+1', '.5', '0x1']) {
    const bytes = Buffer.from(text.replace('"0.1.24"', number));
    assertFailed(claims(bytes), 'E_CLAIM', /strict JSON/, number);
  }
});

test('threat 36: nesting', () => {
  const deep = JSON.stringify(good).replace('"0.1.24"', '['.repeat(100_000));
  assertFailed(claims(Buffer.from(deep)), 'E_CLAIM', /nested deeper/);
});

test('parsePayload throws SyntaxError and nothing else', () => {
  throws(() => parsePayload(Buffer.from('[]')), SyntaxError);
});
