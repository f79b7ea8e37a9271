/** The lines of a private key that are passed on for masking. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secrets } from '../../src/http/secrets.ts';
import { maskFindings, maskPrivateKeys } from '../../src/run/mask.ts';

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
  assert.deepEqual(masked('-----BEGIN PRIVATE KEY\nMIGH'), ['MIGH'], 'cut off in its first line');
  assert.deepEqual(masked(lines.join('\n').replaceAll('PRIVATE', 'PUBLIC')), []);
});

test('threat 115: findings are copied only where they quote a secret, and stay arrays and shared', () => {
  const secrets = new Secrets();
  secrets.add('correct horse');
  const quoting = {
    ...{ code: 'E_NET', message: 'it said: correct horse', platform: 'correct horse' },
    ...{ requestId: 'correct horse', url: 'https://a/correct horse' },
  };
  const image = { findings: [quoting, { code: 'E_SIG', message: 'not valid' }], tags: ['1'] };
  const other = { findings: [{ code: 'E_NET', message: 'no answer', requestId: null }] };
  const report = { images: [image, other, image] };
  const masked = maskFindings(report, secrets);
  const [first, second, third] = masked.images;
  assert.deepEqual(first?.findings, [
    { ...quoting, message: 'it said: ***', requestId: '***', url: 'https://a/***' },
    { code: 'E_SIG', message: 'not valid' },
  ]);
  assert.equal(first, third);
  assert.equal(second, other);
  assert.equal((first as typeof image).tags, image.tags);
  assert.equal(first?.findings[1], image.findings[1]);
  assert.equal(quoting.message, 'it said: correct horse');
  assert.equal(maskFindings(other, secrets), other);
});
