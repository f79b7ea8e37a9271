/** Files that runs write and find: statements of attestations, key pairs, reports of other jobs. */

import assert from 'node:assert/strict';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { readOptions } from '../../src/options/library.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { readFleetReport, readOutcome, readReport } from '../../src/run/drift-files.ts';
import { runUrl } from '../../src/run/drift-issues.ts';
import { reportsIn } from '../../src/run/drift-merge.ts';
import { openFleetState, openState } from '../../src/run/drift-state.ts';
import { readLedger } from '../../src/run/drift-task.ts';
import { assertAbsent, writeKeyPair } from '../../src/run/keygen.ts';
import { openLedger } from '../../src/run/ledger-file.ts';
import { originOf } from '../../src/run/release-origin.ts';
import { StatementFolder } from '../../src/run/statement-folder.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { fullLedger } from '../ledger/samples.ts';
import { temporaryFolder } from '../support/folder.ts';

const spdx = 'https://spdx.dev/Document';
const statement = (name: string, text: string, type = spdx) => ({
  named: { name, type, digest: digestOf(Buffer.from(text)) },
  bytes: Buffer.from(text),
});
type Statement = ReturnType<typeof statement>;

/** A report that says that these statements meet the requirements. */
function reportOf(met: readonly Statement[], outcome = 'verified') {
  const manifests = met.map(({ named: { name, digest } }) => ({
    ...{ name, outcome: 'verified', statement: digest },
  }));
  const unmet = { name: 'linux/amd64', outcome: 'rejected', statement: digestOf(Buffer.from('?')) };
  const images = [{}, { attestations: [{ manifests: [...manifests, unmet] }] }];
  return { outcome, images } as unknown as VerifyReport;
}

async function saved(path: string, ...statements: readonly Statement[]) {
  const folder = new StatementFolder(path);
  await folder.prepare();
  for (const { named, bytes } of statements) await folder.save(named, bytes);
  return folder;
}

test('statements get their names when everything is verified, and the others are removed', async () => {
  const path = join(temporaryFolder('statements').path, 'new');
  const all = ['1', '2', '3'].map((text) => statement('linux/arm64', text));
  const [one, two, three] = all as [Statement, Statement, Statement];
  const index = statement('index', '4', 'https://example.test/a:b?c');
  const folder = await saved(path, one, two, three, index, one);
  assert.equal(readdirSync(path).length, 4, 'one file for each statement, all hidden');
  assert.ok(
    readdirSync(path).every((name) => /^\.[A-Za-z0-9-]+-[0-9a-f]{64}\.partial$/.test(name)),
  );
  const paths = await folder.finish(reportOf([one, three, index]));
  assert.deepEqual(
    paths.map((file) => file.slice(path.length + 1)),
    [
      'index-example.test-a-b-c-1.json',
      'linux-arm64-spdxjson-1.json',
      'linux-arm64-spdxjson-2.json',
    ],
  );
  assert.deepEqual(
    readdirSync(path).sort(),
    paths.map((file) => file.slice(path.length + 1)),
  );
  const contents = paths.slice(1).map((file) => readFileSync(file, 'utf8'));
  const byDigest = [one, three].toSorted((a, b) => (a.named.digest < b.named.digest ? -1 : 1));
  assert.deepEqual(
    contents,
    byDigest.map(({ bytes }) => bytes.toString()),
  );
});

test('nothing is left if not everything is verified', async () => {
  const { path } = temporaryFolder('statements');
  const one = statement('index', '1');
  const folder = await saved(path, one);
  assert.deepEqual(await folder.finish(reportOf([one], 'rejected')), []);
  assert.deepEqual(readdirSync(path), []);
});

test('a folder for statements must be empty, and a folder', async () => {
  const { path } = temporaryFolder('statements');
  writeFileSync(join(path, 'old.json'), '{}');
  await assert.rejects(new StatementFolder(path).prepare(), {
    code: 'E_INPUT',
    message: /^output-attestations: the folder ".*" is not empty/,
  });
  await assert.rejects(new StatementFolder(join(path, 'old.json')).prepare(), {
    code: 'E_INPUT',
    message: /^output-attestations: /,
  });
});

test('statements whose names are the same as a file name: what meets the requirements is kept', async () => {
  const { path } = temporaryFolder('statements');
  const [one, same] = [statement('linux/arm64', '1'), statement('linux-arm64', '1')];
  const folder = await saved(path, one, same);
  const [file = ''] = await folder.finish(reportOf([same]));
  assert.deepEqual(readdirSync(path), [file.slice(path.length + 1)]);
  assert.equal(readFileSync(file, 'utf8'), '1');
});

test('what a registry says is part of a file name, and never of a path', async () => {
  const { path } = temporaryFolder('statements');
  const hostile = statement('../../etc', '1', `https://x/${'y'.repeat(200)}`);
  const folder = await saved(path, hostile);
  const [file = ''] = await folder.finish(reportOf([hostile]));
  assert.equal(file, join(path, `etc-x-${'y'.repeat(98)}-1.json`));
});

