import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLayoutName, parseLayoutName } from '../../src/layout/name.ts';

const digest = `sha256:${'a'.repeat(64)}`;

for (const [text, expected] of [
  ['oci:webdis', { directory: 'webdis' }],
  ['oci:./webdis:0.1.24', { directory: './webdis', tag: '0.1.24' }],
  ['oci:/backup/webdis', { directory: '/backup/webdis' }],
  ['oci:/backup/webdis/:latest', { directory: '/backup/webdis/', tag: 'latest' }],
  ['oci:/backup:2026/webdis', { directory: '/backup:2026/webdis' }],
  ['oci:/backup:2026/', { directory: '/backup:2026/' }],
  [`oci:webdis@${digest}`, { directory: 'webdis', digest }],
  [`oci:webdis:1@${digest}`, { directory: 'webdis', tag: '1', digest }],
  ['oci:me@home/webdis:1', { directory: 'me@home/webdis', tag: '1' }],
  ['oci:.', { directory: '.' }],
] as const) {
  test(`name: ${text}`, () => assert.deepEqual(parseLayoutName(text), expected));
}

for (const text of [
  'webdis',
  'oci:',
  'oci::1',
  'oci:webdis:',
  'oci:webdis:a b',
  `oci:webdis:${'x'.repeat(129)}`,
  'oci:webdis@sha256:abc',
  `oci:webdis@sha512:${'a'.repeat(64)}`,
  'oci:web\0dis',
]) {
  test(`name: ${JSON.stringify(text.slice(0, 40))} is E_REF`, () => {
    assert.throws(() => parseLayoutName(text), { code: 'E_REF' });
  });
}

test('name: what is about a registry is not about a layout', () => {
  assert.ok(isLayoutName('oci:webdis'));
  for (const text of ['oci/webdis:1', 'nicolas/webdis:1', 'registry.test/oci:1']) {
    assert.ok(!isLayoutName(text), text);
  }
});
