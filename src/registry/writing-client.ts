/** The registry client for those who write. */

import type { Pausing } from './backoff.ts';
import { connect, type RegistryClient, type RegistryClientOptions, readable } from './client.ts';
import type { Endpoint } from './endpoint.ts';
import { hasBlob } from './has-blob.ts';
import { putManifest } from './put-manifest.ts';
import { putBlob } from './upload.ts';
import type { WritableRepository } from './writable.ts';

export interface WritingClientOptions extends RegistryClientOptions, Pausing {}

export function createWritingClient(
  options: WritingClientOptions,
): RegistryClient<WritableRepository> {
  return connect(options, (endpoint) => writable(endpoint, options));
}

function writable(endpoint: Endpoint, pausing: Pausing): WritableRepository {
  return {
    ...readable(endpoint),
    hasBlob: (digest) => hasBlob(endpoint, digest),
    putBlob: (blob, source, mountFrom) => putBlob(endpoint, blob, source, pausing, mountFrom),
    putManifest: (reference, bytes, mediaType, ifMatch) =>
      putManifest(endpoint, reference, bytes, mediaType, ifMatch),
  };
}
