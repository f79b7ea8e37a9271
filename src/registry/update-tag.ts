/**
 * Tags that several writers share: read, change, write, read back; again if somebody who wrote at the
 * same time has overwritten it (faults 27, 28). Registries that heed If-Match refuse such a write, most
 * do not know it (registries.md §2.2).
 *
 * Without it, what somebody overwrites is seen only if reading back comes after his writing. So nothing
 * is pushed between reading and writing: then both writings overlap, and only one that takes much longer
 * than the other is missed. That, and a writer who takes his time (cosign pushes in between), is left to
 * whoever verifies in the end; to append once more is safe at any time.
 */

import { poll } from '../async.ts';
import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { putWithContent } from './missing-content.ts';
import { readBack } from './read-back.ts';
import type { StoredManifest } from './repository.ts';
import type { WritableRepository } from './writable.ts';

/** What a tag is to be. Both methods throw for what must be left alone. */
export interface TagUpdate {
  /** whether nothing is left to do */
  isDone(stored: StoredManifest): boolean;
  /** what to write in place of `stored` */
  next(stored: StoredManifest | undefined): Promise<NewManifest>;
}

interface NewManifest {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** pushes what the manifest names, if that may not be there */
  readonly putContent?: () => Promise<unknown>;
}

const attempts = 6;

/** Resolves to what a reader finds, once it is that. Throws E_NET if others were faster, or overwrote it, each time. */
export function updateTag(
  repository: WritableRepository,
  tag: string,
  update: TagUpdate,
  pausing: Pausing,
): Promise<StoredManifest> {
  return inTurn(repository, tag, async () => {
    const attempt = async () => {
      const stored = await repository.manifest(tag);
      if (stored !== undefined && update.isDone(stored)) return stored;
      const written = await replace(repository, tag, stored, await update.next(stored));
      const after = written ? await readBack(repository, tag, pausing) : undefined;
      return after !== undefined && update.isDone(after) ? after : undefined;
    };
    const { pause } = pausing;
    const done = await poll(attempt, (stored) => stored !== undefined, { attempts, pause });
    if (done !== undefined) return done;
    const message = `others overwrote the tag ${tag} ${attempts} times while it was written`;
    throw new TrustError('E_NET', message, { repository: repository.name.path, tag });
  });
}

/** False if the tag is not what it was any more. */
async function replace(
  repository: WritableRepository,
  tag: string,
  stored: StoredManifest | undefined,
  { bytes, mediaType, putContent }: NewManifest,
): Promise<boolean> {
  const put = () => repository.putManifest(tag, bytes, mediaType, stored?.etag);
  if (putContent === undefined) return put();
  return putWithContent(putContent, async () => {
    const now = await repository.manifest(tag);
    return now?.digest === stored?.digest && put();
  });
}

/** Who writes to which tag: within this process, our own writes must not overwrite each other. */
const queues = new WeakMap<WritableRepository, Map<string, Promise<void>>>();

async function inTurn<T>(
  repository: WritableRepository,
  tag: string,
  work: () => Promise<T>,
): Promise<T> {
  const tags = queues.get(repository) ?? new Map<string, Promise<void>>();
  queues.set(repository, tags);
  const mine = (tags.get(tag) ?? Promise.resolve()).then(work);
  const settled = mine.then(
    () => {},
    () => {},
  );
  tags.set(tag, settled);
  try {
    return await mine;
  } finally {
    if (tags.get(tag) === settled) tags.delete(tag);
  }
}
