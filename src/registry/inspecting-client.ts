/** The registry client for those who look at everything and write nothing. */

import { connect, type RegistryClient, type RegistryClientOptions, readable } from './client.ts';
import { hasBlob } from './has-blob.ts';
import type { InspectableRepository } from './repository.ts';

export function createInspectingClient(
  options: RegistryClientOptions,
): RegistryClient<InspectableRepository> {
  return connect(options, (endpoint) => ({
    ...readable(endpoint),
    hasBlob: (digest) => hasBlob(endpoint, digest),
  }));
}
