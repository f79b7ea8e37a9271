/** index.json on disk: read anew each time, since others may write it too; written as a whole, in turn. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Folder } from './folder.ts';
import { LayoutIndex } from './layout-index.ts';

/** Who writes to which layout within this process; between processes, the last one wins. */
const turns = new Map<string, Promise<void>>();

export class IndexFile {
  readonly #folder: Folder;
  #last: { readonly bytes: Uint8Array; readonly index: LayoutIndex } | undefined;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  async read(): Promise<LayoutIndex> {
    const bytes = await this.#folder.read(['index.json'], limits.manifest);
    if (bytes === undefined) {
      throw new TrustError('E_INPUT', `${this.#folder.path} is no image layout: no index.json`);
    }
    if (this.#last === undefined || Buffer.compare(this.#last.bytes, bytes) !== 0) {
      this.#last = { bytes, index: LayoutIndex.parse(bytes) };
    }
    return this.#last.index;
  }

  /** Makes it where there is none. */
  create(): Promise<void> {
    return inTurn(this.#folder.path, async () => {
      const bytes = await this.#folder.read(['index.json'], limits.manifest);
      if (bytes === undefined) await this.#write(LayoutIndex.empty, 'unless there');
    });
  }

  /** Nobody else of this process writes between reading and writing. */
  update(change: (index: LayoutIndex) => LayoutIndex | Promise<LayoutIndex>): Promise<void> {
    return inTurn(this.#folder.path, async () => {
      const before = await this.read();
      const after = await change(before);
      if (after !== before) await this.#write(after);
    });
  }

  async #write(index: LayoutIndex, how?: 'unless there'): Promise<void> {
    const bytes = index.toBytes();
    if (bytes.byteLength > limits.manifest) {
      const message = `${this.#folder.path}: index.json would have more than ${limits.manifest} bytes`;
      throw new TrustError('E_LIMIT', message);
    }
    await this.#folder.write(['index.json'], (file) => file.writeFile(bytes), how);
  }
}

async function inTurn(key: string, work: () => Promise<void>): Promise<void> {
  const mine = (turns.get(key) ?? Promise.resolve()).then(work);
  const settled = mine.catch(() => {});
  turns.set(key, settled);
  try {
    await mine;
  } finally {
    if (turns.get(key) === settled) turns.delete(key);
  }
}
