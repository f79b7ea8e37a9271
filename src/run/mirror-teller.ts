/** How far one target of a mirror run is, with the bytes that are on their way. */

import type { MirrorProgress } from '../mirror/report.ts';
import type { Digest } from '../oci/digest.ts';

/** The run itself counts blobs that have arrived; a large one takes minutes until then. */
export class Teller {
  readonly target: string;
  readonly #onProgress: (progress: MirrorProgress) => void;
  #last: MirrorProgress;
  #bytes = 0;

  constructor(target: string, onProgress: (progress: MirrorProgress) => void) {
    this.target = target;
    this.#onProgress = onProgress;
    this.#last = { target, step: 'looking', done: 0, of: 0, bytes: 0 };
    onProgress(this.#last);
  }

  tell(progress: MirrorProgress): void {
    this.#last = progress;
    this.#onProgress({ ...progress, bytes: this.#bytes });
  }

  count(digest: Digest, bytes: number): void {
    this.#bytes += bytes;
    this.#onProgress({ ...this.#last, bytes: this.#bytes, digest });
  }
}
