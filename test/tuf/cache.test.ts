/** The files of a TUF repository are kept for later runs of the same job or user, and of the same repository only. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { limits } from '../../src/limits.ts';
import { cachePath, readCache, writeCache } from '../../src/tuf/cache.ts';
import { temporaryFolder } from '../support/folder.ts';

const repository = {
  name: 'tuf.example',
  mirror: new URL('https://tuf.example:8443/x'),
  root: Buffer.from('root'),
};

test('the folder of the job comes first, then those of the user', () => {
  const all = { RUNNER_TEMP: '/job', XDG_CACHE_HOME: '/xdg', HOME: '/home/me' };
  const rest = /\/webdis-trust\/tuf\/tuf\.example_8443-[0-9a-f]{16}\.json$/;
  for (const [env, folder] of [
    [all, '/job'],
    [{ ...all, RUNNER_TEMP: 'relative' }, '/xdg'],
    [{ ...all, RUNNER_TEMP: undefined, XDG_CACHE_HOME: '' }, '/home/me/.cache'],
    [{}, join(homedir(), '.cache')],
  ] as const) {
    const path = cachePath(env, repository);
    assert.match(path, rest);
    assert.equal(path.replace(rest, ''), folder);
  }
});

test('threat 106: another mirror, path or root has another file', () => {
  const path = (more: object) => cachePath({ HOME: '/h' }, { ...repository, ...more });
  const paths = [
    path({}),
    path({ mirror: new URL('https://tuf.example:8443/y') }),
    path({ root: Buffer.from('another') }),
  ];
  assert.equal(new Set(paths).size, 3);
  assert.equal(path({}), paths[0]);
});

test('what was written is read again, with its time', async () => {
  const path = join(temporaryFolder('tuf-cache').path, 'a', 'cache.json');
  assert.equal(await readCache(path), undefined);
  const cached = {
    fetched: new Date('2026-11-30T12:00:00.123Z'),
    files: new Map([['1.root.json', Buffer.from('{"é": 1}')]]),
  };
  await writeCache(path, cached);
  assert.deepEqual(await readCache(path), cached);
});

test('a file that cannot be read is fetched anew; one that cannot be written is no failure', async () => {
  const folder = temporaryFolder('tuf-cache').path;
  const path = join(folder, 'cache.json');
  for (const text of ['', '{', '[]', '{"fetched":1}', '{"fetched":1,"files":{"a":1}}']) {
    writeFileSync(path, text);
    assert.equal(await readCache(path), undefined, text);
  }
  mkdirSync(join(folder, 'taken'));
  const files = new Map([['a', Buffer.from('b')]]);
  await writeCache(join(folder, 'taken'), { fetched: new Date(0), files });
  writeFileSync(path, 'before');
  const around = JSON.stringify({ fetched: 0, files: { a: '' } }).length;
  const padded = (length: number) => new Map([['a', Buffer.alloc(length - around, 'x')]]);
  await writeCache(path, { fetched: new Date(0), files: padded(limits.tufCache) });
  assert.equal((await readCache(path))?.files.get('a')?.length, limits.tufCache - around);
  writeFileSync(path, 'before');
  const large = padded(limits.tufCache + 1);
  await writeCache(path, { fetched: new Date(0), files: large });
  assert.equal(readFileSync(path, 'utf8'), 'before');
  await writeCache(join(dirname(path), 'cache.json', 'below'), { fetched: new Date(0), files });
});
