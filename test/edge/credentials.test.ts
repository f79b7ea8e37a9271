/** Credential helpers as they are really run: a program of this test on PATH, and no shell anywhere. */

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { credentialsFrom } from '../../src/edge/credentials.ts';

const folder = mkdtempSync(join(tmpdir(), 'helper-'));
const path = process.env['PATH'];
const trace = join(folder, 'arguments');
const repository = { registry: 'registry.example', path: 'a/b' };

/** Notes how it was called; answers with the server that it was asked for as the name. */
const helper = `#!/bin/sh
printf '%s\\n' "$#" "$@" > "$(dirname "$0")/arguments"
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

function sourceFor(config: unknown) {
  const home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(join(home, '.docker'));
  writeFileSync(join(home, '.docker', 'config.json'), JSON.stringify(config));
  return credentialsFrom({
    env: { HOME: home },
    signal: new AbortController().signal,
    insecureRegistries: [],
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
