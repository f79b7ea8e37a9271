/** The contents of vulnerability scans and VEX documents are counted, and never decide. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countContents } from '../../src/attestation/contents.ts';
import { readFacts } from '../../src/attestation/facts.ts';

const vuln = 'https://cosign.sigstore.dev/attestation/vuln/v1';
const vulns = 'https://in-toto.io/attestation/vulns/v0.2';
const vex = 'https://openvex.dev/ns/v0.2.0';
const count = (type: string, predicate: unknown) =>
  countContents(type, Buffer.from(JSON.stringify(predicate)));

test('vulnerabilities, as Trivy, Grype and in-toto list them', () => {
  const trivy = { Results: [{ Vulnerabilities: [{}, {}] }, { Vulnerabilities: null }, {}] };
  assert.equal(count(vuln, { scanner: { result: trivy } }), '2 vulnerabilities');
  assert.equal(count(vuln, { scanner: { result: { matches: [{}] } } }), '1 vulnerability');
  assert.equal(count(vulns, { scanner: { result: [] } }), '0 vulnerabilities');
});

test('statements of VEX by their status; another status is not quoted', () => {
  const statements = ['not_affected', 'affected', 'not_affected', '<b>'].map((status) => ({
    status,
  }));
  assert.equal(count(vex, { statements }), '4 statements: 1 affected, 2 not_affected, 1 other');
  assert.equal(count('https://openvex.dev/ns', { statements: [] }), '0 statements');
  // OpenVEX 0.2, "Status Labels"
  const labels = ['not_affected', 'affected', 'fixed', 'under_investigation'];
  assert.equal(
    count(vex, { statements: labels.map((status) => ({ status })) }),
    '4 statements: 1 affected, 1 fixed, 1 not_affected, 1 under_investigation',
  );
});

test('other types and other shapes have no counts, and are not an error', () => {
  assert.equal(count('https://spdx.dev/Document', { statements: [] }), undefined);
  for (const type of [`${vex}/more`, `x${vex}`, 'https://openvex.dev/ns/x'])
    assert.equal(count(type, { statements: [] }), undefined, type);
  const scan = { scanner: { result: [] } };
  for (const type of [`${vuln}/more`, `x${vuln}`, `${vulns}/more`, `x${vulns}`, `${vulns}x`])
    assert.equal(count(type, scan), undefined, type);
  assert.equal(count('https://in-toto.io/attestation/vulns', scan), '0 vulnerabilities');
  for (const predicate of [[], 'text', {}, { scanner: [] }, { scanner: { result: 7 } }])
    assert.equal(count(vuln, predicate), undefined);
  for (const text of ['', '{', '{"statements": [], "statements": [{}]}'])
    assert.equal(readFacts(vex, Buffer.from(text)), undefined);
});

test('they are facts of the report', () => {
  const facts = readFacts(vex, Buffer.from('{"statements": [{"status": "fixed"}]}'));
  assert.deepEqual(facts, { contents: '1 statement: 1 fixed' });
});
