/** The command line on its way to values. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verbs } from '../../src/cli/verbs.ts';
import { isTrustError } from '../../src/error.ts';
import { flagsOf } from '../../src/options/flags.ts';
import { listOf } from '../../src/options/lists.ts';
import { option } from '../../src/options/option.ts';
import { signOptions } from '../../src/options/sign.ts';
import { readArguments } from '../../src/options/terminal.ts';
import { boolean, digest, oneOf, text } from '../../src/options/types.ts';
import { verifyOptions } from '../../src/options/verify.ts';

const table = {
  names: option({ type: listOf(text('NAME')), positional: true, default: [], help: '' }),
  keys: option({ type: listOf(text('KEY')), flag: 'key', default: [], help: '' }),
  annotations: option({ type: listOf(text('NAME=VALUE')), short: 'a', default: [], help: '' }),
  digest: option({ type: text('DIGEST'), help: '' }),
  json: option({ type: boolean, default: false, aliases: ['output-json', 'o'], help: '' }),
  logs: option({
    type: oneOf('required', 'ignored'),
    default: 'required',
    switches: { 'ignore-logs': { means: 'ignored', help: '' } },
    help: '',
  }),
};

function refuses(argv: readonly string[], message: string | RegExp): void {
  assert.throws(
    () => readArguments(argv, table),
    (error) => {
      assert.ok(isTrustError(error, 'E_INPUT'), String(error));
      if (typeof message === 'string') assert.equal(error.message, message);
      else assert.match(error.message, message);
      return true;
    },
    JSON.stringify(argv),
  );
}

test('values, lists, switches and arguments, in any order', () => {
  const argv = ['a/b', '--key', 'x', '--key=y,z', '-a', 'k=v', '--json', '--ignore-logs', 'c/d'];
  const values = readArguments(argv, table);
  assert.deepEqual(values.names, ['a/b', 'c/d']);
  assert.deepEqual(values.keys, ['x', 'y', 'z']);
  assert.deepEqual(values.annotations, ['k=v']);
  assert.equal(values.json, true);
  assert.equal(values.logs, 'ignored');
  assert.equal(values.digest, undefined);
});

test('what is not given has its default', () => {
  const { names, json, logs } = readArguments([], table);
  assert.deepEqual({ names, json, logs }, { names: [], json: false, logs: 'required' });
});

test('what follows -- is not a flag', () => {
  assert.deepEqual(readArguments(['--', '--json'], table).names, ['--json']);
});

test('a value may look like a flag only behind =', () => {
  assert.equal(readArguments(['--digest=-x'], table).digest, '-x');
});

test('nothing is guessed', () => {
  const refused: Record<string, readonly string[]> = {
    'there is no flag --kye; did you mean --key?': ['--kye', 'x'],
    'there is no flag --nonesuch (--help lists them)': ['--nonesuch'],
    'there is no flag --output-json; use --json': ['--output-json'],
    'there is no flag -o; use --json': ['-o', 'json'],
    'there is no flag -x (--help lists them)': ['-x'],
    '--json takes no value': ['--json=1'],
    '--digest needs a value: DIGEST': ['--digest'],
    '--digest is given twice': ['--digest', 'a', '--digest', 'b'],
    '--key needs a value, and --json looks like a flag (otherwise write --key=--json)': [
      '--key',
      '--json',
    ],
  };
  for (const [message, argv] of Object.entries(refused)) refuses(argv, message);
});

test('what is given and empty is refused, in every way of writing it (threat 127)', () => {
  for (const value of ['', ' ', ' \t\n']) {
    for (const argv of [
      ['--key', value],
      [`--key=${value}`],
      ['--digest', value],
      ['-a', value],
      ['--key', 'x', '--key', value],
    ]) {
      refuses(argv, /^-\S+ is empty: give /);
    }
    refuses(['a/b', value], /^an argument is empty/);
  }
});

test('no flag of any verb takes an empty value (threat 127)', async () => {
  let seen = 0;
  for (const { load } of verbs) {
    const { name: verb, options } = await load();
    for (const { name } of flagsOf(options).filter(({ placeholder }) => placeholder)) {
      seen += 1;
      assert.throws(
        () => readArguments([`--${name}`, ''], options),
        (error) =>
          isTrustError(error, 'E_INPUT') && error.message.startsWith(`--${name} is empty: `),
        `${verb} --${name}`,
      );
    }
  }
  assert.ok(seen > 100, `${seen}`);
});

test('two switches of one option contradict each other; the same one twice does not', () => {
  const image = `a/b@sha256:${'0'.repeat(64)}`;
  const recursive = (...argv: string[]) =>
    readArguments([...argv, '--key', 'k', image], signOptions).recursive;
  assert.equal(recursive(), true);
  assert.equal(recursive('-r'), true);
  assert.equal(recursive('--recursive', '-r'), true);
  assert.equal(recursive('--no-recursive'), false);
  for (const argv of [
    ['-r', '--no-recursive'],
    ['--no-recursive', '--recursive'],
  ]) {
    assert.throws(() => recursive(...argv), {
      code: 'E_INPUT',
      message: /^--(?:no-)?recursive excludes --(?:no-)?recursive$/,
    });
  }
});

test('a switch that weakens a demand is there only when it is given', () => {
  const logs = (...argv: string[]) => readArguments(['a/b', ...argv], verifyOptions);
  assert.equal(logs().transparencyLog, 'required');
  assert.equal(logs('--insecure-ignore-tlog').transparencyLog, 'ignored');
  assert.equal(logs().timestamps, 'ignored');
  assert.equal(logs('--use-signed-timestamps').timestamps, 'required');
  assert.throws(() => logs('--insecure-ignore-tlog=false'), { message: /takes no value/ });
});

test('arguments that are missing or too many', () => {
  const one = {
    image: option({ type: text('IMAGE'), positional: true, required: true, help: '' }),
  };
  assert.throws(() => readArguments([], one), { code: 'E_INPUT', message: 'IMAGE is missing' });
  assert.throws(() => readArguments(['a', 'b'], one), {
    code: 'E_INPUT',
    message: '"b" is not expected here: give IMAGE',
  });
  const none = { digest: option({ type: digest, help: '' }) };
  assert.throws(() => readArguments(['a'], none), {
    code: 'E_INPUT',
    message: '"a" is not expected here: give flags only',
  });
});
