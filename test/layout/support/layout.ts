/** Layouts in folders that end with the test, and what goes into them. */

import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { thisProcess } from '../../../src/host/this-process.ts';
import { createLayout } from '../../../src/layout/create.ts';
import { type Digest, digestOf } from '../../../src/oci/digest.ts';
import { mediaTypes } from '../../../src/oci/media-type.ts';
import type { WritableRepository } from '../../../src/registry/repository.ts';
import { atEnd } from '../../support/at-end.ts';

export const refName = 'org.opencontainers.image.ref.name';

export function temporaryFolder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'layout-'));
  atEnd(t, () => rmSync(path, { recursive: true, force: true }));
  return path;
}

export interface Made {
  readonly path: string;
  readonly layout: WritableRepository;
  /** the current index.json */
  index(): { manifests: Entry[]; [key: string]: unknown };
  /** files under blobs/sha256 */
  files(): string[];
}

export interface Entry {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

export async function made(t: TestContext): Promise<Made> {
  const path = join(temporaryFolder(t), 'layout');
  const layout = await createLayout(path, thisProcess);
  return {
    path,
    layout,
    index: () => JSON.parse(readFileSync(join(path, 'index.json'), 'utf8')),
    files: () => readdirSync(join(path, 'blobs/sha256')).sort(),
  };
}

export interface Document {
  readonly bytes: Uint8Array;
  readonly digest: Digest;
  readonly type: string;
}

function document(value: { mediaType: string; [field: string]: unknown }): Document {
  const bytes = Buffer.from(JSON.stringify(value));
  return { bytes, digest: digestOf(bytes), type: value.mediaType };
}

const none = {
  mediaType: mediaTypes.empty,
  digest: digestOf(Buffer.from('{}')),
  size: 2,
};

/** An image manifest that differs from others by `text`; with `subject`, a referrer. */
export function image(text: string, subject?: Document): Document {
  return document({
    ...{ schemaVersion: 2, mediaType: mediaTypes.manifest, config: none, layers: [] },
    annotations: { text },
    ...(subject === undefined ? {} : { artifactType: 'text/x', subject: descriptor(subject) }),
  });
}

export function index(...children: readonly Document[]): Document {
  return document({
    ...{ schemaVersion: 2, mediaType: mediaTypes.index, manifests: children.map(descriptor) },
  });
}

function descriptor({ bytes, digest, type }: Document) {
  return { mediaType: type, digest, size: bytes.byteLength };
}

export function put(
  layout: WritableRepository,
  { bytes, digest, type }: Document,
  tag?: string,
): Promise<boolean> {
  return layout.putManifest(tag ?? digest, bytes, type);
}

/** `tag=sha256:1234` of every entry, in their order. */
export function names({ index }: Pick<Made, 'index'>): string[] {
  return index().manifests.map(
    ({ digest, annotations }) => `${annotations?.[refName] ?? ''}=${digest.slice(0, 12)}`,
  );
}

export async function listed(tags: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const tag of tags) all.push(tag);
  return all;
}

/** What this process has open of a file or folder, and moved or removed files of it. Always empty except on Linux. */
export function openFiles(path: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const file = readlinkSync(join('/proc/self/fd', fd));
      return file.startsWith(path) ? [file] : [];
    } catch {
      // The one that listed the folder.
      return [];
    }
  });
}
