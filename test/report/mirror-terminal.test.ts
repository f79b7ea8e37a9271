/** The terminal text of a mirror run. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatReport } from '../../src/report/json.ts';
import { formatMirror } from '../../src/report/mirror/terminal.ts';
import * as samples from './mirror-samples.ts';
import { lacks, matches } from './texts.ts';

const plainText = { color: false, width: 100 };

const { full: _, hostile, ...cases } = samples;

for (const [name, report] of Object.entries(cases)) {
  test(`mirroring at a terminal: ${name}`, (t) => {
    const file = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
    matches(t, formatMirror(report(), plainText), `mirror-${file}.txt`);
  });
}

test('every run ends with one verdict', () => {
  const words = {
    MIRRORED: [cases.mirrored(), cases.toTwo(), cases.nothingToDo(), cases.mounted(), cases.kept()],
    PLANNED: [cases.planned(), cases.nothingPlanned()],
    UNDETERMINED: [cases.stopped()],
    FAILED: [cases.conflict(), cases.unsigned(), cases.notFound()],
  };
  assert.equal(Object.values(words).flat().length, Object.keys(cases).length);
  for (const [word, reports] of Object.entries(words)) {
    for (const report of reports) {
      const found = formatMirror(report, plainText).match(/^[A-Z]+(?=: )/gm);
      assert.deepEqual(found?.filter((one) => one !== 'WARNING').at(-1), word);
    }
  }
});

test('what was not checked has a warning, and a plan is never called done', () => {
  assert.match(formatMirror(cases.kept(), plainText), /^WARNING: Signatures were not checked/m);
  assert.match(formatMirror(cases.planned(), plainText), /^Note: .* which were not verified/m);
  lacks(formatMirror(cases.mirrored(), plainText), /WARNING|Note/);
  for (const report of [cases.planned(), cases.nothingPlanned()]) {
    lacks(formatMirror(report, plainText), /MIRRORED|copied|was written(?<!Nothing was written)/);
  }
});

test('colour is added only on request, and adds nothing but colour', () => {
  for (const sample of Object.values(cases)) {
    const text = formatMirror(sample(), plainText);
    const colored = formatMirror(sample(), { ...plainText, color: true });
    lacks(text, /\u001b/);
    assert.equal(colored.replaceAll(/\u001b\[[0-9]+m/g, ''), text);
    assert.notEqual(colored, text);
  }
});

test('threats 118 and 121: what a registry says can neither command, hide nor give a verdict', () => {
  const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
  for (const report of hostile()) {
    const text = formatMirror(report, { color: false });
    lacks(text.replaceAll('\n', ''), invisible);
    for (const line of text.split('\n')) {
      lacks(line, /^\s*::/);
      lacks(line, /##\[/);
    }
    assert.deepEqual(text.match(/^(?:MIRRORED|PLANNED|FAILED|UNDETERMINED): /gm), [
      'UNDETERMINED: ',
    ]);
    const json = formatReport(report);
    assert.match(json, /^[\n\u0020-\u007e]+$/);
    assert.deepEqual(JSON.parse(json), report);
  }
});
