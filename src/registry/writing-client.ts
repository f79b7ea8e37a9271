/** The registry client for writing. */

import { isTrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import {
  endpoints,
  opener,
  type RegistryClient,
  type RegistryClientOptions,
  readable,
} from './client.ts';
import type { Endpoint } from './endpoint.ts';
import { AccessRefused } from './errors.ts';
import { Lacking } from './presence.ts';
import { assertMovable, putManifest } from './put-manifest.ts';
import type { ReadableRepository, StoredManifest, WritableRepository } from './repository.ts';
import { putBlob } from './upload.ts';
import { assertPushable, startUpload, type UploadSession } from './upload-session.ts';

export interface WritingClientOptions extends RegistryClientOptions, Pausing {
  /** all lists of referrers are requested concurrently: saves a turn with the API, wastes requests without it */
  readonly asksAhead?: boolean;
}

/** A repository on a registry, as opposed to a layout. */
export interface PushableRepository extends WritableRepository {
  /** Throws if there is no right to push, or no repository; see upload-session.ts. */
  assertPushable(): Promise<void>;
  /** Throws E_IMMUTABLE if a tag that holds `stored` cannot be moved; see put-manifest.ts. */
  assertMovable(tag: string, stored: StoredManifest): Promise<void>;
}

/** `repository` is for reading, as any reader sees it; `target` is for writing. */
export interface WritingClient extends RegistryClient {
  /** Requests the right to push, also for reads. The same object for the same name. */
  target(name: Repository): PushableRepository;
}

export function createWritingClient(options: WritingClientOptions): WritingClient {
  const { transport, asksAhead = false } = options;
  const endpointOf = endpoints(options);
  return {
    get sent() {
      return transport.sent;
    },
    repository: opener(endpointOf, 'reading', (endpoint) => readable(endpoint, asksAhead)),
    target: opener(endpointOf, 'writing', (endpoint) =>
      unlistedIsAbsent(writable(endpoint, options)),
    ),
  };
}

function writable(endpoint: Endpoint, pausing: Pausing): PushableRepository {
  /** A blob that is pushed again was not there: the registry lied about the mount (fault 35). */
  const mounted = new Set<Digest>();
  /** uploads that were opened ahead of time, by the digest of the blob */
  const opened = new Map<Digest, Promise<UploadSession>>();
  const repository = readable(endpoint);
  const lacking = new Lacking(endpoint, repository);
  return {
    ...repository,
    lacks: (content) =>
      typeof content === 'string' ? lacking.manifest(content) : lacking.blob(content),
    assertPushable: () => assertPushable(endpoint),
    assertMovable: (tag, stored) => assertMovable(endpoint, tag, stored),
    expectBlob: (blob) => {
      if (opened.has(blob.digest)) return;
      const session = startUpload(endpoint, blob);
      session.catch(() => {});
      opened.set(blob.digest, session);
    },
    putBlob: async (blob, source, mountFrom) => {
      const session = opened.get(blob.digest);
      opened.delete(blob.digest);
      const from = session !== undefined || mounted.has(blob.digest) ? undefined : mountFrom;
      const how = await putBlob(endpoint, blob, source, pausing, { from, session });
      if (how === 'mounted') mounted.add(blob.digest);
      return how;
    },
    putManifest: (reference, bytes, mediaType, ifMatch) =>
      putManifest(endpoint, reference, bytes, mediaType, ifMatch),
  };
}

/**
 * Treats a tag that the registry refuses to show as absent if it is not in the list of tags. Some registries
 * answer 403 to every client for content that does not exist (Artifactory), but list the tags to a client that
 * may push. If the list is refused as well, the error is thrown: a tag is never written without being read.
 */
function unlistedIsAbsent<R extends ReadableRepository>(repository: R): R {
  const isUnlisted = listing(repository);
  const unlessUnlisted = async <T>(answer: Promise<T>, absent: T): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      const tag = error instanceof AccessRefused ? error.details.tag : undefined;
      if (tag !== undefined && (await isUnlisted(tag))) return absent;
      throw error;
    }
  };
  const none = { descriptors: [], source: 'tag' } as const;
  return {
    ...repository,
    manifest: (reference) => unlessUnlisted(repository.manifest(reference), undefined),
    manifestHead: (reference) => unlessUnlisted(repository.manifestHead(reference), undefined),
    referrers: (subject, asking) => unlessUnlisted(repository.referrers(subject, asking), none),
    referrersByTag: (subject) => unlessUnlisted(repository.referrersByTag(subject), none),
  };
}

/** Concurrent calls share one list; a later call reads it again. */
function listing(repository: ReadableRepository): (tag: string) => Promise<boolean> {
  let pending: Promise<ReadonlySet<string> | undefined> | undefined;
  return async (tag) => {
    pending ??= tagsOf(repository).finally(() => {
      pending = undefined;
    });
    return (await pending)?.has(tag) === false;
  };
}

/** undefined: the list is refused. */
async function tagsOf(repository: ReadableRepository): Promise<ReadonlySet<string> | undefined> {
  const tags = new Set<string>();
  try {
    for await (const tag of repository.tags()) tags.add(tag);
    return tags;
  } catch (error) {
    if (isTrustError(error, 'E_NOTFOUND')) return tags;
    if (isTrustError(error, 'E_AUTH')) return undefined;
    throw error;
  }
}
