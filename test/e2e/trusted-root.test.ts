/** `webdis-trust trusted-root update` and `show`, with the built command and a TUF repository on loopback. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { contentsOf } from '../../src/transparency/root-contents.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { certificate } from '../support/tls-certificate.ts';
import { serveTuf, TufPublisher } from '../tuf/support/repository.ts';
import { runAction } from './support/action.ts';
import { runCli } from './support/cli.ts';
import { startDriftWorld } from './support/drift.ts';
import { temporaryFolder } from './support/process.ts';
import { startWorld, trust, trustFlags } from './support/world.ts';

const world = await startWorld();
const image = world.image(world.hub, 'annotated');
const root = readFileSync(trust['trusted-root']);

async function setUp(t: TestContext, { tls = false } = {}) {
  const folder = temporaryFolder();
  const publisher = new TufPublisher(root);
  const server = await serveTuf(t, () => publisher.files, { tls });
  const file = (name: string) => join(folder, name);
  writeFileSync(file('root.json'), publisher.at(server.url).root);
  writeFileSync(file('ca.pem'), certificate);
  const flags = ['--mirror', server.url, '--root', file('root.json'), '--output', file('new.json')];
  const update = (...more: readonly string[]) =>
    runCli(['trusted-root', 'update', ...flags, ...more], { env: { XDG_CACHE_HOME: folder } });
  return { publisher, server, folder, file, update };
}

test('a root that was fetched is what verify takes, byte for byte', async (t) => {
  const { file, update } = await setUp(t);
  const { exitCode, stdout, stderr } = await update();
  assert.equal(exitCode, 0, stderr);
  assert.equal(stdout, `${file('new.json')}\n`);
  assert.match(stderr, /^the root of 127\.0\.0\.1:\d+\nnewest log since \d{4}-\d\d-\d\d\n/);
  assert.deepEqual(readFileSync(file('new.json')), root);
  const verified = await runCli([
    ...['verify', '--key', trust.key, '--trusted-root', file('new.json')],
    image,
  ]);
  assert.equal(verified.exitCode, 0, verified.stderr);
  const { stdout: json } = await update('--json', '--quiet');
  assert.deepEqual(JSON.parse(json), {
    ...contentsOf(parseTrustedRoot(root, '')),
    source: JSON.parse(json).source,
  });
});

test('an update that fails leaves the file that is there, and says why (threat 106)', async (t) => {
  const { publisher, server, folder, file, update } = await setUp(t);
  writeFileSync(file('new.json'), 'the root of yesterday');
  // The command keeps its compiled code in webdis-trust.
  const files = () =>
    readdirSync(folder)
      .filter((name) => name !== 'webdis-trust')
      .sort();
  const before = files();
  publisher.expires.timestamp = '2020-01-01T00:00:00Z';
  const expired = await update();
  assert.equal(expired.exitCode, 12, expired.stderr);
  assert.match(
    expired.stderr,
    /^Error: the trusted root was not updated: the TUF metadata of 127\.0\.0\.1:\d+ is not accepted: .*expired \[E_TRUST\]$/m,
  );
  server.misbehave.set(/./, 404);
  assert.equal((await update()).exitCode, 11);
  server.misbehave.clear();
  server.misbehave.set(/timestamp/, 'endless');
  assert.equal((await update()).exitCode, 3);
  server.stop();
  const down = await update();
  assert.equal(down.exitCode, 3);
  assert.match(down.stderr, /the trusted root was not updated: could not connect .* \[E_NET\]/);
  assert.equal(readFileSync(file('new.json'), 'utf8'), 'the root of yesterday');
  assert.deepEqual(files(), before);
});

test('over TLS with an authority of the user', async (t) => {
  const { file, update } = await setUp(t, { tls: true });
  assert.equal((await update()).exitCode, 3);
  const { exitCode, stderr } = await update('--registry-cacert', file('ca.pem'));
  assert.equal(exitCode, 0, stderr);
});

test('what cannot be used is refused before anything is asked', async (t) => {
  const { server, file, update } = await setUp(t);
  writeFileSync(file('root.json'), '{}');
  for (const [args, says] of [
    [['--mirror', 'ftp://tuf.example'], /mirror: ftp:\/\/tuf\.example is not https/],
    [['--mirror', 'https://me:secret@tuf.example'], /mirror: .* may contain no credentials/],
    [['--root', 'root.json'], /--root needs --mirror/],
    [['--mirror', server.url, '--root', file('none')], /root: the file .* does not exist/],
    [['--mirror', 'http://tuf.example'], /is not https/],
  ] as const) {
    const { exitCode, stderr } = await runCli(['trusted-root', 'update', ...args]);
    assert.equal(exitCode, 2, stderr);
    assert.match(stderr, says);
    assert.doesNotMatch(stderr, /secret/);
  }
  const notRoot = await update();
  assert.equal(notRoot.exitCode, 2, notRoot.stderr);
  assert.match(notRoot.stderr, /the root is not root metadata of TUF/);
  assert.deepEqual(server.requests, []);
});

test('a folder for temporary files that cannot be used is named', async () => {
  const env = { TMPDIR: '/no/such/folder', XDG_CACHE_HOME: temporaryFolder() };
  const { exitCode, stderr } = await runCli(['trusted-root', 'update'], { env });
  assert.equal(exitCode, 2, stderr);
  assert.match(stderr, /TUF needs a folder for temporary files: ENOENT/);
});

test('show fits a terminal of 80 columns, and shows every service of the included root', async () => {
  const { exitCode, stdout } = await runCli(['trusted-root', 'show']);
  assert.equal(exitCode, 0);
  for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
  assert.match(stdout, /^the embedded public-good root/);
  for (const row of [
    /^ {2}https:\/\/fulcio\.sigstore\.dev +2022-04-13 {2}2031-10-05 {2}[0-9a-f]{12}$/m,
    /^ {2}https:\/\/rekor\.sigstore\.dev +2021-01-12 {2}open {8}c0d23d6ad406$/m,
    /^ {2}https:\/\/ctfe\.sigstore\.dev\/2022 +2022-10-20 {2}open {8}dd3d306ac6c7$/m,
    /^ {2}https:\/\/timestamp\.sigstore\.dev\/api\/v1\/timestamp\n +2025-07-04/m,
  ]) {
    assert.match(stdout, row);
  }
});

test('show reads files: one root, JSON Lines, and nothing else', async () => {
  const folder = temporaryFolder();
  const lines = join(folder, 'two.jsonl');
  const line = JSON.stringify(JSON.parse(root.toString()));
  writeFileSync(lines, `${line}\n${line}\n`);
  const { stdout } = await runCli(['trusted-root', 'show', lines, '--json']);
  const read = JSON.parse(stdout);
  assert.deepEqual(
    read.map(({ source }: { source: string }) => source),
    [`${lines}, line 1`, `${lines}, line 2`],
  );
  assert.match(read[0].transparencyLogs[0].keyId, /^[0-9a-f]{64}$/);
  writeFileSync(lines, '{"tlogs": "\u001b[31m"}');
  const refused = await runCli(['trusted-root', 'show', lines]);
  assert.equal(refused.exitCode, 2);
  assert.doesNotMatch(refused.stderr, /\u001b/);
});

test('verify and tree with a root that cannot be updated say so (fault 44)', async () => {
  const env = { HTTPS_PROXY: 'http://127.0.0.1:9', XDG_CACHE_HOME: temporaryFolder() };
  const flags = ['--key', trust.key, '--trusted-root', 'tuf', '--insecure-ignore-tlog'];
  for (const verb of ['verify', 'tree']) {
    const { exitCode, stderr } = await runCli([verb, ...flags, image], { env });
    assert.equal(exitCode, 0, stderr);
    assert.match(stderr, /^WARNING: the trusted root could not be updated, and the embedded/m);
  }
  const both = await runCli(['verify', ...trustFlags, '--trusted-root', 'tuf', image], {
    env,
  });
  assert.equal(both.exitCode, 0, both.stderr);
});

test('the actions load the client of TUF from where it is in dist (fault 44)', async () => {
  const env = { HTTPS_PROXY: 'http://127.0.0.1:9' };
  const tuf = { 'trusted-root': 'tuf', 'transparency-log': 'ignored' };
  const drifting = await startDriftWorld();
  const runs = {
    verify: await runAction({ ...trust, ...tuf, images: image }, { env }),
    drift: await runAction({ ...drifting.inputs, ...tuf }, { env, action: 'drift' }),
  };
  for (const [name, { exitCode, annotations, stdout, stderr }] of Object.entries(runs)) {
    assert.equal(exitCode, 0, `${name}: ${stdout}${stderr}`);
    const messages = annotations.map(({ message }) => message).join();
    assert.match(messages, /the trusted root could not be updated, and the embedded/, name);
  }
});
