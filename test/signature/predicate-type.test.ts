/** Words and URIs of predicate types, as cosign has them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  predicateTypeName,
  predicateTypeUri,
  predicateTypeWords,
} from '../../src/signature/predicate-type.ts';

// cosign cmd/cosign/cli/options/predicate.go, in its order.
const cosigns = {
  slsaprovenance: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance02: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance1: 'https://slsa.dev/provenance/v1',
  link: 'https://in-toto.io/Link/v1',
  spdx: 'https://spdx.dev/Document',
  spdxjson: 'https://spdx.dev/Document',
  cyclonedx: 'https://cyclonedx.org/bom',
  vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
  openvex: 'https://openvex.dev/ns',
  custom: 'https://cosign.sigstore.dev/attestation/v1',
};

test('each word stands for the URI of cosign', () => {
  assert.deepEqual(predicateTypeWords, Object.keys(cosigns));
  for (const [word, uri] of Object.entries(cosigns)) assert.equal(predicateTypeUri(word), uri);
});

test('a URI stands for itself, and any other text for nothing', () => {
  for (const uri of [
    'https://example.com/a',
    'urn:a',
    'A+b.c-1:x',
    'https://slsa.dev/provenance/v1',
  ])
    assert.equal(predicateTypeUri(uri), uri);
  for (const text of ['', 'sbom', 'toString', 'a:', ':a', '1a:b', ' a:b', 'a:b ', 'a:b\n', 'x y:b'])
    assert.equal(predicateTypeUri(text), undefined, JSON.stringify(text));
});

test('a URI is called by its word, by the more exact one of two', () => {
  const words = Object.fromEntries(
    Object.values(cosigns).map((uri) => [uri, predicateTypeName(uri)]),
  );
  assert.deepEqual(Object.values(words), [
    ...['slsaprovenance02', 'slsaprovenance1', 'link', 'spdxjson', 'cyclonedx', 'vuln'],
    ...['openvex', 'custom'],
  ]);
  assert.equal(predicateTypeName('https://example.com/a'), 'https://example.com/a');
});
