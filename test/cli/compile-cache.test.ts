import assert from 'node:assert/strict';
import fs, {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { compileCacheFolder, keepCompiledCode } from '../../src/cli/compile-cache.ts';
import { temporaryFolder } from '../support/folder.ts';

function home(t: TestContext): string {
  const folder = temporaryFolder('home');
  t.after(() => folder.remove());
  return folder.path;
}

test('compiled code is kept in a folder of the user, which no other user can read', (t) => {
  const HOME = home(t);
  const folder = join(HOME, '.cache', 'webdis-trust', 'compiled');
  assert.equal(compileCacheFolder({ HOME }), folder);
  assert.equal(lstatSync(folder).mode & 0o777, 0o700);
  assert.equal(compileCacheFolder({ HOME }), folder);
  const xdg = join(HOME, 'xdg');
  assert.equal(
    compileCacheFolder({ HOME, XDG_CACHE_HOME: xdg }),
    join(xdg, 'webdis-trust', 'compiled'),
  );
  assert.equal(compileCacheFolder({ HOME, XDG_CACHE_HOME: 'relative' }), folder);
});

test('threat 207: compiled code is not read from a folder that others can write or replace', (t) => {
  const HOME = home(t);
  const folder = compileCacheFolder({ HOME }) ?? assert.fail();
  for (const path of [folder, join(folder, '..'), join(folder, '..', '..'), HOME]) {
    const { mode } = lstatSync(path);
    for (const others of [0o020, 0o002]) {
      chmodSync(path, mode | others);
      assert.equal(compileCacheFolder({ HOME }), undefined, path);
    }
    chmodSync(path, mode);
    assert.equal(compileCacheFolder({ HOME }), folder);
  }
  chmodSync(folder, 0o755);
  assert.equal(compileCacheFolder({ HOME }), undefined, 'others can read it');
});

test('threat 207: every folder up to the root is checked', (t) => {
  const folder = compileCacheFolder({ HOME: home(t) }) ?? assert.fail();
  const HOME = join(folder, '..', '..', '..');
  const { lstatSync: real } = fs;
  for (let path = folder; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const { mock } = t.mock.method(fs, 'lstatSync', (one: string) => {
      const status = real(one);
      return one === path ? Object.assign(status, { mode: 0o40777 }) : status;
    });
    assert.equal(compileCacheFolder({ HOME }), undefined, path);
    mock.restore();
  }
  assert.equal(compileCacheFolder({ HOME }), folder);
});

test('Node keeps compiled code in that folder, and nowhere where there is none', (t) => {
  const HOME = home(t);
  const { mock } = t.mock.method(module, 'enableCompileCache', () => {});
  keepCompiledCode({ HOME });
  keepCompiledCode({ HOME, CI: 'true' });
  const folder = join(HOME, '.cache', 'webdis-trust', 'compiled');
  assert.deepEqual(
    mock.calls.map((one) => one.arguments),
    [[folder]],
  );
});

test('threat 207: compiled code is not read from a folder of another user', (t) => {
  if (process.getuid?.() !== 0) return t.skip('only root can make one');
  const HOME = home(t);
  const folder = compileCacheFolder({ HOME }) ?? assert.fail();
  for (const path of [folder, join(folder, '..'), HOME]) {
    chownSync(path, 12_345, 12_345);
    assert.equal(compileCacheFolder({ HOME }), undefined, path);
    chownSync(path, 0, 0);
  }
});

test('threat 207: where the folder is a link, the folder that it leads to is checked', (t) => {
  const HOME = home(t);
  const folder = compileCacheFolder({ HOME }) ?? assert.fail();
  const elsewhere = join(home(t), 'elsewhere', 'compiled');
  mkdirSync(elsewhere, { recursive: true, mode: 0o700 });
  chmodSync(join(elsewhere, '..'), 0o777);
  rmSync(folder, { recursive: true });
  symlinkSync(elsewhere, folder);
  assert.equal(compileCacheFolder({ HOME }), undefined);
});

test('threat 207: a CI system keeps no compiled code, which another job could have written', (t) => {
  const HOME = home(t);
  assert.equal(compileCacheFolder({ HOME, CI: 'true' }), undefined);
  assert.equal(compileCacheFolder({ HOME, RUNNER_TEMP: '/tmp/job' }), undefined);
});

test('without a home, or with one that cannot be written, no compiled code is kept', (t) => {
  for (const env of [{}, { HOME: 'relative' }]) {
    assert.equal(compileCacheFolder(env), undefined);
  }
  assert.equal(existsSync('.cache') || existsSync('relative'), false);
  const HOME = join(home(t), 'file');
  assert.equal(compileCacheFolder({ HOME: join('/dev/null', HOME) }), undefined);
});

test('threat 207: folders of root are trusted, those of a third user are not; Windows has no user ids', (t) => {
  if (process.getuid?.() !== 0) return t.skip('only root can be another user');
  const HOME = home(t);
  const folder = compileCacheFolder({ HOME }) ?? assert.fail();
  const own = [folder, join(folder, '..'), join(folder, '..', '..'), HOME];
  for (const path of own) chownSync(path, 12_345, 12_345);
  const { getuid } = process;
  t.after(() => Object.assign(process, { getuid }));
  Object.assign(process, { getuid: () => 12_345 });
  assert.equal(compileCacheFolder({ HOME }), folder);
  Object.assign(process, { getuid: () => 23_456 });
  assert.equal(compileCacheFolder({ HOME }), undefined);
  Object.assign(process, { getuid });
  for (const path of own) chownSync(path, 0, 0);
  chmodSync(HOME, 0o777);
  assert.equal(compileCacheFolder({ HOME }), undefined);
  chmodSync(HOME, 0o700);
  Object.assign(process, { getuid: undefined });
  assert.equal(compileCacheFolder({ HOME }), undefined);
  Object.assign(process, { getuid });
  assert.equal(compileCacheFolder({ HOME }), folder);
});
