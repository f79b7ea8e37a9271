/** Fault 30: what a run leaves in a layout that is killed as it begins, or while it writes. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { thisProcess } from '../../src/host/this-process.ts';
import { createLayout, inspectLayout } from '../../src/layout/create.ts';
import { openLayout } from '../../src/layout/open.ts';
import { type Owner, temporaryName } from '../../src/layout/temporary.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import { image, made, put, temporaryFolder } from './support/layout.ts';

const uuid = '0b7e6c1e-1111-4222-8333-944455566677';
const hex = digestHex(digestOf(Buffer.from('webdis')));
const [place = ''] = thisProcess.name.split('-');

/** A process that has ended: the number of one that was. */
const { pid: ended } = spawnSync(process.execPath, ['--version']);
const gone = `${place}-${ended}-0123456789ab`;
const another = `${place}-${process.pid}-0123456789ab`;
const elsewhere = `${place === '00000000' ? '11111111' : '00000000'}-1-0123456789ab`;
const running = thisProcess.name;

const one = image('one');

for (const owner of [gone, running, elsewhere, undefined]) {
  const name = ['oci-layout', ...(owner === undefined ? [] : [owner]), uuid, 'tmp'].join('.');
  test(`fault 30: a folder with nothing but ${name} is taken`, async (t) => {
    const path = temporaryFolder(t);
    writeFileSync(join(path, name), '');
    assert.equal(await inspectLayout(path), undefined, 'and a dry run takes it for empty');
    await put(await createLayout(path, thisProcess), one, '1');
    assert.equal((await (await openLayout(path)).manifest('1'))?.digest, one.digest);
    assert.equal(existsSync(join(path, name)), owner !== gone);
  });
}

for (const [what, name] of [
  ['another temporary file', 'notes.tmp'],
  ['a temporary file of another kind', `holiday.jpg.${uuid}.tmp`],
  ['a file of that name that ends in another way', `oci-layout.${uuid}.tmp.bak`],
] as const) {
  test(`fault 30: a folder with ${what} is not ours, and refused`, async (t) => {
    const path = temporaryFolder(t);
    writeFileSync(join(path, name), '');
    writeFileSync(join(path, `oci-layout.${uuid}.tmp`), '');
    for (const open of [() => createLayout(path, thisProcess), () => inspectLayout(path)]) {
      await assert.rejects(open, {
        code: 'E_INPUT',
        message: /not empty, and not an image layout/,
      });
    }
    assert.equal(readdirSync(path).length, 2);
  });
}

test('threat 134: a link or folder that is called like a leftover is none', async (t) => {
  for (const make of [
    (path: string) => symlinkSync('/etc/passwd', path),
    (path: string) => mkdirSync(path),
  ]) {
    const path = temporaryFolder(t);
    make(join(path, `oci-layout.${uuid}.tmp`));
    await assert.rejects(createLayout(path, thisProcess), { code: 'E_INPUT' });
  }
});

test('fault 30: two runs that begin one layout at once both write to it', async (t) => {
  const path = join(temporaryFolder(t), 'new');
  const images = Array.from({ length: 8 }, (_, at) => image(`${at}`));
  await Promise.all(
    images.map(async (each, at) => put(await createLayout(path, thisProcess), each, `tag-${at}`)),
  );
  const layout = await openLayout(path);
  for (const [at, { digest }] of images.entries()) {
    assert.equal((await layout.manifest(`tag-${at}`))?.digest, digest);
  }
});

test('fault 30: an index.json that another process has made meanwhile stays', async (t) => {
  const { path } = await made(t);
  rmSync(join(path, 'index.json'));
  const theirs = { schemaVersion: 2, manifests: [], annotations: { theirs: 'yes' } };
  const racing: Owner = {
    ...thisProcess,
    // Asked for as the temporary file is made, after it was seen that there is none.
    get name() {
      writeFileSync(join(path, 'index.json'), JSON.stringify(theirs));
      return thisProcess.name;
    },
  };
  await createLayout(path, racing);
  assert.deepEqual(JSON.parse(readFileSync(join(path, 'index.json'), 'utf8')), theirs);
});

