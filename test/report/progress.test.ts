/** The progress line of a verification. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatProgress } from '../../src/report/progress.ts';
import { lacks } from './texts.ts';

const progress = { image: 'docker.io/nicolas/webdis:0.1.24', done: 3, of: 5, requests: 12 };

test('progress in one line', () => {
  const line = 'docker.io/nicolas/webdis:0.1.24 … 3 of 5 manifests, 12 requests';
  assert.equal(formatProgress(progress), line);
  assert.match(formatProgress(progress, { unit: 'signature' }), /3 of 5 signatures, 12 requests$/);
});

test('it is always narrower than the terminal, so that it can be rewritten', () => {
  for (let columns = 0; columns < 100; columns += 1) {
    assert.ok(
      formatProgress(progress, { columns }).length <= Math.max(columns - 1, 0),
      `${columns}`,
    );
  }
  assert.match(
    formatProgress(progress, { columns: 50 }),
    /^….*webdis:0\.1\.24 … 3 of 5 manifests, 12 requests$/,
  );
});

test('threat 121: a name cannot move the cursor', () => {
  lacks(formatProgress({ ...progress, image: '\r\u001b[2Kx\nx' }), /[\r\n\u001b]/);
});
