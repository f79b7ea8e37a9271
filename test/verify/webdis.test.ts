/** What is said about Webdis releases from before cosign. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReference } from '../../src/oci/reference.ts';
import { finding } from '../../src/verify/finding.ts';
import { releaseNote } from '../../src/verify/webdis.ts';

const unsigned = [finding('E_NOSIG', 'the index carries no signature')];

const lastMoment = new Date('2026-12-07T23:59:59.999Z');
const shutDown = new Date('2026-12-08T00:00:00Z');

function note(image: string, findings = unsigned, now = lastMoment): string {
  return releaseNote(parseReference(image), findings, now)
    .map(({ severity, message }) => `${severity}: ${message}`)
    .join();
}

const hub =
  /^note: Webdis 0\.1\.[0-9]+ has no cosign signature: it was signed with Docker Content Trust; its server/;
const ecr =
  /^note: Webdis 0\.1\.[0-9]+ has .*Docker Content Trust on Docker Hub, and not at all on ECR; its server/;
const before =
  /is shut down on 8 December 2026, and the signature cannot be verified after that day$/;
const after = /was shut down on 8 December 2026, and the signature can no longer be verified$/;

for (let patch = 12; patch <= 23; patch += 1) {
  test(`0.1.${patch}: signed with Docker Content Trust on Hub, not at all on ECR`, () => {
    assert.match(note(`nicolas/webdis:0.1.${patch}`), hub);
    assert.match(note(`index.docker.io/nicolas/webdis:0.1.${patch}`), hub);
    assert.match(note(`public.ecr.aws/nicolas/webdis:0.1.${patch}`), ecr);
  });
}

test('until 8 December 2026 it says how to check, and that the day comes; from then on, that it is over', () => {
  for (const image of ['nicolas/webdis:0.1.20', 'public.ecr.aws/nicolas/webdis:0.1.20']) {
    assert.match(note(image, unsigned, lastMoment), before);
    assert.match(note(image, unsigned, shutDown), after);
    const adviceAt = (now: Date) =>
      releaseNote(parseReference(image), unsigned, now)[0]?.advice ?? '';
    assert.match(
      adviceAt(lastMoment),
      /docker trust inspect .*root key 40be21f47831d593.*https:\/\/github\.com\/nicolasff\/webdis\//,
    );
    assert.doesNotMatch(adviceAt(shutDown), /docker trust/);
    for (const now of [lastMoment, shutDown]) assert.match(adviceAt(now), /begin with 0\.1\.24$/);
  }
});

const silent = [
  'nicolas/webdis:0.1.11',
  'nicolas/webdis:0.1.24',
  'nicolas/webdis:latest',
  'nicolas/webdis:0.1.20-alpine',
  'nicolas/webdis:0.1',
  'nicolas/webdis:0.1.020',
  'nicolas/webdis:0.1.200',
  'nicolas/webdis:10.1.20',
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
