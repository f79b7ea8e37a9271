/** Files that a user names are read whole, and only if they are what a user means by a file. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readBounded, writeWhole } from '../../src/host/files.ts';
import { assertNoLink } from '../../src/host/whole-file.ts';
import { temporaryFolder } from '../support/folder.ts';

test('a file of the largest size is read whole, and one byte more is refused', async () => {
  const path = join(temporaryFolder('files').path, 'key');
  for (const size of [0, 1, 9, 10]) {
    writeFileSync(path, 'x'.repeat(size));
    assert.equal(Buffer.from(await readBounded(path, 10, 'key')).toString(), 'x'.repeat(size));
  }
  writeFileSync(path, 'x'.repeat(11));
  await assert.rejects(readBounded(path, 10, 'key', 'E_KEY'), {
    code: 'E_KEY',
    message: `key "${path}" has more than 10 bytes`,
  });
});

test('threat 78: no file, a folder, a device and a pipe are refused at once', async () => {
  const folder = temporaryFolder('files').path;
  const pipe = join(folder, 'pipe');
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
  for (const [path, why] of [
    [join(folder, 'none'), /does not exist$/],
    [join(pipe, 'none'), /cannot be read \(ENOTDIR\)$/],
    [folder, /is not a regular file$/],
    ['/dev/zero', /is not a regular file$/],
    [pipe, /is not a regular file$/],
  ] as const) {
    await assert.rejects(readBounded(path, 10, 'key'), { code: 'E_INPUT', message: why });
  }
});

test('files that were read or written are closed', async () => {
  const folder = temporaryFolder('files').path;
  const path = join(folder, 'key');
  writeFileSync(path, 'x');
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  for (let at = 0; at < 20; at += 1) {
    await readBounded(path, 10, 'key');
    await readBounded(folder, 10, 'key').catch(() => {});
    await writeWhole(path, 'x', 'key');
    await writeWhole(path, failing(), 'key').catch(() => {});
  }
  assert.ok(open() < before + 10, `${open()} files are open, and ${before} were`);
});

function* failing() {
  yield 'x';
  throw new Error('no more');
}

test('a place that cannot be looked at is not written', async () => {
  const file = join(temporaryFolder('files').path, 'file');
  writeFileSync(file, 'x');
  await assert.rejects(assertNoLink(join(file, 'below'), 'key'), {
    code: 'E_INPUT',
    message: /^key ".*below" cannot be written/,
  });
  assert.equal(await assertNoLink(`${file}-none`, 'key'), undefined);
});

test('a file that is written keeps its permissions; a new one gets the usual ones', async () => {
  const path = join(temporaryFolder('files').path, 'report.json');
  const mode = () => statSync(path).mode & 0o777;
  await writeWhole(path, 'new', 'report');
  assert.equal(mode(), 0o666 & ~process.umask());
  chmodSync(path, 0o640);
  await writeWhole(path, 'again', 'report');
  assert.equal(mode(), 0o640);
});
