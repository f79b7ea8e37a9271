/** Which authorization a registry asks for, and where it may have tokens issued. */

import { isIP } from 'node:net';
import { TrustError } from '../error.ts';
import { type InsecureHosts, isLoopback, resolveTarget } from '../http/address.ts';
import { vendorOf } from '../oci/vendors.ts';
import type { Challenge } from './challenge.ts';

export type Scheme =
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer'; readonly realm: URL; readonly service?: string };

/** The scheme that the registry of a known vendor will ask for. */
export function expectedScheme(registry: string): Scheme | undefined {
  const { authorization } = vendorOf(registry);
  if (authorization === undefined) return undefined;
  if (authorization === 'basic') return { kind: 'basic' };
  return { kind: 'bearer', realm: new URL(authorization.realm), service: authorization.service };
}

/** Bearer before Basic, which sends the password itself. Throws E_NET for a realm that checkRealm refuses. */
export function readScheme(
  challenges: readonly Challenge[],
  registry: URL,
  insecureHosts: InsecureHosts,
): Scheme | undefined {
  for (const { scheme, parameters } of challenges) {
    const realm = parameters.get('realm');
    if (scheme !== 'bearer' || realm === undefined) continue;
    const service = parameters.get('service');
    return {
      kind: 'bearer',
      realm: checkRealm(realm, registry, insecureHosts),
      ...(service === undefined ? {} : { service }),
    };
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}

export function sameScheme(a: Scheme | undefined, b: Scheme): boolean {
  if (a?.kind === 'bearer' && b.kind === 'bearer') {
    return a.realm.href === b.realm.href && a.service === b.service;
  }
  return a?.kind === b.kind;
}

/**
 * The realm as a URL to send credentials to: the registry names it, and could name any (threat 109). Throws
 * E_NET for what resolveTarget refuses, and for an IP address that is not the registry's own.
 */
export function checkRealm(realm: string, registry: URL, insecureHosts: InsecureHosts): URL {
  const { host } = registry;
  if (!URL.canParse(realm)) {
    throw new TrustError('E_NET', `${host} names a token realm that is not a URL`, { host });
  }
  const url = resolveTarget(registry, realm, insecureHosts);
  url.hash = '';
  const address = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
  const bothLoopback = isLoopback(url.hostname) && isLoopback(registry.hostname);
  if (address && url.hostname !== registry.hostname && !bothLoopback) {
    const message = `${host} names a token realm on an IP address, ${url.host}`;
    throw new TrustError('E_NET', message, { host });
  }
  return url;
}
