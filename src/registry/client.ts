/** The registry client: repositories to read from, over one transport. */

import type { CredentialSource } from '../auth/credentials.ts';
import { Origin } from '../auth/origin.ts';
import { Session, type Trace } from '../auth/session.ts';
import type { InsecureHosts } from '../http/address.ts';
import type { Clock, Transport } from '../http/request.ts';
import { apiHost, formatRepository, parseRepository, type Repository } from '../oci/reference.ts';
import { getBlob } from './blobs.ts';
import { Endpoint, type Purpose } from './endpoint.ts';
import { getManifest, headManifest } from './manifests.ts';
import { openBlob, type Representations } from './open-blob.ts';
import { Referrers } from './referrers.ts';
import type { ReadableRepository } from './repository.ts';
import { listTags } from './tags.ts';

export interface RegistryClientOptions {
  readonly transport: Transport;
  readonly credentials: CredentialSource;
  /** as the transport's: hosts that may be spoken to by plain http */
  readonly insecureHosts: InsecureHosts;
  readonly clock: Pick<Clock, 'now'>;
  readonly trace?: Trace;
  /** is told every token that is issued, to mask it in logs */
  readonly onSecret?: (text: string) => void;
}

export interface RegistryClient<R extends ReadableRepository = ReadableRepository> {
  /** The same object for the same name. Throws E_REF for a name that the grammar does not allow. */
  repository(name: Repository): R;
  /** requests sent so far */
  readonly sent: number;
}

export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  return connect(options, readable);
}

/** `open` decides what can be done with a repository; who only reads carries no code that writes. */
export function connect<R extends ReadableRepository>(
  options: RegistryClientOptions,
  open: (endpoint: Endpoint) => R,
): RegistryClient<R> {
  const { transport } = options;
  const repository = opener(endpoints(options), 'reading', open);
  return {
    get sent() {
      return transport.sent;
    },
    repository,
  };
}

type Endpoints = (name: Repository, purpose: Purpose) => Endpoint;

/** One session for each registry, whatever its repositories are opened for. */
export function endpoints(options: RegistryClientOptions): Endpoints {
  const { insecureHosts, credentials, trace = () => {} } = options;
  const sessions = new Map<string, Session>();

  const sessionOf = (registry: string): Session => {
    const origin = new Origin(apiHost(registry), insecureHosts);
    const session = sessions.get(registry) ?? new Session(registry, origin, { ...options, trace });
    sessions.set(registry, session);
    return session;
  };
  return (name, purpose) => {
    // Read again: a Repository made by hand must not bring a path of its own (threat 12).
    const checked = parseRepository(formatRepository(name));
    return new Endpoint(checked, sessionOf(checked.registry), credentials, trace, purpose);
  };
}

/** The same object for the same name. */
export function opener<R>(
  endpointOf: Endpoints,
  purpose: Purpose,
  open: (endpoint: Endpoint) => R,
): (name: Repository) => R {
  const opened = new Map<string, R>();
  return (name) => {
    const text = formatRepository(name);
    const known = opened.get(text) ?? open(endpointOf(name, purpose));
    opened.set(text, known);
    return known;
  };
}

export function readable(endpoint: Endpoint): ReadableRepository {
  const referrers = new Referrers(endpoint);
  const known: Representations = new WeakMap();
  return {
    name: endpoint.name,
    manifest: (reference) => getManifest(endpoint, reference),
    manifestHead: (reference) => headManifest(endpoint, reference),
    blob: (descriptor, limit) => getBlob(endpoint, descriptor, limit),
    openBlob: (blob, offset) => openBlob(endpoint, blob, offset, known),
    referrers: (subject) => referrers.list(subject),
    referrersByTag: (subject) => referrers.listByTag(subject),
    tags: () => listTags(endpoint),
  };
}
