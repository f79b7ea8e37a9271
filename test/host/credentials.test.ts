/** Credential helpers as they are really run: a program of this test on PATH, and no shell anywhere. */

import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { credentialsFrom } from '../../src/host/credentials.ts';
import { temporaryFolder } from '../support/folder.ts';

const folder = temporaryFolder('helper').path;
const path = process.env['PATH'];
const trace = join(folder, 'arguments');
const repository = { registry: 'registry.example', path: 'a/b' };

/** Notes how it was called; answers with the server that it was asked for as the name. */
const helper = `#!/bin/sh
printf '%s\\n' "$#" "$@" > "$(dirname "$0")/arguments"
env > "$(dirname "$0")/environment"
read -r server
printf '{"Username":"%s","Secret":"secret"}' "$server"
`;

before(() => {
  writeFileSync(join(folder, 'docker-credential-test'), helper);
  chmodSync(join(folder, 'docker-credential-test'), 0o755);
  process.env['PATH'] = `${folder}${delimiter}${path}`;
});
after(() => {
  process.env['PATH'] = path;
});

function sourceFor(config: unknown, env: Readonly<Record<string, string>> = {}) {
  const home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(join(home, '.docker'));
  writeFileSync(join(home, '.docker', 'config.json'), JSON.stringify(config));
  return credentialsFrom({
    env: { HOME: home, ...env },
    signal: new AbortController().signal,
  });
}

test('a helper is asked on its standard input, with one word as its argument', async () => {
  const found = await sourceFor({ credHelpers: { 'registry.example': 'test' } }).find(repository);
  assert.deepEqual(found, { kind: 'basic', username: 'registry.example', password: 'secret' });
});

test('threat 123: what a config names as a helper never reaches a shell', async () => {
  const mark = join(folder, 'mark');
  for (const name of [
    `test; touch ${mark}`,
    `$(touch ${mark})`,
    `test\ntouch ${mark}`,
    '../test',
  ]) {
    const source = sourceFor({ credHelpers: { 'registry.example': name } });
    await assert.rejects(source.find(repository), /cannot be the name of a credential helper/);
  }
  assert.ok(!existsSync(mark));
  assert.ok(existsSync(trace), 'the helper of the test before did run');
});

test('threat 131: a helper has the environment that the run was given, without what signs', async () => {
  const pem = '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----';
  process.env['HELPER_TEST_OF_THE_PROCESS'] = 'x';
  const source = sourceFor(
    { credHelpers: { 'registry.example': 'test' } },
    {
      AWS_PROFILE: 'me',
      COSIGN_PASSWORD: 'open sesame',
      AGAIN: 'open sesame',
      MY_KEY: pem,
      'INPUT_KEY-PASSWORD': 'x',
    },
  );
  await source.find(repository);
  delete process.env['HELPER_TEST_OF_THE_PROCESS'];
  const seen = readFileSync(join(folder, 'environment'), 'utf8');
  assert.match(seen, /^AWS_PROFILE=me$/m);
  assert.doesNotMatch(seen, /COSIGN|AGAIN|MY_KEY|INPUT_|HELPER_TEST/);
});

test('files of Docker and Podman are read in the order of these programs', async () => {
  const home = mkdtempSync(join(folder, 'home-'));
  const put = (place: string, file = 'config.json') => {
    const name = place.replaceAll('/', '-');
    mkdirSync(join(home, place), { recursive: true });
    const auth = Buffer.from(`${name}:secret`).toString('base64');
    writeFileSync(
      join(home, place, file),
      JSON.stringify({ auths: { 'registry.example': { auth } } }),
    );
    return join(home, place);
  };
  const secrets: string[] = [];
  const found = async (env: Readonly<Record<string, string>> = {}) => {
    const signal = new AbortController().signal;
    const onSecret = (secret: string) => void secrets.push(secret);
    const source = credentialsFrom({ env: { HOME: home, ...env }, signal, onSecret });
    const credentials = await source.find(repository);
    return credentials?.kind === 'basic' ? credentials.username : undefined;
  };
  assert.equal(await found(), undefined);
  put('.config/containers', 'auth.json');
  assert.equal(await found(), '.config-containers');
  const XDG_CONFIG_HOME = join(put('xdg/containers', 'auth.json'), '..');
  assert.equal(await found({ XDG_CONFIG_HOME }), 'xdg-containers');
  const XDG_RUNTIME_DIR = join(put('runtime/containers', 'auth.json'), '..');
  assert.equal(await found({ XDG_CONFIG_HOME, XDG_RUNTIME_DIR }), 'runtime-containers');
  const REGISTRY_AUTH_FILE = join(put('podman', 'a.json'), 'a.json');
  assert.equal(await found({ XDG_RUNTIME_DIR, REGISTRY_AUTH_FILE }), 'podman');
  put('.docker');
  assert.equal(await found({ REGISTRY_AUTH_FILE }), '.docker');
  assert.equal(await found({ DOCKER_CONFIG: put('docker') }), 'docker');
  assert.ok(secrets.includes('secret'));
});

test('a file of credentials that cannot be read is an error, and a missing folder is none', async () => {
  const home = mkdtempSync(join(folder, 'home-'));
  const source = (env: Readonly<Record<string, string>>) =>
    credentialsFrom({ env: { HOME: home, ...env }, signal: new AbortController().signal });
  mkdirSync(join(home, 'odd', 'config.json'), { recursive: true });
  await assert.rejects(source({ DOCKER_CONFIG: join(home, 'odd') }).find(repository));
  writeFileSync(join(home, 'file'), '');
  assert.equal(await source({ DOCKER_CONFIG: join(home, 'file') }).find(repository), undefined);
});

test('a helper that is missing, fails, reads nothing or says too much', async () => {
  const run = (name: string, script?: string) => {
    if (script !== undefined) {
      writeFileSync(join(folder, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, `docker-credential-${name}`), 0o755);
    }
    return sourceFor({ credHelpers: { 'registry.example': name } }).find(repository);
  };
  await assert.rejects(run('none'), /docker-credential-none/);
  await assert.rejects(run('fails', 'echo no; exit 3'), /docker-credential-fails .*\b3\b/);
  await assert.rejects(run('killed', 'kill -9 $$'), /docker-credential-killed .*\b1\b/);
  const answer = '{"Username":"u","Secret":"s"}';
  const good = { kind: 'basic', username: 'u', password: 's' };
  assert.deepEqual(await run('deaf', `exec <&-; echo '${answer}'`), good);
  const padded = (length: number) => `printf '%-${length}s' '${answer}'`;
  assert.deepEqual(await run('long', padded(64 * 1024)), good);
  const cut = `printf '%${64 * 1024}s' '${answer}'; printf '}'`;
  assert.deepEqual(await run('cut', cut), good);
});
