/** Progress of the targets of a mirror run: bytes are counted while they are sent. */

import type { Readable } from 'node:stream';
import { abortError } from '../http/failure.ts';
import type { MirrorProgress } from '../mirror/report.ts';
import type { Digest } from '../oci/digest.ts';
import type { BlobSource, WritableRepository } from '../registry/repository.ts';

/** How far a target of a mirror run is. The run counts blobs that were written; this adds bytes that are under way. */
export class TargetProgress {
  readonly #onProgress: (progress: MirrorProgress) => void;
  #last: MirrorProgress;
  #bytes = 0;

  constructor(target: string, onProgress: (progress: MirrorProgress) => void) {
    this.#onProgress = onProgress;
    this.#last = { target, step: 'looking', done: 0, of: 0, bytes: 0 };
    onProgress(this.#last);
  }

  update(progress: MirrorProgress): void {
    this.#last = progress;
    this.#onProgress({ ...progress, bytes: this.#bytes });
  }

  countBytes(digest: Digest, bytes: number): void {
    this.#bytes += bytes;
    this.#onProgress({ ...this.#last, bytes: this.#bytes, digest });
  }
}

interface Observer {
  /** aborts a write that is under way; only transports do that by themselves */
  readonly signal: AbortSignal;
  /** called with the number of bytes of a blob that were sent; again for an upload that is repeated */
  readonly onBytes?: (digest: Digest, bytes: number) => void;
}

/** The same repository, whose writes are counted, and end with the run. */
export function observeWrites(
  repository: WritableRepository,
  { signal, onBytes = () => {} }: Observer,
): WritableRepository {
  const unlessEnded = () => {
    if (signal.aborted) throw abortError(signal);
  };
  return {
    name: repository.name,
    manifest: (reference) => repository.manifest(reference),
    manifestHead: (reference) => repository.manifestHead(reference),
    blob: (blob, limit) => repository.blob(blob, limit),
    openBlob: (blob, offset) => repository.openBlob(blob, offset),
    referrers: (subject, asking) => repository.referrers(subject, asking),
    referrersByTag: (subject) => repository.referrersByTag(subject),
    tags: (ahead) => repository.tags(ahead),
    hasBlob: (digest) => repository.hasBlob(digest),
    lacks: (content) => repository.lacks(content),
    expectBlob: (blob) => {
      if (!signal.aborted) repository.expectBlob(blob);
    },
    putBlob: async (blob, source, mountFrom) => {
      unlessEnded();
      const content: BlobSource = (reading) => {
        const onPart = (bytes: number) => onBytes(blob.digest, bytes);
        const made = source({ ...reading, onBytes: onPart });
        if (made instanceof Uint8Array) onPart(made.byteLength);
        else endWith(signal, made);
        return made;
      };
      return repository.putBlob(blob, content, mountFrom);
    },
    putManifest: async (...manifest) => {
      unlessEnded();
      return repository.putManifest(...manifest);
    },
  };
}

function endWith(signal: AbortSignal, stream: Readable): void {
  const stop = () => stream.destroy(abortError(signal));
  signal.addEventListener('abort', stop);
  stream.once('close', () => signal.removeEventListener('abort', stop));
}
