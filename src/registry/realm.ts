/** Where tokens may be asked for: the registry names the place, and could name any (threat 109). */

import { isIP } from 'node:net';
import { TrustError } from '../error.ts';
import { type InsecureHosts, resolveTarget } from './address.ts';
import type { Trace } from './trace.ts';

/**
 * The realm as a URL that credentials may be sent to. Throws E_NET for what no answer may lead to
 * (resolveTarget), and for any IP address but the registry's own: credentials go to hosts with names.
 * A realm on another host is usual (Docker Hub's is auth.docker.io), and traced.
 */
export function checkRealm(
  realm: string,
  registry: URL,
  insecureHosts: InsecureHosts,
  trace: Trace,
): URL {
  const { host } = registry;
  if (!URL.canParse(realm)) {
    throw new TrustError('E_NET', `${host} names a token realm that is no URL`, { host });
  }
  const url = resolveTarget(registry, realm, insecureHosts);
  url.hash = '';
  if (url.hostname === registry.hostname) return url;
  // Loopback addresses pass only beside a registry on loopback: resolveTarget has seen to that.
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 && registry.protocol === 'https:') {
    const message = `${host} names a token realm on an IP address, ${url.host}`;
    throw new TrustError('E_NET', message, { host });
  }
  trace({ kind: 'note', message: `${host} has tokens issued by ${url.host}`, details: { host } });
  return url;
}
