/** Reads and writes the ledger. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import {
  formatLedger,
  type Ledger,
  ledgerSchema,
  parseLedger,
  type Release,
  withRelease,
} from '../../src/ledger/ledger.ts';
import { digestOf } from '../../src/oci/digest.ts';

const digest = (text: string) => digestOf(Buffer.from(text));
const signer = {
  kind: 'key',
  fingerprint: 'c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59',
  algorithm: 'ecdsa-p256',
} as const;

function released(version: string, content = version): Release {
  const platform = digest(`${content} on linux/amd64`);
  return {
    version,
    digest: digest(content),
    platforms: { 'linux/arm64': digest(`${content} on linux/arm64`), 'linux/amd64': platform },
    signatures: [{ manifest: platform, format: 'legacy', id: digest('signature') }],
    released: '2026-11-23T10:00:00Z',
    signer,
  };
}

const ledger = (...releases: Release[]): Ledger => ({
  schema: ledgerSchema,
  from: '0.1.24',
  releases,
});
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const read = (value: unknown) => parseLedger(bytes(value), 'releases.json');

test('what is written is read again, sorted by version', () => {
  const written = formatLedger(ledger(released('0.1.100'), released('0.1.24')));
  const again = parseLedger(Buffer.from(written), 'releases.json');
  assert.deepEqual(again, ledger(released('0.1.24'), released('0.1.100')));
});

test('the same ledger gives the same bytes, whatever the order of platforms', () => {
  const { platforms, ...rest } = released('0.1.24');
  const turned = Object.fromEntries(Object.entries(platforms).reverse());
  assert.equal(
    formatLedger(ledger({ ...rest, platforms: turned })),
    formatLedger(ledger({ ...rest, platforms })),
  );
});

const broken: readonly (readonly [why: string, value: unknown, message: RegExp])[] = [
  ['another schema', { ...ledger(), schema: 'v2' }, /schema is "v2"/],
  ['no first version', { ...ledger(), from: 'latest' }, /from is not a version/],
  ['a tag that moves', ledger(released('latest')), /releases\[0\]\.version is not a version/],
  [
    'a digest that is none',
    ledger({ ...released('1.0.0'), digest: 'sha256:00' as never }),
    /is not a digest/,
  ],
  [
    'a short fingerprint',
    ledger({ ...released('1.0.0'), signer: { ...signer, fingerprint: 'c92108' } }),
    /signer\.fingerprint is not a SHA-256/,
  ],
  [
    'a signer of an unknown kind',
    ledger({ ...released('1.0.0'), signer: { ...signer, kind: 'pgp' as never } }),
    /signer\.kind is "pgp"/,
  ],
  [
    'an impossible time',
    ledger({ ...released('1.0.0'), released: '2026-13-01T00:00:00Z' }),
    /is not a time/,
  ],
  ['an unknown field', { ...ledger(), comment: 'x' }, /unknown field "comment"/],
  [
    'a version twice',
    ledger(released('1.0.0'), released('1.0.0', 'other')),
    /has two releases 1\.0\.0/,
  ],
];

for (const [why, value, message] of broken) {
  test(`refused: ${why}`, () => {
    assert.throws(
      () => read(value),
      (error) =>
        isTrustError(error, 'E_INPUT') &&
        message.test(error.message) &&
        /^releases\.json: /.test(error.message),
    );
  });
}

test('threat 37: one key twice is refused, where two readers could see two releases', () => {
  const text = formatLedger(ledger(released('0.1.24')));
  const twice = text.replace('"version": "0.1.24",', '"version": "0.1.24", "version": "0.1.25",');
  assert.throws(() => parseLedger(Buffer.from(twice), 'x'), /strict JSON/);
});

test('a release is added in order, and recorded again without a second entry', () => {
  const first = ledger(released('0.1.24'), released('0.1.26'));
  const added = withRelease(first, released('0.1.25'));
  assert.deepEqual(
    added.releases.map(({ version }) => version),
    ['0.1.24', '0.1.25', '0.1.26'],
  );
  assert.deepEqual(withRelease(added, released('0.1.25')), added);
});

test('a version with another digest is refused, and replaced only when that was requested', () => {
  const first = ledger(released('0.1.24'));
  const other = released('0.1.24', 'rebuilt');
  assert.throws(
    () => withRelease(first, other),
    (error) => isTrustError(error, 'E_DRIFT'),
  );
  assert.deepEqual(withRelease(first, other, true).releases, [other]);
});

test('a ledger is written in one way, down to the byte', () => {
  const { signatures, platforms, ...rest } = released('0.1.24');
  const [signature] = signatures;
  const text = (value: unknown) => JSON.stringify(value, undefined, 2).replaceAll('\n', '\n      ');
  const sorted = {
    'linux/amd64': platforms['linux/amd64'],
    'linux/arm64': platforms['linux/arm64'],
  };
  const entry = (time: string) => `{
  "schema": "https://github.com/webdis/verify-action/schema/ledger/v1",
  "from": "0.1.24",
  "releases": [
    {
      "version": "0.1.24",
      "digest": "${rest.digest}",${time}
      "signer": ${text(signer)},
      "platforms": ${text(sorted)},
      "signatures": ${text([signature])}
    }
  ]
}
`;
  const written = formatLedger(ledger({ ...rest, platforms, signatures }));
  assert.equal(written, entry('\n      "released": "2026-11-23T10:00:00Z",'));
  const { released: _, ...undated } = { ...rest, platforms, signatures };
  assert.equal(formatLedger(ledger(undated)), entry(''));
  assert.deepEqual(read(JSON.parse(entry(''))).releases, [undated]);
});

test('times are written in UTC, to the second or a fraction of it', () => {
  const at = (time: string) => read(ledger({ ...released('1.0.0'), released: time }));
  for (const time of ['2026-11-23T10:00:00.1Z', '2026-11-23T10:00:00.123Z']) {
    assert.equal(at(time).releases[0]?.released, time);
  }
  for (const time of [
    '2026-11-23T10:00:00.1234Z',
    '2026-11-23T10:00:00+00:00',
    ' 2026-11-23T10:00:00Z',
    '2026-11-23T10:00:00Z ',
    '2026-11-23',
    '2026-11-23T25:00:00Z',
  ]) {
    assert.throws(() => at(time), { message: /released is not a time such as / }, time);
  }
});

test('a version that is recorded with another digest is named', () => {
  const first = ledger(released('0.1.24'));
  const known = digest('0.1.24');
  const other = released('0.1.24', 'rebuilt');
  assert.throws(() => withRelease(first, other), {
    ...{ code: 'E_DRIFT', details: { digest: other.digest, tag: '0.1.24' } },
    message: `the ledger has release 0.1.24 with the digest ${known}`,
  });
  const again = { ...released('0.1.24'), signatures: [] };
  assert.deepEqual(withRelease(first, again).releases, [again]);
});

test('a moving tag must point to a release of the ledger', () => {
  const first = ledger(released('0.1.24'), released('0.1.25'));
  const movingTags = { latest: '0.1.25', stable: '0.1.24' };
  assert.deepEqual(read({ ...first, movingTags }).movingTags, movingTags);
  assert.throws(() => read({ ...first, movingTags: { ...movingTags, stable: '0.1.23' } }), {
    code: 'E_INPUT',
    message: /has no release 0\.1\.23, to which the tag "stable" must point/,
  });
});

test('a $schema for editors is read and not kept', () => {
  assert.deepEqual(read({ $schema: './ledger.json', ...ledger() }), ledger());
});
