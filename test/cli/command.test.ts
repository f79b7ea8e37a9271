/** From words to a verb: help, hints for typing errors, secrets that are refused, exit codes. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatHelp, overview, overviewOf } from '../../src/cli/help.ts';
import { loadAll, verbs } from '../../src/cli/verbs.ts';
import { TrustError } from '../../src/error.ts';
import { tool } from '../../src/version.ts';
import { command } from './in-process.ts';

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const entryOf = (name: string) => verbs.find((one) => one.name === name) ?? assert.fail(name);
const helpOf = async (name: string) => formatHelp(await entryOf(name).load(), 80);

async function prints(t: TestContext, words: readonly string[], stdout: string): Promise<void> {
  assert.deepEqual(
    await command(t, ...words),
    { exitCode: 0, stdout, stderr: '' },
    words.join(' '),
  );
}

test('each verb is loaded under its name', async () => {
  assert.deepEqual(
    (await loadAll()).map(({ name }) => name),
    verbs.map(({ name }) => name),
  );
  for (const { name, usage } of verbs) assert.match(usage, new RegExp(`^${name}(?: |$)`));
});

test('help and version are on stdout; a call without a verb is an error', async (t) => {
  for (const word of ['--version', '-V']) await prints(t, [word], `${tool.version}\n`);
  for (const words of [['--help'], ['-h'], ['help'], ['help', '--json'], ['--json', '-h']]) {
    await prints(t, words, overview(80));
  }
  for (const words of [
    ['help', 'drift', 'check'],
    ['drift', 'check', '--help'],
    ['drift', 'check', 'x', '-h', '--', 'y'],
  ]) {
    await prints(t, words, await helpOf('drift check'));
  }
  await prints(t, ['verify', '--key', '-h'], await helpOf('verify'));
  for (const words of [
    ['drift', '--help'],
    ['help', 'drift'],
    ['drift', 'nonesuch', '-h'],
  ]) {
    await prints(t, words, overviewOf('drift', 80));
  }
  assert.deepEqual(await command(t), { exitCode: 2, stdout: '', stderr: overview(80) });
});

test('behind -- nothing asks for help', async (t) => {
  const { exitCode, stdout, stderr } = await command(t, 'verify', '--', '--help');
  assert.deepEqual([exitCode, stdout], [2, '']);
  assert.match(stderr, /"--help" is not an image reference/);
});

const drift = 'check, init, add, plan, merge, page';
for (const [words, says] of [
  ['dance', 'there is no verb "dance" (--help lists them)'],
  ['vrify x', 'there is no verb "vrify"; did you mean verify?'],
  // cosign, crane and oras
  ['generate-key-pair', 'there is no verb "generate-key-pair"; use keygen'],
  ['initialize', 'there is no verb "initialize"; use trusted-root update'],
  ['copy x', 'there is no verb "copy"; use mirror'],
  ['cp', 'there is no verb "cp"; use mirror'],
  ['save', 'there is no verb "save"; use mirror'],
  ['triangulate', 'there is no verb "triangulate"; use tree'],
  ['discover', 'there is no verb "discover"; use tree'],
  ['me/app', 'there is no verb "me/app"; did you mean "verify me/app"?'],
  ['redis:7', 'there is no verb "redis:7"; did you mean "verify redis:7"?'],
  ['dance --help', 'there is no verb "dance" (--help lists them)'],
  ['help dance', 'there is no verb "dance" (--help lists them)'],
  ['drift', `drift needs a verb: ${drift}`],
  ['drift --json', `drift needs a verb: ${drift}`],
  ['drift chek', 'drift has no verb "chek"; did you mean check?'],
  ['drift dance', `drift has no verb "dance" (there are ${drift})`],
  ['trusted-root', 'trusted-root needs a verb: update, show'],
] as const) {
  test(`webdis-trust ${words}: ${says}`, async (t) => {
    const { exitCode, stdout, stderr } = await command(t, ...words.split(' '));
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.ok(stderr.includes(`: ${says} [E_INPUT]\n`), stderr);
  });
}

test('threat 131: secrets on the command line are refused before anything else, and not quoted', async (t) => {
  const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
  for (const [word, code] of [
    ['-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nc2VjcmV0', 'E_KEY'],
    [token, 'E_INPUT'],
    [`--identity-token=${token}`, 'E_INPUT'],
    [` ${token}\n`, 'E_INPUT'],
  ] as const) {
    for (const words of [[word], ['sign', word], ['help', word]]) {
      const { exitCode, stdout, stderr } = await command(t, ...words);
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, new RegExp(`on the command line can be read by others.*\\[${code}\\]`));
      assert.ok(!/c2VjcmV0|c2lnbmF0dXJl/.test(stderr));
    }
  }
  for (const word of [`x${token}`, `${token}x.y`, 'eyJ.b']) {
    assert.doesNotMatch((await command(t, word)).stderr, /can be read by others/);
  }
});

test('an older Node is refused before anything else is loaded', () => {
  const old = 'Object.defineProperty(process.versions, "node", { value: "22.0.0" })';
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(old)}`, program, 'verify', 'x'],
    { encoding: 'utf8' },
  );
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^Error: .* and this is Node\.js 22\.0\.0\. .* \[E_INPUT\]\n$/);
});

test('a defect has an exit code of its own; until a run has ended, it has failed', async (t) => {
  const entry = entryOf('keygen');
  const failing = async (error: Error) => {
    const { mock } = t.mock.method(entry, 'load', () => {
      assert.equal(process.exitCode, 3);
      throw error;
    });
    const ran = await command(t, 'keygen');
    mock.restore();
    return ran;
  };
  assert.deepEqual(await failing(new TypeError('a bug')), {
    ...{ exitCode: 1, stdout: '', stderr: 'Error: a bug\n' },
  });
  assert.equal((await failing(new TrustError('E_NET', 'no answer'))).exitCode, 3);
  assert.equal((await failing(new TrustError('E_NOTFOUND', 'gone'))).exitCode, 11);
});
