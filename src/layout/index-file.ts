/** Reads and updates a layout's index.json. It is read again each time, because other processes may change it. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Folder } from './folder.ts';
import { LayoutIndex } from './layout-index.ts';

/** The last pending update by layout, to serialize updates in this process. Between processes, the last one wins. */
const pending = new Map<string, Promise<void>>();

export class IndexFile {
  readonly #folder: Folder;
  #last: { readonly bytes: Uint8Array; readonly index: LayoutIndex } | undefined;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  async read(): Promise<LayoutIndex> {
    const bytes = await this.#folder.read(['index.json'], limits.manifest);
    if (bytes === undefined) {
      throw new TrustError(
        'E_INPUT',
        `${this.#folder.path} is not an image layout: it has no index.json`,
      );
    }
    if (this.#last === undefined || Buffer.compare(this.#last.bytes, bytes) !== 0) {
      this.#last = { bytes, index: LayoutIndex.parse(bytes) };
    }
    return this.#last.index;
  }

  create(): Promise<void> {
    return serialized(this.#folder.path, async () => {
      const bytes = await this.#folder.read(['index.json'], limits.manifest);
      if (bytes === undefined) await this.#write(LayoutIndex.empty, 'if absent');
    });
  }

  /** Reads, changes and writes index.json; no other update of this process runs in between. */
  update(change: (index: LayoutIndex) => LayoutIndex | Promise<LayoutIndex>): Promise<void> {
    return serialized(this.#folder.path, async () => {
      const before = await this.read();
      const after = await change(before);
      if (after !== before) await this.#write(after);
    });
  }

  async #write(index: LayoutIndex, how?: 'if absent'): Promise<void> {
    const bytes = index.toBytes();
    if (bytes.byteLength > limits.manifest) {
      const message = `${this.#folder.path}: index.json would have more than ${limits.manifest} bytes`;
      throw new TrustError('E_LIMIT', message);
    }
    await this.#folder.write(['index.json'], (file) => file.writeFile(bytes), how);
  }
}

async function serialized(key: string, work: () => Promise<void>): Promise<void> {
  const update = (pending.get(key) ?? Promise.resolve()).then(work);
  const settled = update.catch(() => {});
  pending.set(key, settled);
  try {
    await update;
  } finally {
    if (pending.get(key) === settled) pending.delete(key);
  }
}
