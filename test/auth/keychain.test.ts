/** Finds credentials in several files and with credential helpers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HelperResult } from '../../src/auth/credential-helper.ts';
import { createKeychain } from '../../src/auth/keychain.ts';
import { parseReference } from '../../src/oci/reference.ts';

interface Setup {
  readonly files: Record<string, unknown>;
  readonly helper?: (program: string, input: string) => Partial<HelperResult>;
}

function setUp({ files, helper }: Setup) {
  const secrets: string[] = [];
  const asked: string[] = [];
  const read: string[] = [];
  const keychain = createKeychain({
    files: ['absent.json', ...Object.keys(files)],
    readFile: async (path) => {
      read.push(path);
      const content = files[path];
      return typeof content === 'object'
        ? JSON.stringify(content)
        : (content as string | undefined);
    },
    runHelper: async (program, input) => {
      asked.push(`${program} < ${input}`);
      if (helper === undefined) throw new Error('ENOENT');
      return { exitCode: 0, stdout: '', ...helper(program, input) };
    },
    onSecret: (text) => void secrets.push(text),
  });
  const find = (reference: string) => keychain.find(parseReference(reference));
  return { find, secrets, asked, read };
}

function printing(answer: unknown) {
  return () => ({ stdout: JSON.stringify(answer) });
}

const entry = { auth: Buffer.from('u:p').toString('base64') };

test('keychain: the first file that has credentials counts; each is read once', async () => {
  const { find, read } = setUp({
    files: {
      'one.json': { auths: { 'a.example': entry } },
      'two.json': { auths: { 'a.example': { username: 'x', password: 'y' }, 'b.example': entry } },
      'empty.json': '',
    },
  });
  assert.deepEqual(await find('a.example/x'), { kind: 'basic', username: 'u', password: 'p' });
  assert.deepEqual(await find('b.example/x'), { kind: 'basic', username: 'u', password: 'p' });
  assert.equal(await find('c.example/x'), undefined);
  assert.deepEqual(read, ['absent.json', 'one.json', 'two.json', 'empty.json']);
});

test('keychain: a helper for the host comes before the store, the store before the file', async () => {
  const { find, asked } = setUp({
    files: {
      'c.json': {
        credHelpers: { 'a.example': 'mine' },
        credsStore: 'desktop',
        auths: { 'b.example': entry },
      },
    },
    helper: (program, server) =>
      program === 'docker-credential-mine' || server === 'https://index.docker.io/v1/'
        ? { stdout: '{"ServerURL":"x","Username":"hu","Secret":"hs"}' }
        : { exitCode: 1, stdout: 'credentials not found in native keychain\n' },
  });
  const helped = { kind: 'basic', username: 'hu', password: 'hs' };
  assert.deepEqual(await find('a.example/x'), helped);
  assert.deepEqual(await find('nicolas/webdis'), helped);
  assert.deepEqual(await find('nicolas/other'), helped);
  assert.deepEqual(await find('b.example/x'), { kind: 'basic', username: 'u', password: 'p' });
  assert.equal(await find('c.example/x'), undefined);
  assert.deepEqual(asked, [
    'docker-credential-mine < a.example',
    'docker-credential-desktop < https://index.docker.io/v1/',
    'docker-credential-desktop < b.example',
    'docker-credential-desktop < c.example',
  ]);
});

test('helper: the user `<token>` marks an identity token; an empty secret is none', async () => {
  const files = { 'c.json': { credsStore: 's' } };
  const token = setUp({ files, helper: printing({ Username: '<token>', Secret: 'i' }) });
  assert.deepEqual(await token.find('a.example/x'), { kind: 'identity', token: 'i' });
  const empty = setUp({ files, helper: printing({ Username: '', Secret: '' }) });
  assert.equal(await empty.find('a.example/x'), undefined);
});

for (const name of ['../evil', 'a b', '', '$(x)', 'a/b', 'a;b', 'ä']) {
  test(`helper: ${JSON.stringify(name)} is not a name, and nothing is run`, async () => {
    const { find, asked } = setUp({ files: { 'c.json': { credHelpers: { 'a.example': name } } } });
    await assert.rejects(find('a.example/x'), { code: 'E_INPUT' });
    assert.deepEqual(asked, []);
  });
}

for (const [title, result] of [
  ['another exit code', { exitCode: 1, stdout: 'SECRET' }],
  ['text', { stdout: 'SECRET' }],
  ['a list', { stdout: '["SECRET"]' }],
  ['no user name', { stdout: '{"Secret":"SECRET"}' }],
  ['a number', { stdout: '{"Username":"SECRET","Secret":7}' }],
  ['two documents', { stdout: '{"Username":"u","Secret":"SECRET"}{}' }],
  ['too much', { stdout: `{"Username":"u","Secret":"SECRET${'x'.repeat(70_000)}"}` }],
] as const) {
  test(`threat 115: a helper that answers with ${title} is E_AUTH, without what it printed`, async () => {
    const { find } = setUp({ files: { 'c.json': { credsStore: 's' } }, helper: () => result });
    await assert.rejects(
      find('a.example/x'),
      (error: Error & { code: string }) =>
        error.code === 'E_AUTH' && !`${error.stack}${String(error.cause)}`.includes('SECRET'),
    );
  });
}

test('helper: one that cannot be run is E_AUTH', async () => {
  const { find } = setUp({ files: { 'c.json': { credsStore: 'gone' } } });
  await assert.rejects(find('a.example/x'), { code: 'E_AUTH', message: /docker-credential-gone/ });
});

test('threat 115: every secret is reported for masking, in both of its forms', async () => {
  const { find, secrets } = setUp({ files: { 'c.json': { auths: { 'a.example': entry } } } });
  await find('a.example/x');
  assert.deepEqual(secrets, ['p', entry.auth]);
});

test('keychain: a file that cannot be read is E_INPUT', async () => {
  const keychain = createKeychain({
    files: ['secret.json'],
    readFile: async () => {
      throw new Error('EACCES');
    },
    runHelper: async () => ({ exitCode: 0, stdout: '' }),
  });
  await assert.rejects(keychain.find(parseReference('a/b')), {
    code: 'E_INPUT',
    message: 'secret.json: it cannot be read',
  });
});
