import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Flag, parseArguments } from '../../src/cli/arguments.ts';
import {
  driftCheckFlags,
  driftInitFlags,
  driftMergeFlags,
  driftPageFlags,
  driftPlanFlags,
} from '../../src/cli/drift-flags.ts';
import { type FlagGroups, treeFlags, verifyFlags } from '../../src/cli/flags.ts';
import { mirrorFlags } from '../../src/cli/mirror-flags.ts';
import { releaseFlags } from '../../src/cli/release-flags.ts';
import { keygenFlags, signFlags } from '../../src/cli/sign-flags.ts';
import { isTrustError } from '../../src/error.ts';

const flags: readonly Flag[] = [
  { name: 'key', value: 'KEY', multiple: true, help: '' },
  { name: 'digest', value: 'DIGEST', help: '' },
  { name: 'annotations', short: 'a', value: 'NAME=VALUE', multiple: true, help: '' },
  { name: 'json', cosign: ['output-json'], help: '' },
];

test('values, lists, switches and positionals, in any order', () => {
  const read = parseArguments(
    ['a/b', '--key', 'x', '--key=y', '-a', 'k=v', '--json', 'c/d'],
    flags,
  );
  assert.deepEqual(read.positionals, ['a/b', 'c/d']);
  assert.deepEqual(read.list('key'), ['x', 'y']);
  assert.deepEqual(read.list('annotations'), ['k=v']);
  assert.equal(read.on('json'), true);
  assert.equal(read.text('digest'), '');
  assert.equal(read.on('digest'), false);
});

test('what follows -- is no flag', () => {
  assert.deepEqual(parseArguments(['--', '--json'], flags).positionals, ['--json']);
});

test('a value may look like a flag only behind =', () => {
  assert.equal(parseArguments(['--digest=-x'], flags).text('digest'), '-x');
});

test('nothing is guessed', () => {
  const refused: Record<string, readonly string[]> = {
    'there is no flag --kye; is --key meant?': ['--kye', 'x'],
    'there is no flag --nonesuch (--help lists them)': ['--nonesuch'],
    'there is no flag --output-json; here it is --json': ['--output-json'],
    'there is no flag -x (--help lists them)': ['-x'],
    '--json takes no value': ['--json=1'],
    '--digest needs a value: DIGEST': ['--digest'],
    '--digest is given twice': ['--digest', 'a', '--digest', 'b'],
    '--key needs a value, and --json looks like a flag (else: --key=--json)': ['--key', '--json'],
  };
  for (const [message, argv] of Object.entries(refused)) {
    assert.throws(
      () => parseArguments(argv, flags),
      (error) => isTrustError(error, 'E_INPUT') && error.message === message,
      message,
    );
  }
});

test('what is given and empty is refused, in every way of writing it (threat 127)', () => {
  const spaces = ['', ' ', ' \t\n'];
  const refused = spaces.flatMap((value) => [
    ['--key', value],
    [`--key=${value}`],
    ['--digest', value],
    ['-a', value],
    ['--key', 'x', '--key', value],
  ]);
  for (const argv of refused) {
    assert.throws(
      () => parseArguments(argv, flags),
      (error) => isTrustError(error, 'E_INPUT') && /^-\S+ is empty: give /.test(error.message),
      JSON.stringify(argv),
    );
  }
  for (const value of spaces) {
    assert.throws(
      () => parseArguments(['a/b', value], flags),
      (error) => isTrustError(error, 'E_INPUT') && /^an argument is empty/.test(error.message),
    );
  }
});

const verbs: Readonly<Record<string, FlagGroups>> = {
  ...{ verify: verifyFlags, tree: treeFlags, sign: signFlags, keygen: keygenFlags },
  ...{ mirror: mirrorFlags, release: releaseFlags, check: driftCheckFlags, init: driftInitFlags },
  ...{ plan: driftPlanFlags, merge: driftMergeFlags, page: driftPageFlags },
};

test('no flag of any verb takes an empty value (threat 127)', () => {
  let seen = 0;
  for (const [verb, groups] of Object.entries(verbs)) {
    const all = Object.values(groups).flat();
    for (const { name } of all.filter(({ value }) => value !== undefined)) {
      seen += 1;
      assert.throws(
        () => parseArguments([`--${name}`, ''], all),
        (error) =>
          isTrustError(error, 'E_INPUT') && error.message.startsWith(`--${name} is empty: `),
        `${verb} --${name}`,
      );
    }
  }
  assert.ok(seen > 100, `${seen}`);
});
