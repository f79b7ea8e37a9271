/** Errors that end a run without a report. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { describeError } from '../../src/report/finding.ts';
import { lacks } from './texts.ts';

test('an error says what, which code, and where', () => {
  const details = { host: 'registry-1.docker.io', status: 403, requestId: 'abc' };
  const error = new TrustError('E_AUTH', 'docker.io refused the credentials', details);
  assert.equal(
    describeError(error),
    `Error: access was refused: docker.io refused the credentials [E_AUTH]
  at registry-1.docker.io, HTTP 403, request abc`,
  );
});

test('anything else that was thrown is reported in one line', () => {
  assert.equal(describeError(new Error('stopped by SIGINT')), 'Error: stopped by SIGINT');
  assert.equal(describeError('text'), 'Error: text');
});

test('threats 118 and 121: an error message can neither give commands nor move the cursor', () => {
  const text = describeError(new TrustError('E_NET', 'x\n::error::y\u001b[2K ##[group]z'));
  assert.equal(text.split('\n').length, 1);
  lacks(text, /\u001b|##\[/);
});
