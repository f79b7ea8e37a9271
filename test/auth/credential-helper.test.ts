/** Credential helpers: which are run, and what becomes of their answers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askHelper, type HelperResult } from '../../src/auth/credential-helper.ts';
import { limits } from '../../src/limits.ts';

const printing =
  (stdout: string, exitCode = 0) =>
  async (): Promise<HelperResult> => ({
    ...{ exitCode, stdout, stderr: 'SECRET' },
  });
const ask = (stdout: string, exitCode = 0, helper = 'x') =>
  askHelper(helper, 'a.example', printing(stdout, exitCode));
const answer = (Username: unknown, Secret: unknown) =>
  JSON.stringify({ ServerURL: '', Username, Secret });

test('name and secret, an identity token, or nothing', async () => {
  assert.deepEqual(await ask(answer('u', 's')), { kind: 'basic', username: 'u', password: 's' });
  assert.deepEqual(await ask(answer('', 's')), { kind: 'basic', username: '', password: 's' });
  assert.deepEqual(await ask(answer('<token>', 's')), { kind: 'identity', token: 's' });
  assert.equal(await ask(answer('u', '')), undefined);
  assert.equal(await ask('credentials not found in native keychain\n', 1), undefined);
  assert.equal(await ask('Credentials Not Found', 2), undefined);
});

test('the program is asked for the server on its standard input', async () => {
  const asked: string[][] = [];
  const run = async (...all: string[]) => {
    asked.push(all);
    return { exitCode: 0, stdout: answer('u', 's'), stderr: '' };
  };
  await askHelper('ecr-login_1.0', 'public.ecr.aws', run);
  assert.deepEqual(asked, [['docker-credential-ecr-login_1.0', 'public.ecr.aws']]);
});

test('threat 123: anything but a plain name is run as nothing', async () => {
  for (const name of ['', '../x', 'a b', 'a;b', '$a', 'a\n', '\u00e4', '/bin/sh']) {
    await assert.rejects(ask(answer('u', 's'), 0, name), {
      code: 'E_INPUT',
      message: `${JSON.stringify(name)} cannot be the name of a credential helper`,
    });
  }
  const quoted = `"${'/'.repeat(100)}" cannot be the name of a credential helper`;
  await assert.rejects(ask('', 0, '/'.repeat(101)), { message: quoted });
});

test('threat 115: a failure says why in words of ours, and never what the helper printed', async () => {
  const refused = async (asking: Promise<unknown>, why: string) =>
    assert.rejects(asking, {
      code: 'E_AUTH',
      message: `docker-credential-x gave no credentials for a.example: ${why}`,
    });
  await refused(ask('SECRET', 1), 'it ended with exit code 1');
  const broken = async () => Promise.reject(new Error('SECRET'));
  await refused(askHelper('x', 'a.example', broken), 'it could not be run');
  const odd = 'its output is not the expected JSON';
  for (const text of [
    '',
    'SECRET',
    '[]',
    '"SECRET"',
    answer(7, 's'),
    answer('u', 7),
    '{"Secret":"s"}',
  ]) {
    await refused(ask(text), odd);
  }
  const most = answer('u', 's').padEnd(limits.errorBody, ' ');
  assert.ok(await ask(most));
  await refused(ask(`${most} `), odd);
});
