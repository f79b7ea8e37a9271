/** What verbs with a registry write: verify, tree, mirror, sign, attest, release, and the ledger of drift. */

import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { trustFlags } from '../e2e/support/world.ts';
import { temporaryFolder } from '../support/folder.ts';
import { plainPem } from '../support/signing-key.ts';
import { setVariables } from '../support/variables.ts';
import { command, erase, stderrIsTerminal } from './in-process.ts';

const [hub, copy] = await Promise.all([startRegistry(), startRegistry()]);
after(() => Promise.all([hub.stop(), copy.stop()]));
const folder = temporaryFolder('images').path;
let digest = '';
let unsignedDigest = '';

beforeEach(() => {
  for (const registry of [hub, copy]) {
    registry.reset();
    ({ digest } = loadCase(registry, 'app', 'legacy-rekor-v1'));
  }
  unsignedDigest = loadCase(hub, 'unsigned', 'unsigned').digest;
});

const image = `${hub.host}/app:0.1.24`;
const unsigned = `${hub.host}/unsigned:0.1.24`;

test('verify: the pinned reference on stdout, or nothing; files that cannot be written are named', async (t) => {
  const good = await command(t, 'verify', ...trustFlags, image);
  assert.deepEqual([good.exitCode, good.stdout], [0, `${hub.host}/app@${digest}\n`]);
  assert.match(good.stderr, /VERIFIED/);
  const files = ['page.html', 'summary.md', 'report.json'].map((name) => join(folder, name));
  const [page = '', summary = '', report = ''] = files;
  await command(
    ...([t, 'verify', ...trustFlags, image, '--page', page, '--summary', summary] as const),
    ...['--report', report],
  );
  assert.match(readFileSync(page, 'utf8'), /^<!doctype html>/i);
  assert.match(readFileSync(summary, 'utf8'), /Verified/);
  assert.equal(JSON.parse(readFileSync(report, 'utf8')).images[0].digest, digest);
  const bad = await command(t, 'verify', ...trustFlags, unsigned);
  assert.deepEqual([bad.exitCode, bad.stdout], [10, '']);
  for (const flag of ['--page', '--summary', '--report']) {
    const { exitCode, stderr } = await command(t, 'verify', ...trustFlags, image, flag, folder);
    assert.equal(exitCode, 2);
    assert.ok(stderr.includes(`${flag}: the file`), stderr);
  }
});

test('tree: everything that could be read, signed or not', async (t) => {
  for (const [name, signature] of [
    [image, true],
    [unsigned, false],
  ] as const) {
    const { exitCode, stdout } = await command(t, 'tree', ...trustFlags, name);
    assert.equal(exitCode, 0);
    assert.match(stdout, /linux\/arm64/);
    assert.equal(/legacy/.test(stdout), signature);
  }
  for (const word of ['--json', '--output=json']) {
    const { stdout } = await command(t, 'tree', ...trustFlags, word, image);
    assert.equal(JSON.parse(stdout).images[0].digest, digest);
  }
  const foreign = await command(t, 'tree', unsigned);
  assert.equal(foreign.stderr, '', 'a tree is not about who should have signed');
  setVariables(t, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  const warned = await command(t, 'tree', unsigned);
  assert.match(warned.stderr, /^WARNING: NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect/);
  const gone = await command(t, 'tree', ...trustFlags, `${hub.host}/app:gone`);
  assert.equal(gone.exitCode, 11);
  hub.faults.add({ when: { path: '.sig', times: Number.POSITIVE_INFINITY }, do: { status: 403 } });
  assert.equal((await command(t, 'tree', ...trustFlags, image)).exitCode, 3);
});

test('mirror: the targets on stdout; a dry run has none', async (t) => {
  const target = `${copy.host}/new`;
  const words = ['mirror', ...trustFlags, image, target];
  const dry = await command(t, ...words, '--dry-run');
  assert.deepEqual([dry.exitCode, dry.stdout], [0, '']);
  assert.equal(copy.store.repository('new').tags.size, 0);
  const unwritable = await command(t, ...words, '--dry-run', '--page', folder);
  assert.equal(unwritable.exitCode, 2);
  assert.match(unwritable.stderr, /--page: the file/);
  const done = await command(t, ...words);
  assert.deepEqual([done.exitCode, done.stdout], [0, `${target}@${digest}\n`]);
});

test('drift: the exit codes of a new ledger, of an entry, and of a check', async (t) => {
  const ledger = (name: string) => join(folder, name);
  const images = ['--image', `${hub.host}/app,${copy.host}/app`];
  const init = (name: string) =>
    command(
      ...([t, 'drift', 'init', ...images, '--from', '0.1.24', '--output', ledger(name)] as const),
      ...trustFlags,
    );
  const made = await init('a.json');
  assert.deepEqual([made.exitCode, made.stdout], [0, '']);
  assert.match(made.stderr, /^WRITTEN: 1 release in /m);
  const check = ['drift', 'check', ...images, '--ledger', ledger('a.json'), ...trustFlags];
  const checked = await command(t, ...check);
  assert.deepEqual([checked.exitCode, checked.stdout], [0, '']);
  assert.doesNotMatch(checked.stderr, /Error/);
  stderrIsTerminal(t);
  const page = ledger('drift.html');
  const hook = ['--notify-url', 'env://NO_SUCH_WEBHOOK'];
  const untold = await command(t, ...check, '--no-color', '--page', page, ...hook);
  assert.equal(untold.exitCode, 0, 'the exit code is about the registries');
  const why = 'Error: The webhook was not called: notify-url: it is not an https URL [E_INPUT]';
  assert.ok(untold.stderr.includes(`${erase}${why}\n`), 'on a line of its own');
  assert.match(untold.stderr, /\d of 2 images/);
  assert.match(readFileSync(page, 'utf8'), /^<!doctype html>/i);

  copy.store.repository('app').tags.delete('0.1.24');
  assert.equal((await init('b.json')).exitCode, 20);
  assert.ok(existsSync(ledger('b.json')));
  copy.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 403 } });
  assert.equal((await init('c.json')).exitCode, 3);
  assert.equal(existsSync(ledger('c.json')), false);
  const add = ['drift', 'add', '0.1.24', ...trustFlags, '--image', `${hub.host}/app`];
  const added = await command(t, ...add, '--ledger', ledger('d.json'));
  assert.equal(added.exitCode, 0, added.stderr);
  assert.match(readFileSync(ledger('d.json'), 'utf8'), /"version": "0\.1\.24"/);
});

