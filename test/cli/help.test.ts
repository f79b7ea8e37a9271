/** The help of the command. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatHelp, overview } from '../../src/cli/help.ts';
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

test('flags that must be given are in the first line, a list has …, and --help is the last flag', async () => {
  const helpOf = async (name: string) =>
    formatHelp((await verbs.find((one) => one.name === name)?.load()) ?? assert.fail(name), 80);
  const release = await helpOf('release');
  assert.match(release, /^webdis-trust release --image REPOSITORY --tag TAG .*\[flags\]/);
  assert.match(release, /--mirror REPOSITORY… /);
  assert.match(release, /--image REPOSITORY /);
  for (const help of [release, await helpOf('drift check')]) {
    assert.equal(help.match(/-h, --help/g)?.length, 1);
    // In the column of all texts.
    assert.match(help, /^ {2}-h, --help {16}Show this help\n\nExit codes\n/m);
    const codes = help.slice(help.indexOf('\nExit codes\n')).split('\n').slice(2, -1);
    assert.ok(
      codes.every((line) => /^ {2}[ \d]\d {2}\S|^ {6}\S/.test(line)),
      codes.join('\n'),
    );
  }
  const rows = overview(200)
    .split('\n')
    .slice(2, 2 + verbs.length);
  const column = rows[0]?.indexOf('verify the index');
  assert.ok(rows.every((row) => /^ {2}\S.* {2}\S/.test(row) && row[Number(column) - 1] === ' '));
});

test('a text of the overview that is wrapped goes on in its column', () => {
  const lines = overview(60).split('\n');
  const at = lines.findIndex((line) => line.startsWith('  verify '));
  const column = lines[at]?.indexOf('verify the index') ?? 0;
  assert.match(lines[at + 1] ?? '', new RegExp(`^ {${column}}\\S`));
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
