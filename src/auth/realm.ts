/** Where tokens may be asked for: the registry names the place, and could name any (threat 109). */

import { isIP } from 'node:net';
import { TrustError } from '../error.ts';
import { type InsecureHosts, isLoopback, resolveTarget } from '../http/address.ts';

/**
 * The realm as a URL that credentials may be sent to. Throws E_NET for what no answer may lead to
 * (resolveTarget), and for any IP address but the registry's own: credentials go to hosts with names.
 */
export function checkRealm(realm: string, registry: URL, insecureHosts: InsecureHosts): URL {
  const { host } = registry;
  if (!URL.canParse(realm)) {
    throw new TrustError('E_NET', `${host} names a token realm that is no URL`, { host });
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
