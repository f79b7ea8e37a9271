/** A registry that writes into every string there is, seen on a terminal and in a log. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTerminal } from '../../src/report/verify/terminal.ts';
import { formatTree } from '../../src/report/verify/tree.ts';
import * as samples from './samples.ts';
import { lacks } from './texts.ts';

const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

function texts(color: boolean): readonly string[] {
  const options = { color, width: 100 };
  return samples
    .everyHostile()
    .flatMap((report) => [
      formatTerminal(report, options),
      ...report.images.map((image) =>
        formatTree(image, { ...options, signers: report.policy.signers }),
      ),
    ]);
}

test('threat 118: no line is a workflow command', () => {
  for (const text of [...texts(false), ...texts(true)]) {
    for (const line of text.split(/[\r\n]/)) {
      lacks(line, /^[\s\u001b[0-9m]*::/);
      lacks(line, /##\[/);
    }
  }
});

test('threat 121: nothing on the terminal hides, moves, colours or reorders anything', () => {
  for (const text of texts(false)) lacks(text.replaceAll('\n', ''), invisible);
  for (const text of texts(true)) {
    const colors = /\u001b\[(?:0|1|2|31|32|33|36)m/g;
    lacks(text.replaceAll(colors, '').replaceAll('\n', ''), invisible);
  }
});

test('threat 121: no registry can print a verdict', () => {
  for (const report of samples.everyHostile()) {
    const text = formatTerminal(report, { color: false });
    const verdicts = text.match(/^(?:VERIFIED|REJECTED|UNDETERMINED): /gm);
    assert.deepEqual(verdicts, ['REJECTED: ']);
  }
});
