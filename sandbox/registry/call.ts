/** The argument of a handler: the request, the names in its path, and the registry. */

import { type Digest, parseDigest } from '../../src/oci/digest.ts';
import type { Reply, Request } from '../http/message.ts';
import { Problem } from './problem.ts';
import type { Settings } from './settings.ts';
import type { BlobStorage } from './storage.ts';
import type { HeldRepository, Store } from './store.ts';
import type { Identity } from './tokens.ts';
import type { Uploads } from './uploads.ts';

export interface Call {
  readonly request: Request;
  /** repository name of the path */
  readonly name: string;
  /** tag, digest or upload session of the path; empty where there is none */
  readonly reference: string;
  readonly identity: Identity;
  readonly settings: Settings;
  readonly store: Store;
  readonly uploads: Uploads;
  readonly storage: BlobStorage;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

/** The repository to read from; throws 404. */
export function existing({ store, name }: Call): HeldRepository {
  const repository = store.find(name);
  if (repository === undefined) throw new Problem(404, 'NAME_UNKNOWN', 'repository not known');
  return repository;
}

/** The repository to write to. */
export function writable(call: Call): HeldRepository {
  return call.settings.createRepositories ? call.store.repository(call.name) : existing(call);
}

export function digestFrom(text: string): Digest {
  try {
    return parseDigest(text);
  } catch (error) {
    throw new Problem(400, 'DIGEST_INVALID', (error as Error).message);
  }
}

/** Docker-Content-Digest, unless the registry is one that leaves it out. */
export function digestHeader({ settings }: Call, digest: Digest): Record<string, string> {
  return settings.omitContentDigest ? {} : { 'docker-content-digest': digest };
}
