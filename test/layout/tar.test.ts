/** Tar archives: what other tools write, and what nobody should read (threat 134). */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTar } from '../../src/layout/tar.ts';
import { limits } from '../../src/limits.ts';
import { type Entry, entryOf, paxRecord, tar, withChecksum } from './support/tar.ts';

async function contents(archive: Buffer): Promise<Record<string, string>> {
  const readAt = async (at: number, length: number) => archive.subarray(at, at + length);
  const entries = await readTar(readAt, archive.byteLength);
  return Object.fromEntries(
    [...entries].map(([name, { offset, size, kind }]) => [
      name,
      kind === 'file' ? archive.toString('utf8', offset, offset + size) : kind,
    ]),
  );
}

const long = `blobs/sha512/${'a'.repeat(128)}`;
const index: Entry = { name: 'index.json', content: '{}' };

test('tar: files and folders by their names, with and without ./', async () => {
  const archive = tar(
    { name: './', type: '5' },
    { name: './blobs/', type: '5' },
    { name: './blobs/', type: '5' },
    { name: './index.json', content: 'x'.repeat(513) },
    { name: 'oci-layout', content: '' },
    { name: 'link', type: '2' },
    // Version 7 has no type for folders.
    { name: 'blobs/sha256/', type: '0' },
    { name: 'blobs/sha256/', type: '0' },
  );
  assert.deepEqual(await contents(archive), {
    blobs: 'folder',
    'index.json': 'x'.repeat(513),
    'oci-layout': '',
    link: 'other',
    'blobs/sha256': 'folder',
  });
});

test('tar: a name that fills its field', async () => {
  const name = 'n'.repeat(100);
  assert.deepEqual(await contents(tar({ name, content: '1' })), { [name]: '1' });
});

test('tar: long names of ustar, GNU tar and pax', async () => {
  const [folder = '', name = ''] = [long.slice(0, 12), long.slice(13)];
  const cases: Record<string, Buffer> = {
    ustar: tar({ name: 'aa', prefix: 'blobs/sha512', content: '1' }),
    gnu: tar(
      { name: '././@LongLink', type: 'L', content: `${long}\0` },
      { name: long.slice(0, 100), content: '1', magic: 'ustar ' },
    ),
    pax: tar(
      { name: 'x', type: 'x', content: paxRecord('mtime', '1.5') + paxRecord('path', long) },
      { name: name.slice(0, 100), content: '1' },
    ),
  };
  assert.equal(folder, 'blobs/sha512');
  assert.deepEqual(await contents(cases['ustar'] ?? assert.fail()), { 'blobs/sha512/aa': '1' });
  for (const form of ['gnu', 'pax']) {
    assert.deepEqual(await contents(cases[form] ?? assert.fail()), { [long]: '1' }, form);
  }
});

test('tar: GNU tar has other things where POSIX has a prefix', async () => {
  const archive = tar({ ...index, magic: 'ustar ', prefix: '14000000000' });
  assert.deepEqual(Object.keys(await contents(archive)), ['index.json']);
});

test('tar: sizes in octal, binary and pax', async () => {
  const binary = Buffer.alloc(12);
  binary[0] = 0x80;
  binary[11] = 2;
  const sizes = [
    tar({ ...index, size: binary }),
    tar({ ...index, size: '         2\0' }),
    tar(
      { name: 'x', type: 'x', content: paxRecord('size', '2') },
      { ...index, size: '00000000000\0' },
    ),
  ];
  for (const archive of sizes) assert.deepEqual(await contents(archive), { 'index.json': '{}' });
});

test('tar: an archive without its end is whole if its files are', async () => {
  const whole = entryOf(index);
  for (const archive of [whole, whole.subarray(0, 512 + 2)]) {
    assert.deepEqual(await contents(archive), { 'index.json': '{}' });
  }
});

const damaged = Buffer.from(tar(index));
damaged[0] = 0x49;
const huge = Buffer.alloc(12, 0xff);
/** Number.MAX_SAFE_INTEGER, in binary. */
const largest = Buffer.from('800000000000001fffffffff', 'hex');