test('threat 78: a file that is larger than what a run writes is refused before it is read', async () => {
  const path = join(temporaryFolder('large').path, 'file');
  const MiB = 1024 * 1024;
  const releasing = { key: 'k', tags: ['1'], metadataFile: path };
  const release = readOptions(releasing, releaseOptions, { image: 'ghcr.io/example/app' });
  const host = { env: {}, signal: new AbortController().signal };
  const owner = { check: 'check', policy: 'policy' };
  for (const [limit, read] of [
    [16 * MiB, () => openLedger(path, false)],
    [64 * MiB, () => readLedger(path)],
    [16 * MiB, () => originOf(release, [], host)],
    [256 * MiB, () => openState(path, owner)],
    [256 * MiB, () => openFleetState(path, [])],
    [512 * MiB, () => readReport(path)],
    [512 * MiB, () => readFleetReport(path)],
    [512 * MiB, () => readOutcome(path, undefined)],
  ] as const) {
    // Without content on disk.
    writeFileSync(path, '');
    truncateSync(path, limit + 1);
    const message = new RegExp(`has more than ${limit} bytes$`);
    await assert.rejects(read(), { code: 'E_INPUT', message }, String(limit));
  }
});

test('a new ledger may be in a folder that does not exist yet', async () => {
  const { path } = temporaryFolder('ledger');
  const file = join(path, 'new', 'folder', 'releases.json');
  const [release] = fullLedger.releases;
  assert.ok(release);
  const ledger = await openLedger(file, false);
  assert.deepEqual([ledger.known, readdirSync(path)], [undefined, []]);
  assert.equal(await ledger.enter(release), 'written');
  assert.equal(await ledger.enter(release), 'unchanged');
  assert.equal((await openLedger(file, false)).known?.releases.length, 1);
  // Access to a folder below a file fails with ENOTDIR, before anything is built.
  await assert.rejects(openLedger(join(file, 'releases.json'), false), { code: 'E_INPUT' });
});

test('a key pair is written as two new files, or not at all', async () => {
  const { path } = temporaryFolder('keys');
  const files = { privatePath: join(path, 'a.key'), publicPath: join(path, 'a.pub') };
  await assertAbsent(files);
  const written = await writeKeyPair(files, 'password');
  assert.match(written.fingerprint, /^[0-9a-f]{64}$/);
  assert.deepEqual(readdirSync(path).sort(), ['a.key', 'a.pub'], 'and nothing partial');
  const modes = [files.privatePath, files.publicPath].map((file) => statSync(file).mode & 0o777);
  assert.deepEqual(modes, [0o600, 0o644 & ~process.umask()]);
  for (const there of [
    { ...files, publicPath: join(path, 'b.pub') },
    { ...files, privatePath: join(path, 'b.key') },
  ]) {
    const message = /a\.(key|pub)" exists, and is not overwritten$/;
    await assert.rejects(assertAbsent(there), { code: 'E_INPUT', message });
    await assert.rejects(writeKeyPair(there, ''), { code: 'E_INPUT', message });
  }
  const nowhere = { ...files, privatePath: join(path, 'none', 'c.key') };
  const failed = writeKeyPair({ ...nowhere, publicPath: join(path, 'c.pub') }, 'password');
  await assert.rejects(failed, {
    code: 'E_INPUT',
    message: /c\.key" cannot be written \(ENOENT\)$/,
  });
  assert.deepEqual(readdirSync(path).sort(), ['a.key', 'a.pub'], 'the public key is removed again');
  // Whether a file exists is unknown if its folder is a file.
  const odd = { ...files, publicPath: join(files.publicPath, 'd.pub') };
  await assert.rejects(assertAbsent({ ...odd, privatePath: join(path, 'd.key') }), /exists/);
});

test('reports of other jobs are the .json files below a folder, in any depth', async () => {
  const { path } = temporaryFolder('reports');
  mkdirSync(join(path, 'part-1', 'deep.json'), { recursive: true });
  for (const name of ['b.json', 'part-1/a.json', 'part-1/deep.json/c.json', 'notes.txt', 'json'])
    writeFileSync(join(path, name), '{}');
  const found = (await reportsIn(path)).map((file) => file.slice(path.length + 1));
  assert.deepEqual(found, ['b.json', 'part-1/a.json', 'part-1/deep.json/c.json']);
  await assert.rejects(reportsIn(join(path, 'none')), {
    code: 'E_INPUT',
    message: /^merge: the folder ".*none" cannot be read \(ENOENT\)$/,
  });
});

test('the address of a run is known only with its server, repository and number', () => {
  const env = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'nicolasff/webdis',
    GITHUB_RUN_ID: '7',
  };
  assert.equal(runUrl(env), 'https://github.com/nicolasff/webdis/actions/runs/7');
  for (const name of Object.keys(env)) {
    assert.equal(runUrl({ ...env, [name]: undefined }), undefined, name);
    assert.equal(runUrl({ ...env, [name]: '' }), undefined, name);
  }
  for (const server of ['ftp://github.com', 'xhttps://github.com', 'github.com', 'javascript:x']) {
    assert.equal(runUrl({ ...env, GITHUB_SERVER_URL: server }), undefined, server);
  }
});