test('what signs: the pinned reference on stdout; a page that cannot be written is named', async (t) => {
  const [key, predicate, page] = ['plain.key', 'predicate.json', 'page.html'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(key, plainPem);
  writeFileSync(predicate, '{}');
  const repository = `${hub.host}/unsigned`;
  const pinned = `${repository}@${unsignedDigest}`;
  const signing = ['--key', key, '--allow-unencrypted-key', '--no-log'];
  const released = ['--image', repository, '--tag', '1.0.0', '--digest', unsignedDigest];
  const release = ['release', ...signing, ...released];
  stderrIsTerminal(t);
  for (const [words, progress] of [
    [['sign', ...signing, pinned], /\d of \d+ signatures, /],
    [
      ['attest', ...signing, '--type', 'vuln', '--predicate', predicate, pinned],
      /\d of \d+ attestations?, /,
    ],
    [release, /check tags …/],
  ] as const) {
    const unwritable = await command(t, ...words, '--page', folder);
    assert.equal(unwritable.exitCode, 2);
    assert.match(unwritable.stderr, /--page: the file ".*" cannot be written/);
    assert.match(unwritable.stderr, progress);
    const done = await command(t, ...words, '--page', page);
    assert.deepEqual([done.exitCode, done.stdout], [0, `${pinned}\n`], done.stderr);
    assert.match(readFileSync(page, 'utf8'), /^<!doctype html>/i);
  }
  const dry = await command(t, ...release, '--dry-run');
  assert.deepEqual([dry.exitCode, dry.stdout], [0, ''], dry.stderr);
});

test('release: what docker buildx prints is on stderr at once, unless it is to be quiet', async (t) => {
  const key = join(folder, 'builder.key');
  writeFileSync(key, plainPem);
  const docker = join(folder, 'docker');
  writeFileSync(docker, '#!/bin/sh\nfor n in $(seq 99); do echo "step $n" >&2; done\nexit 1\n');
  chmodSync(docker, 0o700);
  setVariables(t, { PATH: `${folder}:${process.env['PATH']}` });
  const words = ['release', '--key', key, '--allow-unencrypted-key', '--no-log'];
  words.push('--image', `${hub.host}/new`, '--tag', '1.0.0');
  words.push('--context', temporaryFolder('context').path, '--platform', 'linux/amd64');
  for (const quiet of [false, true]) {
    const { exitCode, stderr } = await command(t, ...words, ...(quiet ? ['--quiet'] : []));
    assert.equal(exitCode, 3, stderr);
    assert.equal(/^step 1$/m.test(stderr), !quiet, stderr);
  }
});
