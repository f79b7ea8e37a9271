/**
 * Referrers up: the manifest by digest, then made sure that whoever looks for referrers finds it
 * (distribution-spec, "Pushing Manifests with Subject"). What counts is what a reader is answered,
 * not `OCI-Subject`: registries have sent that header without an API (fault 23).
 */

import { TrustError } from '../error.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { goJson } from '../oci/go-json.ts';
import { isObject, type JsonObject, type JsonValue, parseJson } from '../oci/json.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { referrersTag } from './referrer-index.ts';
import type { StoredManifest } from './repository.ts';
import type { WritableRepository } from './writable.ts';

/** How a referrer is listed: its descriptor with artifact type and all annotations of its manifest. */
export type ReferrerEntry = Pick<Descriptor, 'mediaType' | 'digest' | 'size' | 'annotations'> & {
  readonly artifactType: string;
};

export interface Attaching {
  /** waits a little, longer after each attempt; rejects when the run ends */
  pause(attempt: number): Promise<void>;
}

/** An entry that others overwrite is written again this often (fault 27). */
const attempts = 6;

/** One fallback tag at a time within this process: our own writes must not overwrite each other. */
const writing = new WeakMap<WritableRepository, Map<Digest, Promise<unknown>>>();

/** Resolves once a reader finds `entry`; `api` or `tag` says where. Throws what the registry throws. */
export async function attachReferrer(
  repository: WritableRepository,
  subject: Digest,
  entry: ReferrerEntry,
  bytes: Uint8Array,
  { pause }: Attaching,
): Promise<'api' | 'tag'> {
  await repository.putManifest(entry.digest, bytes, entry.mediaType);
  const listed = await repository.referrers(subject);
  if (listed.descriptors.some(({ digest }) => digest === entry.digest)) return listed.source;
  await inTurn(repository, subject, () => addToTag(repository, subject, entry, pause));
  return 'tag';
}

async function inTurn<T>(
  repository: WritableRepository,
  subject: Digest,
  work: () => Promise<T>,
): Promise<T> {
  const queues = writing.get(repository) ?? new Map<Digest, Promise<unknown>>();
  writing.set(repository, queues);
  const before = queues.get(subject) ?? Promise.resolve();
  const mine = before.then(work, work);
  queues.set(
    subject,
    mine.catch(() => {}),
  );
  return mine;
}

/** Read, merge, write, read back; again if the entry was lost to somebody who wrote at the same time. */
async function addToTag(
  repository: WritableRepository,
  subject: Digest,
  entry: ReferrerEntry,
  pause: Attaching['pause'],
): Promise<void> {
  const tag = referrersTag(subject);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const current = await repository.manifest(tag);
    const index = readIndex(current, subject, tag);
    if (lists(index, entry.digest)) return;
    const bytes = Buffer.from(goJson(withEntry(index, entry)));
    await repository.putManifest(tag, bytes, mediaTypes.index, current?.etag);
    const after = await repository.manifest(tag);
    if (after?.digest === digestOf(bytes)) return;
    await pause(attempt);
  }
  throw new TrustError('E_NET', `others kept overwriting the referrers tag ${tag}`, {
    repository: repository.name.path,
    tag,
  });
}

const emptyIndex: JsonObject = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };

/** Something else under that tag is somebody's, and is left alone (threat 15). */
function readIndex(stored: StoredManifest | undefined, subject: Digest, tag: string): JsonObject {
  if (stored === undefined || stored.digest === subject) return emptyIndex;
  try {
    const value = parseJson(stored.bytes);
    if (isObject(value) && Array.isArray(value['manifests']) && !('layers' in value)) return value;
  } catch {
    // Falls through: not JSON is not an index either.
  }
  throw new TrustError(
    'E_MANIFEST',
    `the referrers tag ${tag} points to something that is no index; it is left alone`,
    { tag },
  );
}

function entriesOf(index: JsonObject): readonly JsonValue[] {
  const { manifests } = index;
  return Array.isArray(manifests) ? manifests : [];
}

function lists(index: JsonObject, digest: Digest): boolean {
  return entriesOf(index).some((entry) => isObject(entry) && entry['digest'] === digest);
}

function withEntry(index: JsonObject, entry: ReferrerEntry): JsonObject {
  const { mediaType, size, digest, artifactType, annotations } = entry;
  const added = { mediaType, size, digest, annotations: { ...annotations }, artifactType };
  return { ...index, manifests: [...entriesOf(index), added] };
}
