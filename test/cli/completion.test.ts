/** The completion scripts, run by the shells that are installed. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verbs } from '../../src/cli/verbs.ts';
import { flagsOf } from '../../src/options/flags.ts';

const scripts = {
  bash: 'completions/webdis-trust.bash',
  zsh: 'completions/_webdis-trust',
  fish: 'completions/webdis-trust.fish',
} as const;

const path = (script: string) => fileURLToPath(new URL(`../../${script}`, import.meta.url));

test('bash reads its script', () => {
  const { status, stderr } = spawnSync('bash', ['-n', path(scripts.bash)], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

/** What bash offers for the last of the words. */
function complete(...words: string[]): readonly string[] {
  const source = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _webdis_trust';
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an array of bash
  const print = 'printf "%s\\n" "${COMPREPLY[@]}"';
  const args = ['-uc', `${source}; ${print}`, 'bash', path(scripts.bash), 'webdis-trust'];
  const done = spawnSync('bash', [...args, ...words], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout.split('\n').filter((line) => line !== '');
}

test('bash offers verbs', () => {
  assert.deepEqual(complete('ver'), ['verify']);
  assert.deepEqual(complete('drift', ''), ['check', 'init', 'add', 'plan', 'merge', 'page']);
  assert.deepEqual(complete('drift', 'm'), ['merge']);
  assert.ok(complete('').includes('--version'));
  assert.deepEqual(complete('verify', ''), [], 'files, which the shell completes itself');
});

test('bash offers every flag of every verb', async () => {
  for (const { name, load } of verbs) {
    const { options } = await load();
    const flags = flagsOf(options).map((flag) => `--${flag.name}`);
    assert.deepEqual(complete(...name.split(' '), '--'), [...flags, '--help'], name);
  }
  assert.deepEqual(complete('verify', 'me/app', '--plat'), ['--platform']);
});

test('the script for zsh can be read by bash, whose function it has', () => {
  const { status, stderr } = spawnSync('bash', ['-n', path(scripts.zsh)], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
