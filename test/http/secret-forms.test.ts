/** Texts without the secrets of a run (threat 115). */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secrets } from '../../src/http/secrets.ts';

/** In base64, it has all characters that base64url replaces. */
const password = 'pa"ss\\wörd+/ & ÿÿ~~~???>>>';
const pair = (user: string, secret: string) => Buffer.from(`${user}:${secret}`).toString('base64');

/** How a server may write what it was sent. */
const forms = (secret: string) => [
  secret,
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  encodeURIComponent(secret),
  new URLSearchParams({ x: secret }).toString().slice(2),
];

test('threat 115: every form of a secret is masked, as text and within JSON', () => {
  const secrets = new Secrets();
  secrets.add(password);
  for (const form of forms(password)) {
    assert.equal(secrets.mask(`before ${form} after`).replace(/=+/, ''), 'before *** after');
    const body = Buffer.from(JSON.stringify({ errors: [{ message: `no ${form}`, [form]: 1 }] }));
    const { errors } = JSON.parse(Buffer.from(secrets.maskBody(body)).toString());
    assert.deepEqual(Object.keys(errors[0])[1]?.replace(/=+/, ''), '***');
    assert.equal(errors[0].message.replace(/=+/, ''), 'no ***');
  }
  const escaped = '{"details":"pa\\u0022ss\\\\w\\u00F6rd+/ \\u0026 ÿÿ~~~???>>>"}';
  assert.equal(Buffer.from(secrets.maskBody(Buffer.from(escaped))).toString(), '{"details":"***"}');
  assert.equal(secrets.mask(JSON.stringify(password)), '"***"', 'JSON that is cut off is text');
});

test('threat 115: what holds no secret is left unchanged', () => {
  const secrets = new Secrets();
  const body = Buffer.from('{ "errors" : [] }');
  assert.equal(secrets.maskBody(body), body);
  secrets.add('another secret');
  secrets.add('');
  assert.equal(secrets.maskBody(body), body);
  for (const [list, masked] of [
    ['["a","another secret"]', '["a","***"]'],
    ['["another\\u0020secret"]', '["***"]'],
  ] as const) {
    assert.equal(`${secrets.maskBody(Buffer.from(list))}`, masked);
  }
  secrets.add('abc');
  assert.equal(secrets.mask('abcd'), '***d');
  assert.equal(secrets.maskMessage('abcd'), 'abcd', 'too short to be distinguished from a word');
  assert.equal(secrets.maskMessage('another secret'), '***');
  for (const secret of ['sevenxy', 'eight8xy']) secrets.add(secret);
  assert.equal(secrets.maskMessage('sevenxy eight8xy'), 'sevenxy ***', 'from eight characters on');
});

test('threat 115: headers that are sent are secrets, and so is a password in one', () => {
  const secrets = new Secrets();
  secrets.addHeader('Bearer some.token');
  secrets.addHeader(`Basic ${pair('bob', 'his:password')}`);
  assert.equal(secrets.mask('some.token his:password'), '*** ***');
  assert.equal(secrets.mask(pair('bob', 'his:password')), '***');
});
