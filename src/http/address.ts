/** Which hosts may be contacted: the rules for plain HTTP and for where a server may send us. */

import { BlockList, isIP } from 'node:net';
import { TrustError } from '../error.ts';
import { errorDetails } from './failure.ts';

/** `host` or `host:port`, lower case: registries that the user allowed to contact over plain HTTP. */
export type InsecureHosts = ReadonlySet<string>;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Not reachable from the internet, so never where a public registry stores blobs. */
const internal = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  internal.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  // NAT64 and 6to4 carry an IPv4 address, of whatever network
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  internal.addSubnet(network, prefix, 'ipv6');
}
const metadataName = 'metadata.google.internal';

/** Whether requests can be sent to it. */
export function isHttp({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** `localhost`, names under it, and loopback literals; `hostname` as URL spells it. */
export function isLoopback(hostname: string): boolean {
  const name = bare(hostname);
  return name === 'localhost' || name.endsWith('.localhost') || isIn(loopback, name);
}

/** Loopback, private, link-local and metadata addresses, by literal or well-known name. */
export function isInternal(hostname: string): boolean {
  const name = bare(hostname);
  return isLoopback(name) || name === metadataName || isIn(internal, name);
}

function isIn(list: BlockList, name: string): boolean {
  const family = isIP(name);
  return family !== 0 && list.check(name, family === 4 ? 'ipv4' : 'ipv6');
}

function bare(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname.replace(/\.$/, '');
}

/** Whether the user allowed plain http, for the host or for host and port. */
export function isInsecureHost(url: URL, insecureHosts: InsecureHosts): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return insecureHosts.has(url.hostname) || insecureHosts.has(`${url.hostname}:${port}`);
}

/** Plain http is allowed for loopback and for insecureHosts (threat 116). */
export function mayUse(url: URL, insecureHosts: InsecureHosts): boolean {
  if (url.protocol === 'https:') return true;
  return (
    url.protocol === 'http:' && (isLoopback(url.hostname) || isInsecureHost(url, insecureHosts))
  );
}

/**
 * The URL of a registry's API: https, except for insecureHosts and for loopback with another port than 443.
 * The scheme is decided here only, and there is no fallback (threat 116). Throws E_REF for what is no host.
 */
export function registryOrigin(host: string, insecureHosts: InsecureHosts): URL {
  const url = URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`) : undefined;
  if (url === undefined || url.pathname !== '/' || url.username || url.search || url.hash) {
    throw new TrustError('E_REF', `not a registry host: ${JSON.stringify(host.slice(0, 300))}`);
  }
  const plain =
    isInsecureHost(url, insecureHosts) || (isLoopback(url.hostname) && !host.endsWith(':443'));
  if (!plain) return url;
  // Not by setting url.protocol, which would drop port 443.
  return new URL(`http://${host}/`);
}

/**
 * Resolves a URL that a server sent: redirects, upload `Location`, token realms. It must be on the same host,
 * or on a public one over https; http only if it was http before and is allowed (threats 107, 109 to 111).
 *
 * @param from the URL whose answer named `location`, which may be relative to it
 * @throws TrustError E_NET, naming neither query nor userinfo of the target
 */
export function resolveTarget(from: URL, location: string, insecureHosts: InsecureHosts): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const refuse = (why: string): never => {
    const where = to === undefined || to.origin === 'null' ? 'a URL' : to.origin;
    throw new TrustError('E_NET', `${from.host} points to ${where}, ${why}`, errorDetails(from));
  };
  if (to === undefined) return refuse('that cannot be read');
  if (!isHttp(to)) return refuse('that is neither https nor http');
  if (to.username !== '' || to.password !== '') return refuse('with credentials in it');
  if (from.protocol === 'https:' && to.protocol === 'http:')
    return refuse('which would leave https for http');
  if (!mayUse(to, insecureHosts)) return refuse('which is plain http');
  const known = to.hostname === from.hostname || isInsecureHost(to, insecureHosts);
  const bothLoopback = isLoopback(from.hostname) && isLoopback(to.hostname);
  if (isInternal(to.hostname) && !known && !bothLoopback)
    return refuse('which is an internal address');
  return to;
}
