/** The state of each part of the image at one target, for the progress line and the report. */

import type { Digest } from '../oci/digest.ts';
import type { BlobName } from '../registry/repository.ts';
import type { Inventory, Item } from './content.ts';
import type { TargetPlan } from './plan.ts';
import type { ContentReport, MirrorProgress, MirrorStep } from './report.ts';

export class CopyProgress {
  readonly #target: string;
  readonly #onProgress: ((progress: MirrorProgress) => void) | undefined;
  readonly #content = new Map<string, ContentReport>();
  #step: MirrorStep = 'looking';
  #bytes = 0;

  constructor(target: string, onProgress: ((progress: MirrorProgress) => void) | undefined) {
    this.#target = target;
    this.#onProgress = onProgress;
  }

  get content(): readonly ContentReport[] {
    return [...this.#content.values()];
  }

  /** bytes of blobs that were sent */
  get bytes(): number {
    return this.#bytes;
  }

  step(step: MirrorStep): void {
    this.#step = step;
    this.#notify();
  }

  planned({ items, blobs }: Inventory, plan: TargetPlan): void {
    const lacks = new Set(plan.blobs.map(({ digest }) => digest));
    const writes = new Set(plan.tags.map(({ name }) => name));
    const stateOf = (isMissing: boolean) => (isMissing ? 'missing' : 'present');
    for (const blob of blobs.values())
      this.#set(blob.digest, blobOf(blob, stateOf(lacks.has(blob.digest))));
    for (const item of items.values()) {
      const { digest, byDigest } = item;
      if (byDigest) this.#set(digest, manifestOf(item, stateOf(plan.manifests.has(digest))));
      for (const { name } of item.tags) {
        this.#set(name, { ...manifestOf(item, stateOf(writes.has(name))), tag: name });
      }
    }
    this.#notify();
  }

  blob(blob: BlobName, state: 'copied' | 'mounted'): void {
    if (state === 'copied') this.#bytes += blob.size;
    this.#set(blob.digest, blobOf(blob, state));
    this.#notify(blob.digest);
  }

  copied(item: Item, tag?: string): void {
    const content = manifestOf(item, 'copied');
    this.#set(tag ?? item.digest, tag === undefined ? content : { ...content, tag });
    this.#notify(item.digest);
  }

  get current(): MirrorProgress {
    const content = this.content;
    const done = content.filter(({ state }) => state !== 'missing').length;
    const counts = { done, of: content.length, bytes: this.#bytes };
    return { target: this.#target, step: this.#step, ...counts };
  }

  #set(name: string, content: ContentReport): void {
    this.#content.set(name, content);
  }

  #notify(digest?: Digest): void {
    if (this.#onProgress === undefined) return;
    this.#onProgress({ ...this.current, ...(digest === undefined ? {} : { digest }) });
  }
}

function blobOf({ digest, size }: BlobName, state: ContentReport['state']): ContentReport {
  return { digest, kind: 'blob', size, state };
}

function manifestOf({ digest, bytes }: Item, state: ContentReport['state']): ContentReport {
  return { digest, kind: 'manifest', size: bytes.byteLength, state };
}
