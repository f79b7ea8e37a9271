/** A run that makes attestations, as its report is printed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAttestSummary } from '../../src/report/attest/document.ts';
import { formatAttesting } from '../../src/report/attest/terminal.ts';
import * as samples from './attest-samples.ts';
import { assertInert, parseMarkup, splitSummary } from './markup.ts';
import { lacks, matches } from './texts.ts';

const plainText = { color: false, width: 100 };

const { full: _, hostile, ...made } = samples;
const cases = Object.entries(made).map(([name, report]) => {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return [kebab, report()] as const;
});

for (const [name, report] of cases) {
  test(`attesting at a terminal: ${name}`, (t) => {
    matches(t, formatAttesting(report, plainText), `attest-${name}.txt`);
  });
}

test('the summary of a run that succeeds and of one that does not', (t) => {
  matches(t, formatAttestSummary(samples.attested()), 'attest-summary.md.txt');
  matches(t, formatAttestSummary(samples.refused()), 'attest-summary-refused.md.txt');
});

test('every run ends with one verdict, and what is not pushed is never called attested', () => {
  for (const [, report] of cases) {
    const text = formatAttesting(report, plainText);
    const word = { verified: 'ATTESTED', rejected: 'FAILED', undetermined: 'UNDETERMINED' };
    const verdicts = text.match(/^[A-Z]+(?=: )/gm)?.filter((one) => one !== 'WARNING');
    assert.deepEqual(verdicts, [word[report.outcome]]);
    if (report.outcome !== 'verified') lacks(text, /^ATTESTED|attested and pushed/m);
  }
});

test('that nothing is logged is said of attestations that are there', () => {
  const said = (report: typeof samples.full) =>
    /not recorded in a transparency log/.test(formatAttesting(report, plainText));
  assert.equal(said({ ...samples.attested(), logs: [] }), true);
  assert.equal(said({ ...samples.refused(), images: [], logs: [] }), false);
});

test('no registry can print a command, a tag or a verdict', () => {
  for (const report of hostile()) {
    const text = formatAttesting(report, { color: false });
    for (const line of text.split(/[\r\n]/)) lacks(line, /^\s*::|##\[/);
    assert.deepEqual(text.match(/^(?:ATTESTED|FAILED|UNDETERMINED): /gm), ['UNDETERMINED: ']);
    assertInert(parseMarkup(splitSummary(formatAttestSummary(report)).html).open);
  }
});
