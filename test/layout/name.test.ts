/** Parses names of images in layouts. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLayoutName, parseLayoutName } from '../../src/layout/name.ts';

const digest = `sha256:${'a'.repeat(64)}`;

for (const [text, expected] of [
  ['oci:webdis', { path: 'webdis' }],
  ['oci:./webdis:0.1.24', { path: './webdis', tag: '0.1.24' }],
  ['oci:/backup/webdis', { path: '/backup/webdis' }],
  ['oci:/backup/webdis/:latest', { path: '/backup/webdis/', tag: 'latest' }],
  ['oci:/backup:2026/webdis', { path: '/backup:2026/webdis' }],
  ['oci:/backup:2026/', { path: '/backup:2026/' }],
  [`oci:webdis@${digest}`, { path: 'webdis', digest }],
  [`oci:webdis:1@${digest}`, { path: 'webdis', tag: '1', digest }],
  ['oci:me@home/webdis:1', { path: 'me@home/webdis', tag: '1' }],
  ['oci:.', { path: '.' }],
  ['oci-archive:webdis.tar', { path: 'webdis.tar', isArchive: true }],
  ['oci-archive:/backup/webdis.tar:1', { path: '/backup/webdis.tar', isArchive: true, tag: '1' }],
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
  `oci:@${digest}`,
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
