/** The help of the command, and its hints for typing errors. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatHelp, overview, overviewOf } from '../../src/cli/help.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { flagsOf, positionalsOf } from '../../src/options/flags.ts';
import { tool } from '../../src/version.ts';
import { runCli } from '../e2e/support/cli.ts';

test('every flag and argument is in the help of its verb, in lines that fit', async () => {
  for (const { name: verb, load } of verbs) {
    const loaded = await load();
    const help = formatHelp(loaded, 80);
    assert.equal(loaded.name, verb);
    for (const { name, short } of flagsOf(loaded.options)) {
      assert.match(help, new RegExp(` ${short ? `-${short}, ` : ''}--${name}(?: |$)`, 'm'));
    }
    for (const field of positionalsOf(loaded.options)) {
      const { placeholder } = loaded.options[field]?.type ?? {};
      assert.ok(help.split('\n')[0]?.includes(`${placeholder}`), `${verb} ${field}`);
    }
    for (const line of help.split('\n')) assert.ok(line.length <= 80, line);
    assert.match(help, /^ {2} 0 {2}\S/m);
  }
});

test('help is on stdout and no error; a call without a verb is one', async () => {
  for (const args of [['--help'], ['help'], ['-h']]) {
    assert.deepEqual(await runCli(args), { exitCode: 0, stdout: overview(80), stderr: '' });
  }
  const verify = verbs.find(({ name }) => name === 'verify');
  const help = formatHelp((await verify?.load()) ?? assert.fail(), 80);
  for (const args of [
    ['verify', '--help'],
    ['help', 'verify'],
    ['verify', 'a/b', '-h'],
  ]) {
    const run = await runCli(args);
    assert.deepEqual(run, { exitCode: 0, stdout: help, stderr: '' });
  }
  for (const args of [
    ['drift', '--help'],
    ['help', 'drift'],
  ]) {
    assert.equal((await runCli(args)).stdout, overviewOf('drift', 80));
  }
  assert.equal((await runCli(['nonesuch', '--help'])).exitCode, 2);
  assert.deepEqual(await runCli([]), { exitCode: 2, stdout: '', stderr: overview(80) });
});

test('help is as wide as the terminal, and commands in it can be pasted', async () => {
  const mirror = await verbs.find(({ name }) => name === 'mirror')?.load();
  const longest = (width: number) =>
    Math.max(
      ...formatHelp(mirror ?? assert.fail(), width)
        .split('\n')
        .map(({ length }) => length),
    );
  assert.ok(longest(120) > 100 && longest(120) <= 120, `${longest(120)}`);
  const help = formatHelp(mirror ?? assert.fail(), 80);
  const [, example = ''] = /^ {2}(webdis-trust mirror (?:.* \\\n)+.*)$/m.exec(help) ?? [];
  const { stdout } = spawnSync('sh', ['-c', `echo ${example}`], { encoding: 'utf8' });
  assert.ok(mirror?.examples.includes(stdout.trim()), stdout);
  assert.ok(
    overview(80)
      .split('\n')
      .every((line) => line.length <= 80),
  );
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
    sing: /did you mean sign\?/,
    miror: /did you mean mirror\?/,
    vrify: /no verb "vrify"; did you mean verify\?/,
    'nicolas/webdis:1': /did you mean "verify nicolas\/webdis:1"\?/,
    dance: /no verb "dance" \(--help lists them\)/,
  };
  for (const [verb, says] of Object.entries(hints)) {
    const run = await runCli([verb]);
    assert.equal(run.exitCode, 2);
    assert.match(run.stderr, says);
  }
});
