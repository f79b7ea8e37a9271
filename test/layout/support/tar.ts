/** Tar archives, header by header, damaged ones included. */

export interface Entry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** one character; `0` is a file, `5` a folder, `2` a link */
  readonly type?: string;
  /** as written, where it is not that of the content */
  readonly size?: Buffer | string;
  readonly prefix?: string;
  /** `ustar\0` of POSIX, `ustar ` of GNU tar */
  readonly magic?: string;
}

const block = 512;

export function tar(...entries: readonly Entry[]): Buffer {
  return Buffer.concat([...entries.map(entryOf), Buffer.alloc(2 * block)]);
}

export function entryOf({
  name,
  content = '',
  type = '0',
  size,
  prefix = '',
  magic,
}: Entry): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(block);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  const written = size ?? `${bytes.byteLength.toString(8).padStart(11, '0')}\0`;
  Buffer.from(written).copy(header, 124);
  header.write(type, 156);
  header.write(magic ?? 'ustar\0', 257);
  header.write('00', 263);
  header.write(prefix, 345);
  return Buffer.concat([withChecksum(header), padded(bytes)]);
}

export function withChecksum(header: Buffer): Buffer {
  header.fill(' ', 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((block - (bytes.byteLength % block)) % block)]);
}

/** `length key=value\n`, where the length counts itself. */
export function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest;
  while (length !== rest + `${length}`.length) length = rest + `${length}`.length;
  return `${length} ${key}=${value}\n`;
}
