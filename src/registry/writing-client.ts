/** The registry client for those who write. */

import { connect, type RegistryClient, type RegistryClientOptions, readable } from './client.ts';
import type { Endpoint } from './endpoint.ts';
import { putManifest } from './put-manifest.ts';
import { hasBlob, mountBlob, putBlob } from './upload.ts';
import type { WritableRepository } from './writable.ts';

export function createWritingClient(
  options: RegistryClientOptions,
): RegistryClient<WritableRepository> {
  return connect(options, writable);
}

function writable(endpoint: Endpoint): WritableRepository {
  return {
    ...readable(endpoint),
    hasBlob: (digest) => hasBlob(endpoint, digest),
    putBlob: (blob, source) => putBlob(endpoint, blob, source),
    mountBlob: (digest, from) => mountBlob(endpoint, digest, from),
    putManifest: (reference, bytes, mediaType, ifMatch) =>
      putManifest(endpoint, reference, bytes, mediaType, ifMatch),
  };
}
