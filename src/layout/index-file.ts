/** Reads a layout's index.json. It is read again each time, because other processes may change it. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { LayoutFiles } from './files.ts';
import { LayoutIndex } from './layout-index.ts';

export class IndexFile {
  readonly #files: LayoutFiles;
  #last: { readonly bytes: Uint8Array; readonly index: LayoutIndex } | undefined;

  constructor(files: LayoutFiles) {
    this.#files = files;
  }

  async read(): Promise<LayoutIndex> {
    const bytes = await this.#files.read(['index.json'], limits.manifest);
    if (bytes === undefined) {
      throw new TrustError(
        'E_INPUT',
        `${this.#files.path} is not an image layout: it has no index.json`,
      );
    }
    if (this.#last === undefined || Buffer.compare(this.#last.bytes, bytes) !== 0) {
      this.#last = { bytes, index: LayoutIndex.parse(bytes) };
    }
    return this.#last.index;
  }
}
