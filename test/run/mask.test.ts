/** The lines of a private key that are passed on for masking. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskPrivateKeys } from '../../src/run/mask.ts';

const [begin, end] = ['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----'];

function masked(text: string): readonly string[] {
  const reported: string[] = [];
  maskPrivateKeys(text, (secret) => reported.push(secret));
  return reported;
}

test('threat 131: every line of a private key is masked, however its lines end', () => {
  const lines = [begin, 'MIGH', 'AgEA', end];
  for (const between of ['\n', '\r\n', '\n\n', '\\n', '\\r\\n']) {
    assert.deepEqual(masked(lines.join(between)), ['MIGH', 'AgEA'], JSON.stringify(between));
  }
  assert.deepEqual(masked(lines.join(' ')), ['MIGH AgEA']);
  assert.deepEqual(masked(`${begin}\nMIGH`), ['MIGH'], 'cut off');
  assert.deepEqual(masked(lines.join('\n').replaceAll('PRIVATE', 'PUBLIC')), []);
});
