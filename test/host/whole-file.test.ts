/** Writes files atomically, and refuses symbolic links. */

import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { writeWhole } from '../../src/host/files.ts';
import { partialName, WholeFile } from '../../src/host/whole-file.ts';
import { StateOutput } from '../../src/run/drift-state.ts';
import { openLedger } from '../../src/run/ledger-file.ts';
import { temporaryFolder } from '../support/folder.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = temporaryFolder('whole-file').path;
});

test('a file is written whole, in folders that are created for it, and no other file is left there', async () => {
  await writeWhole(at('a/b/report.json'), ['one', 'two'], 'report: the file');
  assert.equal(readFileSync(at('a/b/report.json'), 'utf8'), 'onetwo');
  assert.deepEqual(readdirSync(at('a/b')), ['report.json']);
});

test('what is there stays until all of the new text is', async () => {
  writeFileSync(at('report.json'), 'before');
  function* half() {
    yield 'half';
    assert.equal(readFileSync(at('report.json'), 'utf8'), 'before');
    throw new Error('no more');
  }
  await assert.rejects(writeWhole(at('report.json'), half(), 'report: the file'), {
    code: 'E_INPUT',
    message: /^report: the file ".*report\.json" cannot be written/,
  });
  assert.equal(readFileSync(at('report.json'), 'utf8'), 'before');
  assert.deepEqual(readdirSync(folder), ['report.json']);
});

test('a file is closed when it is in place, and when it is dropped', async () => {
  const kept = await WholeFile.begin(at('kept'), 'report: the file');
  await kept.commit();
  const dropped = await WholeFile.begin(at('dropped'), 'report: the file');
  await dropped.drop();
  assert.deepEqual([kept.handle.fd, dropped.handle.fd], [-1, -1]);
  assert.deepEqual(readdirSync(folder), ['kept']);
});

test('a file that is replaced keeps its mode', async () => {
  writeFileSync(at('report.json'), 'before');
  chmodSync(at('report.json'), 0o600);
  await writeWhole(at('report.json'), 'after', 'report: the file');
  assert.equal(statSync(at('report.json')).mode & 0o777, 0o600);
});

test('the name that is written to cannot be foreseen', () => {
  const names = new Set(Array.from({ length: 100 }, () => partialName('report.json')));
  assert.equal(names.size, 100);
  for (const name of names) assert.match(name, /^report\.json\.[0-9a-f]{16}\.partial$/);
});

test('a symbolic link at the path is refused, and its target is not changed', async () => {
  writeFileSync(at('secret'), 'mine');
  for (const [name, target] of [
    ['to-file', at('secret')],
    ['to-nothing', at('nowhere')],
    ['to-folder', folder],
  ] as const) {
    symlinkSync(target, at(name));
    const refused = { code: 'E_INPUT', message: /is a symbolic link, and is not overwritten/ };
    await assert.rejects(writeWhole(at(name), 'evil', 'report: the file'), refused);
    await assert.rejects(new StateOutput(at(name)).begin(), refused);
  }
  assert.equal(readFileSync(at('secret'), 'utf8'), 'mine');
  assert.deepEqual(readdirSync(folder).sort(), ['secret', 'to-file', 'to-folder', 'to-nothing']);
});

test('a ledger that is a link is refused before anything is done', async () => {
  const ledger = {
    schema: 'https://github.com/webdis/verify-action/schema/ledger/v1',
    from: '1.0.0',
    releases: [],
  };
  writeFileSync(at('ledger.json'), JSON.stringify(ledger));
  await openLedger(at('ledger.json'), false);
  symlinkSync(at('ledger.json'), at('link.json'));
  await assert.rejects(openLedger(at('link.json'), false), {
    code: 'E_INPUT',
    message: /symbolic link/,
  });
});

test('what cannot be written is E_INPUT, and names the file', async () => {
  mkdirSync(at('folder'));
  await assert.rejects(writeWhole(at('folder'), 'text', 'page: the file'), {
    code: 'E_INPUT',
    message: /^page: the file ".*folder" cannot be written \(EISDIR|ENOTEMPTY|EEXIST\)/,
  });
  writeFileSync(at('file'), '');
  await assert.rejects(writeWhole(at('file/below'), 'text', 'page: the file'), { code: 'E_INPUT' });
  assert.deepEqual(readdirSync(folder).sort(), ['file', 'folder']);
});

test('a state file that is dropped leaves nothing, and one that is committed is there', async () => {
  const dropped = await WholeFile.begin(at('state'), 'state: the file');
  await dropped.handle.writeFile('half');
  await dropped.drop();
  assert.deepEqual(readdirSync(folder), []);
  const output = new StateOutput(at('state'));
  await output.begin();
  await output.drop();
  assert.deepEqual(readdirSync(folder), []);
});
