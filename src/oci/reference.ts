/**
 * Parses image references by the distribution grammar (distribution/reference, "Grammar"), with Docker Hub's names.
 *
 *     reference := name [ ":" tag ] [ "@" digest ]
 *     name      := [ domain "/" ] path-component *( "/" path-component )
 *
 * Only ASCII, and in linear time: the patterns are anchored and have no nested repetition over the same
 * characters (threats 10 to 13).
 */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { type Digest, readDigest } from './digest.ts';
import { vendorOf } from './vendors.ts';

/** A repository on a registry. `registry` is the name in references: `docker.io`, `127.0.0.1:5000`. */
export interface Repository {
  readonly registry: string;
  /** `nicolas/webdis`; for Docker Hub's official images `library/…` */
  readonly path: string;
}

export interface Reference extends Repository {
  readonly tag?: string;
  readonly digest?: Digest;
}

const dockerHub = 'docker.io';

const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const port = /^[0-9]{1,5}$/;
const ipv6 = /^\[[0-9a-f:]{2,39}\]$/i;
const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const maxName = 255;

/** Throws E_REF for anything the grammar does not allow. The message quotes the input, escaped. */
export function parseReference(text: string): Reference {
  const fail = (why: string): never => {
    throw new TrustError(
      'E_REF',
      `${JSON.stringify(text.slice(0, 300))} is not an image reference: ${why}`,
    );
  };
  if (text.length > maxName + 128 + 140) return fail('it is too long');

  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : readDigest(text.slice(at + 1), fail);
  const beforeDigest = at < 0 ? text : text.slice(0, at);

  const colon = beforeDigest.lastIndexOf(':');
  const hasTag = colon > beforeDigest.lastIndexOf('/');
  const tag = hasTag ? beforeDigest.slice(colon + 1) : undefined;
  if (tag !== undefined && !isTag(tag))
    return fail('a tag can contain only letters, digits, "_", "." and "-", at most 128 characters');
  const name = hasTag ? beforeDigest.slice(0, colon) : beforeDigest;

  const repository = parseName(name, fail);
  return {
    ...repository,
    ...defined({ tag, digest }),
  };
}

/** A repository without tag or digest; throws E_REF otherwise. */
export function parseRepository(text: string): Repository {
  const { registry, path, tag, digest } = parseReference(text);
  if (tag !== undefined || digest !== undefined) {
    throw new TrustError(
      'E_REF',
      `${JSON.stringify(text)} must name a repository, without tag or digest`,
    );
  }
  return { registry, path };
}

function parseName(name: string, fail: (why: string) => never): Repository {
  if (name.length > maxName) return fail(`a name has ${maxName} characters at most`);
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  // As in Docker: the part before the first slash is a host only with a dot or port, or if it is "localhost".
  const hasDomain = /[.:[]/.test(first) || first.toLowerCase() === 'localhost';
  const domain = hasDomain ? first.toLowerCase() : dockerHub;
  if (!isDomain(domain)) return fail('the registry is not a host name with an optional port');
  const path = hasDomain ? name.slice(slash + 1) : name;
  if (!path.split('/').every((component) => pathComponent.test(component))) {
    return fail(
      'a repository name can contain only lower-case letters, digits and single separators (".", "_", "__", "-")',
    );
  }
  if (vendorOf(domain) !== vendorOf(dockerHub)) return { registry: domain, path };
  return { registry: dockerHub, path: path.includes('/') ? path : `library/${path}` };
}

function isDomain(domain: string): boolean {
  const bracket = domain.startsWith('[') ? domain.indexOf(']') + 1 : 0;
  const host = bracket > 0 ? domain.slice(0, bracket) : (domain.split(':')[0] ?? '');
  const rest = domain.slice(host.length);
  const portOk =
    rest === '' ||
    (rest.startsWith(':') && port.test(rest.slice(1)) && Number(rest.slice(1)) < 65536);
  return (
    portOk &&
    (bracket > 0
      ? ipv6.test(host)
      : host.split('.').every((part) => label.test(part) && part.length < 64))
  );
}

export function isTag(text: string): boolean {
  return tagPattern.test(text);
}

/** `docker.io/nicolas/webdis:0.1.24@sha256:…` */
export function formatReference(reference: Reference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${formatRepository(reference)}${tag}${digest}`;
}

export function formatRepository(repository: Repository): string {
  return `${repository.registry}/${repository.path}`;
}

/** In cosign's notation, with `index.docker.io` for Docker Hub (cosign-formats.md §1.1). */
export function cosignRepository(repository: Repository): string {
  const { registry, path } = repository;
  return `${vendorOf(registry).cosignName ?? registry}/${path}`;
}

/** The host that serves the registry's API (registries.md §3.3). */
export function apiHost(registry: string): string {
  return vendorOf(registry).apiHost ?? registry;
}

export function sameRepository(a: Repository, b: Repository): boolean {
  return a.registry === b.registry && a.path === b.path;
}
