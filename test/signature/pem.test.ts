/** PEM: one block, and what may stand in it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/limits.ts';
import { parsePem } from '../../src/signature/pem.ts';

const pem = (body: string, label = 'PUBLIC KEY') =>
  `-----BEGIN ${label}-----\n${body}-----END ${label}-----\n`;
const refused = (text: string, message: string) =>
  assert.throws(() => parsePem(text), { name: 'SyntaxError', message });

test('the label and the bytes', () => {
  assert.deepEqual(parsePem(pem('AQID\n')), { label: 'PUBLIC KEY', der: Buffer.from([1, 2, 3]) });
  assert.deepEqual(parsePem(pem('A\nQI\nD\n', 'X')).der, Buffer.from([1, 2, 3]));
  assert.deepEqual(parsePem(` \t\r\n${pem('AQID\r\n')}\n \t`).der, Buffer.from([1, 2, 3]));
  assert.equal(parsePem(pem('AQID\n', 'A'.repeat(40))).label, 'A'.repeat(40));
});

test('headers end at an empty line, and every line before it is one', () => {
  for (const headers of ['role: x', 'A-1: ', 'A:b', 'role: x\nother: y']) {
    assert.deepEqual(parsePem(pem(`${headers}\n\nAQID\n`)).der, Buffer.from([1, 2, 3]), headers);
  }
  for (const headers of ['role-x', '1a: x', ': x', 'a b: x', 'role: x\nrole-x', 'role: a\rb']) {
    refused(pem(`${headers}\n\nAQID\n`), 'the PEM block is not base64');
  }
  assert.deepEqual(parsePem(pem('\nAQID\n')).der, Buffer.from([1, 2, 3]));
  refused(pem('role: x\n\n'), 'the PEM block is empty');
});

test('threat 73: everything else is refused, and not quoted', () => {
  refused(pem(''), 'the PEM block is empty');
  refused(pem('AQI\n'), 'the PEM block is not base64');
  refused(pem('AQID\n') + pem('AQID\n'), 'it has several PEM blocks');
  for (const text of [
    '',
    `x${pem('AQID\n')}`,
    `${pem('AQID\n')}x`,
    pem('AQID\n', 'public key'),
    pem('AQID\n', 'A'.repeat(41)),
    pem('AQID\n').replace('END PUBLIC', 'END PRIVATE'),
    pem('AQID\n').replace('-----\nAQID', '-----AQID'),
    pem('AQID\n').replace('END PUBLIC KEY-----', 'END PUBLIC KEY---'),
  ]) {
    refused(text, 'it is not one PEM block with nothing before or after it');
  }
});

test('a text of the largest size is read, and one character more is refused', () => {
  const text = pem('AQID\n').padEnd(limits.keyFile, '\n');
  assert.deepEqual(parsePem(text).der, Buffer.from([1, 2, 3]));
  refused(`${text}\n`, 'it has more than 65536 characters');
});
