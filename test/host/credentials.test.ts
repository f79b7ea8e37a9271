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
