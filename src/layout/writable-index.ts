/** Changes a layout's index.json. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { IndexFile } from './index-file.ts';
import { LayoutIndex } from './layout-index.ts';
import type { WritableFolder } from './writable-folder.ts';

/** The last pending update by layout, to serialize updates in this process. Between processes, the last one wins. */
const pending = new Map<string, Promise<void>>();

export class WritableIndex extends IndexFile {
  readonly #folder: WritableFolder;

  constructor(folder: WritableFolder) {
    super(folder);
    this.#folder = folder;
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