const old = new Date(thisProcess.now() - 2 * 3_600_000);

/** Files under blobs/sha256 and next to it, by owner and age. */
async function littered(t: Parameters<typeof made>[0]) {
  const { path, layout } = await made(t);
  await put(layout, one, '1');
  const blobs = join(path, 'blobs', 'sha256');
  const names = new Map<string, string>();
  const leave = (title: string, folder: string, name: string, aged = false) => {
    writeFileSync(join(folder, name), 'half');
    if (aged) utimesSync(join(folder, name), old, old);
    names.set(title, join(folder, name));
  };
  leave('killed', blobs, `${hex}.${gone}.${uuid}.tmp`);
  leave('killed, same number', blobs, `${hex}.${another}.${uuid}.tmp`);
  leave('killed, index', path, `index.json.${gone}.${uuid}.tmp`);
  leave('elsewhere, old', blobs, `${hex}.${elsewhere}.${uuid}.tmp`, true);
  leave('not named, old', blobs, `${hex}.${uuid}.tmp`, true);
  leave('running, old', blobs, `${hex}.${running}.${uuid}.tmp`, true);
  const second = uuid.replace(/^0/, '1');
  leave('elsewhere, new', blobs, `${hex}.${elsewhere}.${second}.tmp`);
  leave('not named, new', blobs, `${hex}.${second}.tmp`);
  leave('theirs', blobs, 'notes.tmp', true);
  const sha512 = join(path, 'blobs', 'sha512');
  mkdirSync(sha512);
  leave('killed, sha512', sha512, `${hex}${hex}.${gone}.${uuid}.tmp`);
  const notOurs = [
    [path, 'oci-layout2', 'old-oci-layout', 'index.json2', 'my-index.json'],
    [blobs, 'notes', `x${hex}`, `${hex}x`],
    [sha512, hex, `x${hex}${hex}`, `${hex}${hex}x`],
  ] as const;
  for (const [folder, ...others] of notOurs)
    for (const [at, name] of others.entries())
      leave(`theirs ${folder.slice(-6)} ${at}`, folder, `${name}.${gone}.${uuid}.tmp`, true);
  return { path, names };
}

test('fault 30: files that killed runs have left are removed, and no others', async (t) => {
  const { path, names } = await littered(t);
  await createLayout(path, thisProcess);
  const left = [...names].filter(([, file]) => existsSync(file)).map(([title]) => title);
  assert.deepEqual(left, [
    'running, old',
    'elsewhere, new',
    'not named, new',
    'theirs',
    ...[...names.keys()].filter((title) => title.startsWith('theirs ')),
  ]);
  assert.equal((await (await openLayout(path)).manifest('1'))?.digest, one.digest);
});

test('fault 30: a run that only reads removes nothing', async (t) => {
  const { path, names } = await littered(t);
  await openLayout(path);
  await inspectLayout(path);
  assert.ok([...names.values()].every((file) => existsSync(file)));
});

test('threat 134: leftovers are not looked for behind a link', async (t) => {
  const { path } = await made(t);
  const outside = temporaryFolder(t);
  const name = `${'a'.repeat(128)}.${gone}.${uuid}.tmp`;
  writeFileSync(join(outside, name), '');
  symlinkSync(outside, join(path, 'blobs', 'sha512'));
  await createLayout(path, thisProcess);
  assert.ok(existsSync(join(outside, name)));
});

test('temporary files name their process, and fit into a file name', () => {
  const name = temporaryName('a'.repeat(128), thisProcess);
  assert.ok(name.includes(`.${thisProcess.name}.`));
  assert.ok(name.length <= 255);
  assert.match(thisProcess.name, /^[0-9a-f]{8}-[0-9]+-[0-9a-f]{12}$/);
});

test('a process knows itself, those that run, and those that do not', () => {
  const parent = `${place}-${process.ppid}-0123456789ab`;
  const answers = [running, another, gone, parent, elsewhere, 'junk', ''].map((name) =>
    thisProcess.isRunning(name),
  );
  assert.deepEqual(answers, [true, false, false, true, undefined, undefined, undefined]);
});
