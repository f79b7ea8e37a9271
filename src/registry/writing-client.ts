/** The registry client for those who write. */

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
import { hasBlob } from './has-blob.ts';
import { assertPushable } from './push-access.ts';
import { assertMovable, putManifest } from './put-manifest.ts';
import type { StoredManifest } from './repository.ts';
import { unlistedIsAbsent } from './unlisted-tag.ts';
import { putBlob } from './upload.ts';
import type { WritableRepository } from './writable.ts';

export interface WritingClientOptions extends RegistryClientOptions, Pausing {}

/** A repository on a registry, and not in a folder. */
export interface PushableRepository extends WritableRepository {
  /** Throws what pushing there would throw, for want of rights or of the repository; see push-access.ts. */
  assertPushable(): Promise<void>;
  /** Throws E_IMMUTABLE if a tag that holds `stored` cannot be made to point to anything else; see put-manifest.ts. */
  assertMovable(tag: string, stored: StoredManifest): Promise<void>;
}

/** Repositories to be read only, as any reader sees them; and those that are written to. */
export interface WritingClient extends RegistryClient {
  /** Asked with the right to push, also when it is looked at. The same object for the same name. */
  target(name: Repository): PushableRepository;
}

export function createWritingClient(options: WritingClientOptions): WritingClient {
  const { transport } = options;
  const endpointOf = endpoints(options);
  return {
    get sent() {
      return transport.sent;
    },
    repository: opener(endpointOf, 'reading', readable),
    target: opener(endpointOf, 'writing', (endpoint) =>
      unlistedIsAbsent(writable(endpoint, options)),
    ),
  };
}

function writable(endpoint: Endpoint, pausing: Pausing): PushableRepository {
  /** Asked for again, it was not there: a registry that lies about mounts gets the bytes (fault 35). */
  const mounted = new Set<Digest>();
  return {
    ...readable(endpoint),
    assertPushable: () => assertPushable(endpoint),
    assertMovable: (tag, stored) => assertMovable(endpoint, tag, stored),
    hasBlob: (digest) => hasBlob(endpoint, digest),
    putBlob: async (blob, source, mountFrom) => {
      const from = mounted.has(blob.digest) ? undefined : mountFrom;
      const how = await putBlob(endpoint, blob, source, pausing, from);
      if (how === 'mounted') mounted.add(blob.digest);
      return how;
    },
    putManifest: (reference, bytes, mediaType, ifMatch) =>
      putManifest(endpoint, reference, bytes, mediaType, ifMatch),
  };
}
