/** A place that is written to, with somebody watching: bytes as they go, and an end that comes when asked for. */

import type { Readable } from 'node:stream';
import { abortError } from '../http/failure.ts';
import type { Digest } from '../oci/digest.ts';
import type { WritableRepository } from '../registry/repository.ts';

export interface Watcher {
  /** ends what is under way: a transport heeds it by itself, files would be written to the end */
  readonly signal: AbortSignal;
  /** bytes of a blob that are handed over; again for an upload that starts over */
  readonly onBytes?: (digest: Digest, bytes: number) => void;
}

export function watched(
  repository: WritableRepository,
  { signal, onBytes = () => {} }: Watcher,
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
    referrers: (subject) => repository.referrers(subject),
    referrersByTag: (subject) => repository.referrersByTag(subject),
    tags: () => repository.tags(),
    hasBlob: (digest) => repository.hasBlob(digest),
    putBlob: async (blob, source, mountFrom) => {
      unlessEnded();
      const content = () => {
        const made = source();
        const onPart = (bytes: number) => onBytes(blob.digest, bytes);
        if (!(made instanceof Uint8Array)) return tapped(made, signal, onPart);
        onPart(made.byteLength);
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

/** Listens in, without a stream in between: each would cost time for every chunk. */
function tapped(stream: Readable, signal: AbortSignal, onPart: (bytes: number) => void): Readable {
  // Who listens would make it flow; it is to wait for who takes it.
  stream.pause();
  stream.on('data', (chunk: Uint8Array) => onPart(chunk.byteLength));
  const stop = () => stream.destroy(abortError(signal));
  signal.addEventListener('abort', stop, { once: true });
  stream.once('close', () => signal.removeEventListener('abort', stop));
  return stream;
}
