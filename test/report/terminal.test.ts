/** The terminal text of a verification. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSummary } from '../../src/report/verify/document.ts';
import { formatImage, formatTerminal, formatVerdict } from '../../src/report/verify/terminal.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { full } from './full.ts';
import * as samples from './samples.ts';
import { lacks, matches } from './texts.ts';

const plainText = { color: false, width: 80 };
const everything = { ...plainText, width: 100, verbose: true };

const cases = {
  verified: samples.verified,
  unsigned: samples.unsigned,
  'rate-limited': samples.rateLimited,
  unreachable: samples.unreachable,
  'other-key': samples.otherKeys,
  'digests-differ': samples.differing,
  'half-mirrored': samples.halfMirrored,
  'seven-platforms': samples.sevenPlatforms,
} satisfies Record<string, () => VerifyReport>;

for (const [name, report] of Object.entries(cases)) {
  test(`terminal text: ${name}`, (t) => {
    matches(t, formatTerminal(report(), plainText), `terminal-${name}.txt`);
  });
}

test('terminal text: everything', (t) => {
  matches(t, formatTerminal(samples.verified(), everything), 'terminal-verbose.txt');
});

test('terminal text and summary of a report that has everything', (t) => {
  matches(t, formatTerminal(full, everything), 'terminal-full.txt');
  matches(t, formatSummary(full), 'summary-full.md.txt');
});

test('the requirements for attestations that are met are counted', () => {
  const sentence = (n: number) => {
    const report = samples.verified();
    const attestations = Array.from({ length: n }, () => 'spdxjson on=index');
    return formatVerdict(
      { ...report, policy: { ...report.policy, attestations } },
      { color: false },
    );
  };
  assert.doesNotMatch(sentence(0), /requirement/);
  assert.match(sentence(1), / The attestation requirement is met\./);
  assert.match(sentence(2), / All 2 attestation requirements are met\./);
});

test('a child is named by the repository with its digest, with or without a tag', () => {
  const report = samples.verified();
  const [hub] = report.images;
  assert.ok(hub);
  const child = (image: typeof hub) =>
    / (\S+)@sha256:\w+ --$/m.exec(formatImage(report, image, everything))?.[1];
  assert.equal(child(hub), 'index.docker.io/nicolas/webdis');
  const { tag: _, ...untagged } = hub;
  assert.equal(child({ ...untagged, cosignName: hub.cosignName }), hub.cosignName);
});

test('images of one path and tag, or of one digest, are copies; others have a table of their own', () => {
  const report = samples.differing();
  const [first, second] = report.images;
  assert.ok(first && second);
  const tables = (change: object) =>
    formatTerminal(
      { ...report, images: [first, { ...second, ...change }] },
      { color: false, width: 200 },
    ).match(/^ {2}manifest/gm)?.length;
  assert.equal(tables({}), 1);
  assert.equal(tables({ tag: 'other' }), 2);
  assert.equal(tables({ repository: 'another/one' }), 2);
});

test('two registries that verify fit into a screen, in 80 columns', () => {
  const lines = formatTerminal(samples.verified(), plainText).trimEnd().split('\n');
  assert.ok(lines.length <= 16, `${lines.length} lines`);
  for (const line of lines) assert.ok(line.length <= 80, line);
});

test('registries whose names do not fit next to each other have a table each', () => {
  const text = formatTerminal(samples.verified(), { ...plainText, width: 50 });
  assert.match(text, /^docker\.io\/nicolas\/webdis:0\.1\.24 --$/m);
  assert.match(text, /^public\.ecr\.aws\/nicolas\/webdis:0\.1\.24 --$/m);
});

test('images of other names with the same digest share a table, whatever the length of their names', () => {
  const report = samples.verified();
  const [hub, ecr] = report.images;
  assert.ok(hub && ecr);
  const repository = 'another/rather/long/path/of/webdis';
  const name = `${ecr.registry}/${repository}:0.1.24`;
  const text = formatTerminal(
    { ...report, images: [hub, { ...ecr, repository, name }] },
    plainText,
  );
  assert.match(text, /^ {2}manifest +digest +docker\.io +public\.ecr\.aws$/m);
  assert.match(text, /^docker\.io\/nicolas\/webdis:0\.1\.24 and\n\S+ --\n/);
});

test('a platform that one registry lacks is missing there', () => {
  const report = samples.verified();
  const [hub, ecr] = report.images;
  assert.ok(hub && ecr);
  const fewer = { ...ecr, manifests: ecr.manifests.filter(({ role }) => role !== 'platform') };
  const text = formatTerminal({ ...report, images: [hub, fewer] }, plainText);
  assert.match(text, /^ {2}linux\/arm64 +sha256:[0-9a-f]{12} +verified +MISSING$/m);
});

test('cosign prints the same header and the same three lines for each manifest', () => {
  const text = formatTerminal(samples.verified(), everything);
  const header =
    /^Verification for (?:index\.docker\.io|public\.ecr\.aws)\/nicolas\/webdis[:@]\S+ --$/gm;
  assert.equal(text.match(header)?.length, 10);
  for (const line of [
    '  - The cosign claims were validated\n',
    '  - Existence of the claims in the transparency log was verified offline\n',
    '  - The signatures were verified against the specified public key\n',
  ]) {
    assert.equal(text.split(line).length - 1, 10, line);
  }
});

test('a skipped check has no line, and cosign warns about a log that is ignored', () => {
  const report = samples.verified();
  const skipped = { state: 'skipped', why: 'the policy ignores it' } as const;
  const images = report.images.map((image) => ({
    ...image,
    manifests: image.manifests.map((manifest) => ({
      ...manifest,
      signatures: manifest.signatures.map((signature) => ({
        ...signature,
        checks: { ...signature.checks, log: skipped },
      })),
    })),
  }));
  const policy = { ...report.policy, transparencyLog: 'ignored' } as const;
  const text = formatTerminal({ ...report, policy, images }, { color: false, verbose: true });
  lacks(text, /Existence of the claims/);
  assert.match(
    text,
    /^WARNING: Skipping tlog verification is an insecure practice that lacks transparency and auditability verification for the signature\.$/m,
  );
});

test('a manifest with a good signature that the registry lacks is not called verified', () => {
  const report = samples.verified();
  const [hub] = report.images;
  const amd = hub?.manifests[1];
  assert.ok(hub && amd);
  const gone = {
    severity: 'error',
    code: 'E_COVER',
    message: 'linux/amd64 is listed in the index, but the registry does not have it',
    digest: amd.digest,
    platform: 'linux/amd64',
  } as const;
  const text = formatImage(report, { ...hub, outcome: 'rejected', findings: [gone] }, plainText);
  assert.match(text, /^linux\/amd64: REJECTED$/m);
  assert.match(text, /Error: the image is not complete: linux\/amd64 is listed/);
});

test('a finding about no manifest of the image has a block of its own', () => {
  const report = samples.verified();
  const [hub] = report.images;
  assert.ok(hub);
  const finding = { severity: 'warning', code: 'E_DRIFT', message: 'the tag moved' } as const;
  const text = (findings: readonly (typeof finding)[]) =>
    formatImage(report, { ...hub, findings }, everything);
  assert.match(
    text([finding]),
    /^About index\.docker\.io\/nicolas\/webdis:0\.1\.24 --\n.*WARNING: the tag moved/m,
  );
  lacks(text([]), /^About /m);
});

test('what could not be found out is never called unsigned', () => {
  for (const report of [samples.rateLimited(), samples.unreachable()]) {
    const text = formatTerminal(report, { color: false });
    assert.match(text, /^UNDETERMINED: /m);
    lacks(text, /unsigned|not signed|no signature|rejected|tamper/i);
  }
});

test('colour is added only on request, and adds nothing but colour', () => {
  for (const sample of Object.values(cases)) {
    const text = formatTerminal(sample(), plainText);
    const colored = formatTerminal(sample(), { ...plainText, color: true });
    lacks(text, /\u001b/);
    assert.equal(colored.replaceAll(/\u001b\[[0-9]+m/g, ''), text);
    assert.notEqual(colored, text);
  }
});

test('the parts for folded logs make up the whole', () => {
  const report = samples.rateLimited();
  const parts = report.images.map((image) => formatImage(report, image, everything));
  const whole = formatTerminal(report, everything);
  assert.equal([...parts, formatVerdict(report, everything)].join(''), whole);
});
