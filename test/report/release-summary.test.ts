/** The job summary of releases, as people see it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReleaseReport } from '../../src/release/report.ts';
import { releaseCommands } from '../../src/report/release/by-hand.ts';
import { formatReleaseSummary } from '../../src/report/release/document.ts';
import { fingerprintOf } from '../support/signers.ts';
import { assertInert, parseMarkup, splitSummary } from './markup.ts';
import * as samples from './release-samples.ts';
import { tricks } from './samples.ts';
import { lacks, matches } from './texts.ts';

const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const cases = {
  released: samples.released,
  keyless: samples.releasedKeyless,
  attested: samples.releasedAttested,
  'attest-failed': samples.attestFailed,
  'released-before': samples.releasedBefore,
  planned: samples.planned,
  'build-failed': samples.buildFailed,
  'log-down': samples.logDown,
  'mirror-down': samples.mirrorDown,
  'tag-taken': samples.tagTaken,
  stopped: samples.stopped,
} satisfies Record<string, () => ReleaseReport>;

for (const [name, report] of Object.entries(cases)) {
  test(`job summary of a release: ${name}`, (t) => {
    const text = formatReleaseSummary(report(), { reportPath: 'report.json' });
    matches(t, text, `release-summary-${name}.md.txt`);
  });
}

const all = Object.values(cases).map((report) => formatReleaseSummary(report()));

test('the verdict comes first, in words', () => {
  for (const text of all) {
    assert.match(text, /^<h2>\S+ (?:Released|Planned|Stopped|Failed|Undetermined): /u);
  }
});

test('no sign is without a word', () => {
  for (const text of all) lacks(text, /(?:✅|❌|⚠️|➖)\s*(?:<|$)/mu);
});

test('the summary of a failure has the digest to continue with, and nothing to pull', () => {
  for (const report of [samples.logDown(), samples.mirrorDown(), samples.stopped()]) {
    const text = formatReleaseSummary(report);
    assert.match(text, new RegExp(`\`\`\`yaml\nwith:\n {2}digest: ${report.digest}\n\`\`\``));
    lacks(text, /Pinned references|Verify this release/);
  }
  assert.match(formatReleaseSummary(samples.buildFailed()), /No image was pushed/);
});

test('a tag that names another release is not called a difference of registries', () => {
  const text = formatReleaseSummary(samples.tagTaken());
  assert.match(text, /<strong>The registry has something else<\/strong>/);
  lacks(text, /registries differ/i);
});

test('a tag that may have been written is never reported as not written', () => {
  const text = formatReleaseSummary(samples.stoppedTagging());
  assert.match(text, /Whether a tag was written is not known/);
  assert.match(text, /<code>latest<\/code>: ⚠️ requested, not confirmed; it pointed to <code>/);
  lacks(text, /[Nn]o tag was written|not written/);
});

test('a plan promises nothing that is there: no references, no digest to continue with', () => {
  const text = formatReleaseSummary(samples.planned());
  lacks(text, /Pinned references|How to continue|Verify this release|✅ (?:written|image and)/);
  assert.match(text, /<h3>Plan<\/h3>/);
});

test('the chain names the tags that point to it by now, and no others', () => {
  const [diagram = ''] = splitSummary(formatReleaseSummary(samples.released())).fences;
  assert.match(diagram, /\["docker\.io\/nicolas\/webdis:0\.1\.24, :0\.1, :latest"\]/);
  const early = { ...samples.released(), registries: samples.mirrorDown().registries };
  const [untagged = ''] = splitSummary(formatReleaseSummary(early)).fences;
  assert.match(untagged, /\["docker\.io\/nicolas\/webdis"\]/);
  lacks(untagged, /latest/);
});

test('the commands to verify by hand hold the key by its fingerprint, and all registries', () => {
  const text = formatReleaseSummary(samples.released());
  const { signer, digest } = samples.released();
  assert.ok(
    text.includes(
      `verify --key cosign.pub --key-fingerprint ${fingerprintOf(signer)} --digest ${digest} --parity true docker.io/nicolas/webdis:0.1.24 public.ecr.aws/nicolas/webdis:0.1.24\n`,
    ),
  );
  assert.match(text, /^cosign verify --key cosign\.pub docker\.io\/nicolas\/webdis@sha256:/m);
});

test('a signature repository is the first registry’s alone: each has the command that finds its signatures', () => {
  const elsewhere = 'docker.io/nicolas/signatures';
  const report = { ...samples.released(), signatureRepository: elsewhere };
  const text = formatReleaseSummary(report);
  const hub = 'docker.io/nicolas/webdis';
  const ecr = 'public.ecr.aws/nicolas/webdis';
  for (const line of [
    `--digest ${report.digest} --signature-repository ${elsewhere} ${hub}:0.1.24`,
    `COSIGN_REPOSITORY=${elsewhere} cosign verify --key cosign.pub ${hub}@${report.digest}`,
    `--digest ${report.digest} ${ecr}:0.1.24`,
    `\ncosign verify --key cosign.pub ${ecr}@${report.digest}`,
  ]) {
    assert.ok(text.includes(`${line}\n`), line);
  }
  lacks(text, /--parity true/);
});

test('threats 120 and 121: whatever others send, the summary is HTML of ours, and inert', () => {
  for (const report of samples.hostile()) {
    const { html } = splitSummary(formatReleaseSummary(report, { reportPath: tricks.join(' ') }));
    const { open, links } = parseMarkup(html);
    assertInert(open);
    for (const link of links) {
      assert.match(link, /^https:\/\/search\.sigstore\.dev\/\?logIndex=[0-9]+$/);
    }
    // A sign of our own ends with an invisible character.
    lacks(html.replaceAll('⚠️', '').replaceAll('\n', ''), invisible);
  }
});

test('even in very little room there is a verdict and a pointer', () => {
  const text = formatReleaseSummary(samples.mirrorDown(), { maxBytes: 600 });
  assert.ok(Buffer.byteLength(text) <= 600);
  assert.match(text, /Undetermined[\s\S]*was cut/);
});

test('the commands of a real run: the embedded root is not a file, and demands are kept', () => {
  const report = samples.released();
  const { verify } = report;
  assert.ok(verify);
  const commandOf = (policy: object) =>
    releaseCommands({
      ...report,
      verify: { ...verify, policy: { ...verify.policy, ...policy } },
    } as ReleaseReport)[0];
  const embedded = { source: 'the embedded public-good root (@sigstore/tuf 4.0.0)' };
  lacks(commandOf({ trustedRoots: [embedded] }) ?? '', /--trusted-root/);
  const demands = {
    trustedRoots: [{ source: 'my root.json' }],
    timestamps: 'required',
    attestationManifests: 'required',
    annotations: { version: '1, 2' },
  };
  const flags =
    "--trusted-root 'my root.json' --use-signed-timestamps --attestation-manifests required -a '\"version=1, 2\"' --digest ";
  assert.ok(commandOf(demands)?.includes(flags), commandOf(demands));
  // A command that is changed where it is shown would demand something else.
  assert.match(commandOf({ annotations: { note: 'a\nb' } }) ?? '', /^# cannot be repeated by hand/);
});
