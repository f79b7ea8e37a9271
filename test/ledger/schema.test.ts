/** The published schema of ledgers, held against what reads and writes them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { formatLedger, type Ledger, ledgerSchema, parseLedger } from '../../src/ledger/ledger.ts';
import { digest, webdisKey } from '../report/samples.ts';
import {
  assertSameProperties,
  assertStrict,
  readSchema,
  validator,
} from '../report/schema-checks.ts';

const schema = readSchema('ledger.json');
const errorsOf = validator(schema);

const ledger: Ledger = {
  schema: ledgerSchema,
  from: '0.1.24',
  releases: [
    {
      version: '0.1.24',
      digest: digest('index'),
      platforms: { 'linux/arm64': digest('arm64'), 'linux/amd64': digest('amd64') },
      signatures: [
        { manifest: digest('index'), format: 'legacy', identity: digest('signature') },
        { manifest: digest('index'), format: 'bundle', identity: digest('bundle') },
      ],
      released: '2026-11-23T07:02:31.400Z',
      key: webdisKey,
    },
  ],
};
type Document = { releases: [Record<string, unknown>] } & Record<string, unknown>;
const written = (): Document => JSON.parse(formatLedger(ledger));
const parse = (document: unknown) =>
  parseLedger(new TextEncoder().encode(JSON.stringify(document)), 'ledger.json');

test('the schema has the id that ledgers name, describes everything, and allows nothing else', () => {
  assert.equal(schema.$id, ledgerSchema);
  assertStrict(schema);
  assert.equal(assertSameProperties(schema, { $schema: '../schema/ledger.json', ...ledger }), 3);
});

test('what is written fits, with a word for editors and without a time as well', () => {
  const { released: _, ...untimed } = written().releases[0];
  for (const document of [
    written(),
    { $schema: 'https://example.com/ledger.json', ...written() },
    { ...written(), releases: [untimed] },
    { ...written(), from: 'v1.0.0-rc.1', releases: [] },
  ]) {
    assert.deepEqual(errorsOf(document), []);
    assert.doesNotThrow(() => parse(document));
  }
});

for (const [what, spoil] of Object.entries<(document: Document) => void>({
  'another schema': (document) => Object.assign(document, { schema: `${ledgerSchema}0` }),
  'no first version': (document) => delete document['from'],
  'a first version that is none': (document) => Object.assign(document, { from: 'latest' }),
  'a version of two parts': ({ releases: [one] }) => Object.assign(one, { version: '0.1' }),
  'a version with a zero in front': ({ releases: [one] }) =>
    Object.assign(one, { version: '01.2.3' }),
  'no digest': ({ releases: [one] }) => delete one['digest'],
  'a digest in upper case': ({ releases: [one] }) =>
    Object.assign(one, { digest: `sha256:${'A'.repeat(64)}` }),
  'a platform without a digest': ({ releases: [one] }) =>
    Object.assign(one, { platforms: { 'linux/amd64': '' } }),
  'a time that is only a day': ({ releases: [one] }) =>
    Object.assign(one, { released: '2026-11-23' }),
  'a short key': ({ releases: [one] }) => Object.assign(one, { key: webdisKey.slice(0, 16) }),
  'a format that there is not': ({ releases: [one] }) =>
    Object.assign(one, { signatures: [{ manifest: digest('x'), format: 'pgp', identity: '' }] }),
  'a field that nobody knows': ({ releases: [one] }) => Object.assign(one, { note: 'fine' }),
})) {
  test(`neither the schema nor the program takes ${what}`, () => {
    const document = written();
    spoil(document);
    assert.notDeepEqual(errorsOf(document), []);
    assert.throws(
      () => parse(document),
      (error) => error instanceof TrustError && error.code === 'E_INPUT',
    );
  });
}
