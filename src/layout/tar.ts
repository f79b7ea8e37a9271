/**
 * Finds the files of a tar archive: POSIX ustar, with the long names and sizes of pax and GNU tar. Nothing is
 * extracted: a file is a range of the archive. Archives that tools would read in different ways are refused.
 */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';

export interface TarEntry {
  /** bytes from the start of the archive to the content */
  readonly offset: number;
  readonly size: number;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Reads `length` bytes, or those that there are before the end. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;

const block = 512;

/** What an extended header says about the next entry. */
interface Extended {
  readonly path?: string;
  readonly size?: number;
}

/**
 * The entries by their names. Throws E_INPUT for an archive that is damaged or ambiguous, and E_LIMIT.
 *
 * @param total bytes of the archive
 */
export async function readTar(
  readAt: ReadAt,
  total: number,
): Promise<ReadonlyMap<string, TarEntry>> {
  const entries = new Map<string, TarEntry>();
  let extended: Extended = {};
  let count = 0;
  for (let at = 0; ; ) {
    const header = await readAt(at, block);
    if (at === 0) assertTar(header);
    if (header.byteLength === 0 || header.every((byte) => byte === 0)) break;
    if (header.byteLength < block) return fail('it ends within a header');
    assertChecksum(header);
    count += 1;
    if (count > limits.archiveEntries) return limit(`${limits.archiveEntries} entries`);
    const type = String.fromCharCode(header[156] || 0x30);
    const size = extended.size ?? numberAt(header, 124, 12);
    const offset = at + block;
    if (offset + size > total) return fail('it ends within a file');
    if (type in isExtended) {
      if (size > limits.archiveHeader) return limit(`${limits.archiveHeader} bytes of a header`);
      const content = await readAt(offset, size);
      extended = merge(extended, isExtended[type]?.(content) ?? {});
    } else {
      add(entries, extended.path ?? nameOf(header), { offset, size, kind: kindOf(type, size) });
      extended = {};
    }
    at = offset + Math.ceil(size / block) * block;
  }
  if (entries.size === 0) return fail('it has no entries');
  return entries;
}

/** Types of entries that describe the next one, and what they say. */
const isExtended: Readonly<Record<string, (content: Buffer) => Extended>> = {
  x: readPax,
  // For all entries that follow: a name or a size for all of them makes no sense.
  g(content) {
    const { path, size } = readPax(content);
    return path === undefined && size === undefined ? {} : fail('a global header names a file');
  },
  // Of GNU tar: the name of the next entry, and the target of a link.
  L: (content) => ({ path: textOf(content) }),
  K: () => ({}),
};

function merge(before: Extended, next: Extended): Extended {
  if (before.path !== undefined && next.path !== undefined) return fail('an entry has two names');
  return { ...before, ...next };
}

function kindOf(type: string, size: number): TarEntry['kind'] {
  if (type === '0' || type === '7') return 'file';
  // Links, devices and pipes. Readers differ in whether content follows.
  if (/^[1-6]$/.test(type) && size === 0) return type === '5' ? 'folder' : 'other';
  return fail(`an entry has the type ${JSON.stringify(type)} with ${size} bytes`);
}

/** If two files have the same name, some tools read the first, and others the last (threat 134). */
function add(entries: Map<string, TarEntry>, written: string, entry: TarEntry): void {
  const name = written.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  if (name === '' || name === '.') return;
  const shown = JSON.stringify(name.slice(0, 200));
  if (/(?:^|\/)(?:\.{0,2})(?:\/|$)/.test(name)) fail(`${shown} is not a plain path`);
  const isFolder = entry.kind === 'folder' || written.endsWith('/');
  const added = isFolder ? ({ ...entry, kind: 'folder' } as const) : entry;
  const before = entries.get(name);
  if (before !== undefined && !(isFolder && before.kind === 'folder')) {
    fail(`it has two entries of the name ${shown}`);
  }
  entries.set(name, added);
}

/** GNU tar stores times where POSIX has the first part of a long name. */
function nameOf(header: Buffer): string {
  const name = textOf(header.subarray(0, 100));
  const isPosix = header.subarray(257, 263).equals(Buffer.from('ustar\0'));
  const prefix = isPosix ? textOf(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** `27 path=blobs/sha256/…\n`, length included. */
function readPax(content: Buffer): Extended {
  let found: Extended = {};
  for (let at = 0; at < content.byteLength; ) {
    const [, digits] = /^([1-9][0-9]{0,5}) /.exec(content.toString('latin1', at, at + 7)) ?? [];
    const length = Number(digits);
    const record = content.toString('utf8', at, at + length);
    const [, key, value = ''] = /^[0-9]+ ([^=]+)=([\s\S]*)\n$/.exec(record) ?? [];
    if (key === undefined || at + length > content.byteLength) return fail('a header is damaged');
    if (key.startsWith('GNU.sparse')) return fail('it has sparse files');
    if (key === 'path') found = merge(found, { path: value });
    if (key === 'size') {
      if (!/^[0-9]{1,15}$/.test(value)) return fail('a size is not a number');
      found = { ...found, size: Number(value) };
    }
    at += length;
  }
  return found;
}

/** Octal digits, or, if the first bit is set, a binary number, as GNU tar writes large ones. */
function numberAt(header: Buffer, at: number, length: number): number {
  const field = header.subarray(at, at + length);
  if ((field.readUInt8() & 0x80) !== 0) {
    const number = BigInt(`0x${field.toString('hex')}`) & ~(0x80n << BigInt(8 * (length - 1)));
    return number > BigInt(Number.MAX_SAFE_INTEGER) ? fail('a size is too large') : Number(number);
  }
  const digits = /^ *([0-7]*)[ \0]*$/.exec(field.toString('latin1'))?.[1];
  return digits === undefined ? fail('a size is not a number') : Number.parseInt(digits || '0', 8);
}

/** The sum of all bytes of a header, with spaces for the sum itself. */
function assertChecksum(header: Buffer): void {
  const stored = numberAt(header, 148, 8);
  const sum = header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  if (sum !== stored) fail('the checksum of a header is wrong');
}

const compressions: Readonly<Record<string, string>> = {
  '1f8b': 'gzip',
  '28b5': 'zstd',
  '425a': 'bzip2',
  fd37: 'xz',
};

function assertTar(header: Buffer): void {
  const name = compressions[header.toString('hex', 0, 2)];
  if (name !== undefined) fail(`it is compressed with ${name}; decompress it first`);
}

/** Up to the first NUL. */
function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end < 0 ? bytes.byteLength : end);
}

function fail(why: string): never {
  throw new TrustError('E_INPUT', `this is not a tar archive that can be read: ${why}`);
}

function limit(what: string): never {
  throw new TrustError('E_LIMIT', `the tar archive has more than ${what}`);
}
