/** How the files of an image layout are read: from a folder, or from an archive. */

import type { Readable } from 'node:stream';

/** The parts of a path, such as `blobs`, `sha256`, `…`. */
export type FilePath = readonly [...folders: string[], name: string];

export interface OpenFile {
  readonly size: number;
  /** changes with the content */
  readonly version: string;
  /** From `offset` to the end. Closes the file at its end, or if it is destroyed. */
  stream(offset: number): Readable;
  close(): Promise<void>;
}

export interface LayoutFiles {
  /** names the layout in messages */
  readonly path: string;
  /** undefined if the file does not exist. Throws E_INPUT if it is not a regular file. */
  open(path: FilePath): Promise<OpenFile | undefined>;
  /** Reads a file of `limit` bytes at most (E_LIMIT); undefined if it does not exist. */
  read(path: FilePath, limit: number): Promise<Uint8Array | undefined>;
}

/** Bytes of one read: fewer system calls than with Node's default of 64 KiB. */
export const highWaterMark = 256 * 1024;
