/** What is said about Webdis releases from before cosign. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReference } from '../../src/oci/reference.ts';
import { finding } from '../../src/verify/finding.ts';
import { releaseNote } from '../../src/verify/webdis.ts';

const unsigned = [finding('E_NOSIG', 'the index carries no signature')];

function note(image: string, findings = unsigned): string {
  return releaseNote(parseReference(image), findings)
    .map(({ severity, message }) => `${severity}: ${message}`)
    .join();
}

const hub =
  /^note: Webdis 0\.1\.[0-9]+ has no cosign signature: it was signed with Docker Content Trust, which/;
const ecr =
  /^note: Webdis 0\.1\.[0-9]+ has .*Docker Content Trust on Docker Hub, and not at all on ECR$/;

for (let patch = 12; patch <= 23; patch += 1) {
  test(`0.1.${patch}: signed with Docker Content Trust on Hub, not at all on ECR`, () => {
    assert.match(note(`nicolas/webdis:0.1.${patch}`), hub);
    assert.match(note(`index.docker.io/nicolas/webdis:0.1.${patch}`), hub);
    assert.match(note(`public.ecr.aws/nicolas/webdis:0.1.${patch}`), ecr);
  });
}

test('it says where that is explained', () => {
  const [told] = releaseNote(parseReference('nicolas/webdis:0.1.20'), unsigned);
  assert.match(told?.advice ?? '', /https:\/\/github\.com\/nicolasff\/webdis\//);
});

const silent = [
  'nicolas/webdis:0.1.11',
  'nicolas/webdis:0.1.24',
  'nicolas/webdis:latest',
  'nicolas/webdis:0.1.20-alpine',
  'nicolas/webdis:0.1',
  'nicolas/webdis:0.1.020',
  'nicolas/webdis',
  'nicolas/other:0.1.20',
  'ghcr.io/nicolas/webdis:0.1.20',
  'public.ecr.aws/other/webdis:0.1.20',
];

for (const image of silent) {
  test(`nothing is claimed about ${image}`, () => {
    assert.equal(note(image), '');
  });
}

test('nothing is said where the signature was not what was missing', () => {
  assert.equal(note('nicolas/webdis:0.1.20', []), '');
  assert.equal(note('nicolas/webdis:0.1.20', [finding('E_RATE', 'later')]), '');
  assert.equal(note('nicolas/webdis:0.1.20', [finding('E_SIG', 'another key')]), '');
});
