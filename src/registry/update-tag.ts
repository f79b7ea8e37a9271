/**
 * Updates tags that several clients write: read, change, write, read back, and again if another client
 * overwrote it (faults 27, 28). Registries with If-Match refuse such a write; most do not support it
 * (registries.md §2.2).
 *
 * Without it, an overwrite is seen only if it comes before the reading back. So nothing is pushed between
 * reading and writing, which keeps that window short. What is still lost (cosign pushes blobs in between)
 * shows when the signatures are verified in the end, and can be appended again.
 */

import { poll } from '../async.ts';
import { type ErrorDetails, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository, StoredManifest, WritableRepository } from './repository.ts';

/** A change of a tag. Both methods throw for a tag that must not be changed. */
export interface TagUpdate {
  /** whether the tag needs no change */
  isDone(stored: StoredManifest): boolean;
  /** what to write in place of `stored` */
  next(stored: StoredManifest | undefined): Promise<NewManifest>;
  /** called when there is nothing more to write, before it is read back */
  onWritten?(): void;
}

interface NewManifest {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** pushes what the manifest names, if that may be missing */
  readonly putContent?: () => Promise<unknown>;
}

const attempts = 6;

/** Resolves to the manifest that a reader gets. Throws E_NET if other clients overwrote the tag each time. */
export function updateTag(
  repository: WritableRepository,
  tag: string,
  update: TagUpdate,
  pausing: Pausing,
): Promise<StoredManifest> {
  return inTurn(repository, tag, async () => {
    const attempt = async () => {
      const stored = await repository.manifest(tag);
      if (stored !== undefined && update.isDone(stored)) {
        update.onWritten?.();
        return stored;
      }
      const written = await replace(repository, tag, stored, await update.next(stored));
      if (written) update.onWritten?.();
      const after = written ? await readBack(repository, tag, pausing) : undefined;
      return after !== undefined && update.isDone(after) ? after : undefined;
    };
    const { pause } = pausing;
    const done = await poll(attempt, (stored) => stored !== undefined, { attempts, pause });
    if (done !== undefined) return done;
    const message = `other clients overwrote the tag ${tag} ${attempts} times while it was written`;
    throw new TrustError('E_NET', message, { repository: repository.name.path, tag });
  });
}

/** False: the tag has changed since it was read. */
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

/** Writes of this process to one tag, one after the other. */
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

/** A registry refused a manifest because a blob or child of it is missing. */
export class MissingContent extends TrustError {
  constructor(message: string, details: ErrorDetails) {
    super('E_NET', message, details);
  }
}

/**
 * Pushes what a manifest names, then the manifest, and both once more if the registry does not find the
 * content: it lost what it had accepted (fault 35), or does not see it yet (fault 17). A HEAD after each
 * upload would cost more, and prove less.
 */
export async function putWithContent<T>(
  putContent: () => Promise<unknown>,
  putManifest: () => Promise<T>,
): Promise<T> {
  await putContent();
  try {
    return await putManifest();
  } catch (error) {
    if (!(error instanceof MissingContent)) throw error;
  }
  await putContent();
  return putManifest();
}

/** With backoff(), half a minute at most. */
const reads = 6;

/**
 * Reads what this run has pushed: a registry may take a moment to serve it (fault 16). Everywhere else a 404
 * is an answer, and waiting would make every missing signature slow.
 */
export function readBack(
  repository: ReadableRepository,
  reference: Digest | string,
  { pause }: Pausing,
): Promise<StoredManifest | undefined> {
  const ask = () => repository.manifest(reference);
  return poll(ask, (stored) => stored !== undefined, { attempts: reads, pause });
}
