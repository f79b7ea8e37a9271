/** `webdis-trust keygen`: two files or none. */

import assert from 'node:assert/strict';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parsePublicKey } from '../../src/signature/key.ts';
import { openPrivateKey } from '../../src/signature/private-key.ts';
import { every, thorough } from '../support/thorough.ts';
import { programs, runCli } from './support/cli.ts';
import { temporaryFolder } from './support/process.ts';

const env = { COSIGN_PASSWORD: 'secret' };
const open = (path: string, password: string) =>
  openPrivateKey(readFileSync(path, 'utf8'), path, {
    password: async () => password,
    allowUnencrypted: false,
  });

for (const program of every(programs, 1)) {
  test(`${program}: a key that opens, its public half, and the fingerprint on stdout`, async () => {
    const cwd = temporaryFolder();
    const run = await runCli(['keygen'], { program, cwd, env });
    assert.equal(run.exitCode, 0, run.stderr);
    const { public: half } = await open(join(cwd, 'cosign.key'), 'secret');
    const published = parsePublicKey(readFileSync(join(cwd, 'cosign.pub'), 'utf8'), 'cosign.pub');
    assert.deepEqual([half.fingerprint, half.algorithm], [published.fingerprint, 'ecdsa-p256']);
    assert.equal(run.stdout, `${published.fingerprint}\n`);
    assert.match(
      run.stderr,
      /cosign\.key is the private key.*\n[\s\S]*cosign\.pub is the public key/,
    );
    assert.match(readFileSync(join(cwd, 'cosign.key'), 'utf8'), /^-----BEGIN ENCRYPTED SIGSTORE/);
    assert.equal(statSync(join(cwd, 'cosign.key')).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(cwd).sort(), ['cosign.key', 'cosign.pub']);
  });
}

thorough('under another name, in another folder', async () => {
  const cwd = temporaryFolder();
  const prefix = join(temporaryFolder(), 'release');
  const run = await runCli(['keygen', '--output-key-prefix', prefix], { cwd, env });
  assert.equal(run.exitCode, 0, run.stderr);
  assert.ok(existsSync(`${prefix}.key`) && existsSync(`${prefix}.pub`));
  assert.deepEqual(readdirSync(cwd), []);
  const nowhere = await runCli(['keygen', '--output-key-prefix', 'none/such'], { cwd, env });
  assert.equal(nowhere.exitCode, 2);
  assert.match(nowhere.stderr, /cannot be written \(ENOENT\)/);
});

test('no file is overwritten, and no other file is left next to an existing one', async () => {
  for (const name of ['cosign.key', 'cosign.pub']) {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, name), 'precious');
    const run = await runCli(['keygen'], { cwd, env });
    assert.equal(run.exitCode, 2);
    assert.match(run.stderr, new RegExp(`"${name}" exists, and is not overwritten`));
    assert.deepEqual(readdirSync(cwd), [name]);
    assert.equal(readFileSync(join(cwd, name), 'utf8'), 'precious');
  }
  const cwd = temporaryFolder();
  symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'cosign.key'));
  const run = await runCli(['keygen'], { cwd, env });
  assert.equal(run.exitCode, 2, 'a link that leads nowhere is a file that is there');
  assert.deepEqual(readdirSync(cwd), ['cosign.key']);
});

thorough('of two at once, one writes both files and the other none', async () => {
  const cwd = temporaryFolder();
  const runs = await Promise.all([1, 2, 3].map(() => runCli(['keygen'], { cwd, env })));
  assert.deepEqual(runs.map(({ exitCode }) => exitCode).sort(), [0, 2, 2]);
  const winner = runs.find(({ exitCode }) => exitCode === 0)?.stdout;
  const { public: half } = await open(join(cwd, 'cosign.key'), 'secret');
  const published = parsePublicKey(readFileSync(join(cwd, 'cosign.pub'), 'utf8'), 'cosign.pub');
  assert.deepEqual([`${half.fingerprint}\n`, `${published.fingerprint}\n`], [winner, winner]);
  assert.deepEqual(readdirSync(cwd).sort(), ['cosign.key', 'cosign.pub']);
});

thorough(
  'the password: a variable that is set counts, even an empty one; else all of stdin',
  async () => {
    const made = async (options: { env?: Record<string, string>; stdin?: string }) => {
      const cwd = temporaryFolder();
      const run = await runCli(['keygen'], { cwd, ...options });
      return { ...run, key: join(cwd, 'cosign.key'), files: readdirSync(cwd) };
    };
    const empty = await made({ env: { COSIGN_PASSWORD: '' }, stdin: 'not this' });
    await open(empty.key, '');
    const piped = await made({ stdin: 'secret' });
    await open(piped.key, 'secret');
    const line = await made({ stdin: 'secret\n' });
    await open(line.key, 'secret\n');
    assert.match(line.stderr, /line break, which is part of the password/);
    const none = await made({});
    assert.equal(none.exitCode, 2);
    assert.match(none.stderr, /there is no password/);
    assert.deepEqual(none.files, []);
  },
);

test('threat 131: neither password nor key is shown', async () => {
  const cwd = temporaryFolder();
  const run = await runCli(['keygen'], { cwd, env: { COSIGN_PASSWORD: 'correct horse' } });
  const pem = readFileSync(join(cwd, 'cosign.key'), 'utf8').split('\n')[1] ?? '-';
  for (const text of [run.stdout, run.stderr]) {
    assert.ok(!text.includes('correct horse') && !text.includes(pem));
  }
});
