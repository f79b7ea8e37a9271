/** The registry client: repositories to read from, over one transport. */

import type { CredentialSource } from '../auth/credentials.ts';
import { Origin } from '../auth/origin.ts';
import { Session, type Trace } from '../auth/session.ts';
import type { InsecureHosts } from '../http/address.ts';
import type { Clock, Transport } from '../http/request.ts';
import { apiHost, formatRepository, parseRepository, type Repository } from '../oci/reference.ts';
import { getBlob, hasBlob } from './blobs.ts';
import { Endpoint, type Purpose } from './endpoint.ts';
import { listTags } from './lists.ts';
import { getManifest, headManifest } from './manifests.ts';
import { openBlob, type Representations } from './open-blob.ts';
import { Referrers } from './referrers.ts';
import type { ReadableRepository } from './repository.ts';

export interface RegistryClientOptions {
  readonly transport: Transport;
  readonly credentials: CredentialSource;
  /** the same as the transport's */
  readonly insecureHosts: InsecureHosts;
  readonly clock: Pick<Clock, 'now'>;
  readonly trace?: Trace;
  /** called with every token that is issued, to mask it in logs */
  readonly onSecret?: (text: string) => void;
}

export interface RegistryClient {
  /** The same object for the same name. Throws E_REF for a name that the grammar does not allow. */
  repository(name: Repository): ReadableRepository;
  /** requests sent so far */
  readonly sent: number;
}

export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  const { transport } = options;
  return {
    get sent() {
      return transport.sent;
    },
    repository: opener(endpoints(options), 'reading', (endpoint) => readable(endpoint)),
  };
}

type Endpoints = (name: Repository, purpose: Purpose) => Endpoint;

/** All endpoints of one registry share a session. */
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
    // Parsed again: a Repository object may hold any path (threat 12).
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

export function readable(endpoint: Endpoint, asksAhead = false): ReadableRepository {
  const referrers = new Referrers(endpoint, asksAhead);
  const representations: Representations = new WeakMap();
  return {
    name: endpoint.name,
    manifest: (reference) => getManifest(endpoint, reference),
    manifestHead: (reference) => headManifest(endpoint, reference),
    blob: (descriptor, limit) => getBlob(endpoint, descriptor, limit),
    openBlob: (blob, offset) => openBlob(endpoint, blob, offset, representations),
    referrers: (subject, asking) => referrers.list(subject, asking),
    referrersByTag: (subject) => referrers.listByTag(subject),
    tags: (ahead) => listTags(endpoint, ahead),
    hasBlob: (digest) => hasBlob(endpoint, digest),
  };
}