const refused: Record<string, readonly [RegExp, Buffer]> = {
  nothing: [/no entries/, Buffer.alloc(0)],
  'only an end': [/no entries/, Buffer.alloc(1024)],
  'a changed header': [/checksum/, damaged],
  text: [/header|size|checksum/, Buffer.from('this is not an archive'.repeat(50))],
  'a header that ends early': [/ends within a header/, tar(index).subarray(0, 300)],
  'a file that ends early': [
    /ends within a file/,
    tar({ ...index, content: 'x'.repeat(600) }).subarray(0, 700),
  ],
  'a size beyond the archive': [/ends within a file/, tar({ ...index, size: '77777777777\0' })],
  'the largest size': [/ends within a file/, tar({ ...index, size: largest })],
  'a size beyond any file': [/too large/, tar({ ...index, size: huge })],
  'a size that is none': [/not a number/, tar({ ...index, size: '12x45678901\0' })],
  gzip: [/compressed with gzip;/, Buffer.from('1f8b0800', 'hex')],
  zstd: [/compressed with zstd;/, Buffer.from('28b52ffd', 'hex')],
  bzip2: [/compressed with bzip2;/, Buffer.from('425a6839', 'hex')],
  xz: [/compressed with xz;/, Buffer.from('fd377a58', 'hex')],
  'a way out': [/not a plain path/, tar({ ...index, name: '../index.json' })],
  'a way out and back': [/not a plain path/, tar({ ...index, name: 'blobs/../index.json' })],
  'an absolute name': [/not a plain path/, tar({ ...index, name: '/index.json' })],
  'a way out in a long name': [
    /not a plain path/,
    tar({ name: 'x', type: 'x', content: paxRecord('path', '../../etc/passwd') }, index),
  ],
  'two files of one name': [/two entries/, tar(index, { ...index, content: '[]' })],
  'two spellings of one name': [/two entries/, tar(index, { ...index, name: './index.json' })],
  'a file and a link of one name': [/two entries/, tar({ name: 'index.json', type: '2' }, index)],
  'a file and a folder of one name': [
    /two entries/,
    tar(index, { name: 'index.json/', type: '5' }),
  ],
  'a link with content': [/the type "2"/, tar({ name: 'index.json', type: '2', content: '{}' })],
  'an unknown type': [/the type "S"/, tar({ ...index, type: 'S' })],
  'two long names': [
    /two names/,
    tar(
      { name: 'L', type: 'L', content: 'a\0' },
      { name: 'x', type: 'x', content: paxRecord('path', 'b') },
      index,
    ),
  ],
  'a global name': [
    /a global header/,
    tar({ name: 'g', type: 'g', content: paxRecord('path', 'b') }, index),
  ],
  'a global size': [
    /a global header/,
    tar({ name: 'g', type: 'g', content: paxRecord('size', '2') }, index),
  ],
  'a sparse file': [
    /sparse/,
    tar({ name: 'x', type: 'x', content: paxRecord('GNU.sparse.major', '1') }, index),
  ],
  'a record that is longer than its header': [
    /header is damaged/,
    tar({ name: 'x', type: 'x', content: '99 path=b\n' }, index),
  ],
  'a record that goes on after its line': [
    /header is damaged/,
    tar({ name: 'x', type: 'x', content: '13 path=b\nxyz' }, index),
  ],
  'a record without a length': [
    /header is damaged/,
    tar({ name: 'x', type: 'x', content: 'path=b\n' }, index),
  ],
};

for (const [what, [message, archive]] of Object.entries(refused)) {
  test(`threat 134: tar, ${what}: E_INPUT`, async () => {
    await assert.rejects(contents(archive), { code: 'E_INPUT', message });
  });
}

test('threat 134: tar, a header without an end is not read', async () => {
  const size = `${(limits.archiveHeader + 1).toString(8).padStart(11, '0')}\0`;
  const content = 'x'.repeat(limits.archiveHeader + 1);
  for (const type of ['x', 'L', 'g', 'K']) {
    await assert.rejects(contents(tar({ name: 'x', type, size, content }, index)), {
      code: 'E_LIMIT',
    });
  }
});

test('threat 134: tar, entries without an end: E_LIMIT', async () => {
  const entry = entryOf({ name: 'a', type: '5' });
  let reads = 0;
  const readAt = async () => {
    reads += 1;
    return withChecksum(Buffer.from(entry));
  };
  await assert.rejects(readTar(readAt, Number.MAX_SAFE_INTEGER), { code: 'E_LIMIT' });
  assert.equal(reads, limits.archiveEntries + 1);
});
