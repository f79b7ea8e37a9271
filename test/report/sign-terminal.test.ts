/** The terminal text of a signing run. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatReport } from '../../src/report/json.ts';
import { formatRelease } from '../../src/report/release/terminal.ts';
import { formatSigning } from '../../src/report/sign/terminal.ts';
import { releasedKeyless } from './release-samples.ts';
import * as samples from './sign-samples.ts';
import { lacks, matches } from './texts.ts';

const plainText = { color: false, width: 100 };

const cases = {
  signed: samples.signed,
  keyless: samples.signedKeyless,
  'signed-before': samples.signedBefore,
  completed: samples.completed,
  'not-logged': samples.notLogged,
  'bundles-only': samples.bundlesOnly,
  unlogged: samples.unlogged,
  stopped: samples.stopped,
  incomplete: samples.incomplete,
};

for (const [name, report] of Object.entries(cases)) {
  test(`signing at a terminal: ${name}`, (t) => {
    matches(t, formatSigning(report(), plainText), `sign-${name}.txt`);
  });
}

test('every run ends with one verdict, and what is not pushed is never called signed', () => {
  const words = {
    SIGNED: [
      ...[samples.signed(), samples.signedBefore(), samples.completed(), samples.notLogged()],
      samples.bundlesOnly(),
    ],
    UNDETERMINED: [samples.unlogged(), samples.stopped()],
    FAILED: [samples.incomplete()],
  };
  for (const [word, reports] of Object.entries(words)) {
    for (const report of reports) {
      const text = formatSigning(report, plainText);
      assert.deepEqual(
        text.match(/^[A-Z]+(?=: )/gm)?.filter((w) => w !== 'WARNING' && w !== 'NOTE'),
        [word],
      );
      if (word !== 'SIGNED')
        lacks(text.replaceAll(/signed (?:before|and pushed)/g, ''), /\bSIGNED/);
    }
  }
});

test('a signature without a log entry has a warning', () => {
  assert.match(
    formatSigning(samples.notLogged(), plainText),
    /^WARNING: These signatures are not recorded in a transparency log/m,
  );
  lacks(formatSigning(samples.signed(), plainText), /WARNING/);
});

test('bundles alone have a warning that few tools read them, and only then', () => {
  const text = formatSigning(samples.bundlesOnly(), plainText);
  assert.match(text, /^NOTE: These signatures are bundles only[\s\S]*--format both/m);
  const lines = text.trimEnd().split('\n');
  assert.match(
    lines.slice(-3).join(' '),
    /Readable by: cosign ≥ 2\.6, this tool\. Not by: cosign ≤ 2\.5, Podman/,
  );
  for (const { formats, ...more } of [samples.signed(), samples.unlogged()]) {
    lacks(formatSigning({ ...more, formats }, plainText), /NOTE/);
  }
  // Legacy signatures from before: the image is readable, whatever this run made.
  const before = { ...samples.signed(), formats: ['bundle'] } as const;
  lacks(formatSigning(before, plainText), /NOTE/);
});

test('colour is added only on request, and adds nothing but colour', () => {
  for (const sample of Object.values(cases)) {
    const text = formatSigning(sample(), plainText);
    const colored = formatSigning(sample(), { ...plainText, color: true });
    lacks(text, /\u001b/);
    assert.equal(colored.replaceAll(/\u001b\[[0-9]+m/g, ''), text);
    assert.notEqual(colored, text);
  }
});

test('threats 118 and 121: what a registry or a log says can neither command, hide nor give a verdict', () => {
  const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
  for (const report of samples.hostile()) {
    const text = formatSigning(report, { color: false });
    lacks(text.replaceAll('\n', ''), invisible);
    for (const line of text.split('\n')) {
      lacks(line, /^\s*::/);
      lacks(line, /##\[/);
    }
    assert.deepEqual(text.match(/^(?:SIGNED|FAILED|UNDETERMINED): /gm), ['UNDETERMINED: ']);
    const json = formatReport(report);
    assert.match(json, /^[\n\u0020-\u007e]+$/);
    assert.deepEqual(JSON.parse(json), report);
  }
});

test('of the identity that signs: who, and in which verified runs; not that any run would do', () => {
  const name =
    'Identity release.yml of webdis/webdis at refs/tags/0.1.24 (token.actions.githubusercontent.com)';
  const run = 'https://github.com/webdis/webdis/actions/runs/19605218846/attempts/1';
  const signing = formatSigning(samples.signedKeyless(), plainText);
  assert.ok(signing.includes(`\n${name}\n\n`), signing);
  const { verify: _, ...unverified } = releasedKeyless();
  const release = formatRelease(releasedKeyless(), plainText);
  assert.ok(release.includes(`\n${name}\n  signed in ${run}\n`), release);
  for (const text of [signing, release]) lacks(text, /any run/);
  lacks(formatRelease(unverified, plainText), /signed in|any run/);
});
