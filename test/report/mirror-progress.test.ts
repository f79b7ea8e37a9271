/** The progress line of a mirror run. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCopying, formatStep } from '../../src/report/progress.ts';
import { byteText } from '../../src/report/words.ts';
import { digest } from './samples.ts';
import { lacks } from './texts.ts';

const copying = {
  target: 'public.ecr.aws/nicolas/webdis:0.1.24',
  step: 'copying',
  done: 12,
  of: 46,
  bytes: 34_120_000,
  digest: digest('layer'),
} as const;
const short = digest('layer').slice(0, 'sha256:'.length + 12);

test('what is being copied, how much of it, and how fast, in one line', () => {
  const facts = `copying ${short}, 12 of 46 parts, 34.1 MB`;
  assert.equal(formatCopying(copying, 120), `${copying.target} … ${facts}`);
  const fast = { ...copying, bytesPerSecond: 12_000_000 };
  assert.equal(formatCopying(fast, 120), `${copying.target} … ${facts}, 12.0 MB/s`);
  const looking = { ...copying, step: 'looking', done: 0, of: 0, bytes: 0 } as const;
  assert.equal(formatCopying(looking, 120), `${copying.target} … looking`);
});

test('the line is always narrower than the terminal', () => {
  for (let columns = 0; columns < 140; columns += 1) {
    const line = formatCopying({ ...copying, bytesPerSecond: 1 }, columns);
    assert.ok(line.length <= Math.max(columns - 1, 0), `${columns}`);
  }
});

test('each step in a line of a log', () => {
  const line = (fields: object, still = false) => formatStep({ ...copying, ...fields }, still);
  const name = copying.target;
  assert.equal(line({ step: 'looking', of: 0 }), `${name}: reading the source`);
  assert.equal(
    line({ step: 'looking' }),
    `${name}: the source meets the requirements; 12 of 46 parts are there`,
  );
  assert.equal(line({}), `${name}: copying`);
  assert.equal(line({}, true), `${name}: copying, 12 of 46 parts are there, 34.1 MB sent`);
  assert.match(line({ step: 'verifying' }), /complete; verifying$/);
  assert.match(line({ step: 'tagging' }), /: writing the tag$/);
});

test('threats 118 and 121: a name can neither move the cursor nor command', () => {
  const target = '::error::\r\u001b[2Kx\n##[error]';
  lacks(formatCopying({ ...copying, target }), /[\r\n\u001b]/);
  lacks(formatStep({ ...copying, target }, false), /[\r\n\u001b]|^\s*::|##\[/);
});

test('bytes as people read them', () => {
  const cases = {
    0: '0 bytes',
    1: '1 byte',
    999: '999 bytes',
    1000: '1.0 kB',
    999949: '999.9 kB',
    999950: '1.0 MB',
    61100000: '61.1 MB',
    6000000000: '6.0 GB',
    5e15: '5000.0 TB',
  };
  for (const [bytes, text] of Object.entries(cases)) assert.equal(byteText(Number(bytes)), text);
});
