import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { treeFlags, verifyFlags } from '../../src/cli/flags.ts';
import { helpFor, usage } from '../../src/cli/help.ts';
import { mirrorFlags } from '../../src/cli/mirror-flags.ts';
import { releaseFlags } from '../../src/cli/release-flags.ts';
import { keygenFlags, signFlags } from '../../src/cli/sign-flags.ts';
import { tool } from '../../src/version.ts';
import { runCli } from '../e2e/support/cli.ts';

const verbs = {
  verify: verifyFlags,
  tree: treeFlags,
  sign: signFlags,
  mirror: mirrorFlags,
  release: releaseFlags,
  keygen: keygenFlags,
};

test('every flag is in the help of its verb, in lines that fit', () => {
  for (const [verb, groups] of Object.entries(verbs)) {
    const help = helpFor(verb);
    for (const { name } of Object.values(groups).flat())
      assert.match(help, new RegExp(`--${name}\\b`));
    for (const line of help.split('\n')) assert.ok(line.length <= 100, line);
  }
  assert.equal(helpFor('nonesuch'), usage);
});

test('help is on stdout and no error; a call without a verb is one', async () => {
  for (const args of [['--help'], ['help'], ['-h']]) {
    assert.deepEqual(await runCli(args), { exitCode: 0, stdout: usage, stderr: '' });
  }
  for (const args of [
    ['verify', '--help'],
    ['help', 'verify'],
    ['verify', 'a/b', '-h'],
  ]) {
    const run = await runCli(args);
    assert.deepEqual(run, { exitCode: 0, stdout: helpFor('verify'), stderr: '' });
  }
  assert.deepEqual(await runCli([]), { exitCode: 2, stdout: '', stderr: usage });
});

test('--version is the version of the package', async () => {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  assert.equal(tool.version, version);
  assert.deepEqual(await runCli(['--version']), {
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});

test('slips get a hint', async () => {
  const hints = {
    sing: /is sign meant\?/,
    miror: /is mirror meant\?/,
    vrify: /no verb "vrify"; is verify meant\?/,
    'nicolas/webdis:1': /is "verify nicolas\/webdis:1" meant\?/,
    dance: /no verb "dance" \(--help lists them\)/,
  };
  for (const [verb, says] of Object.entries(hints)) {
    const run = await runCli([verb]);
    assert.equal(run.exitCode, 2);
    assert.match(run.stderr, says);
  }
});
