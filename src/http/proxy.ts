/** Chooses the proxy for a request, from the environment variables that curl and Go read. */

import { BlockList, isIP } from 'node:net';
import { TrustError } from '../error.ts';
import { isHttp, isLoopback } from './address.ts';

/**
 * Reads `https_proxy`, `http_proxy` and `no_proxy`, lower case first. Loopback never goes through a proxy.
 *
 * @throws TrustError E_INPUT for a value that is no URL of an http or https proxy; it names the variable
 *   only, because the value may hold a password
 */
export function proxyFromVariables(
  variables: Readonly<Record<string, string | undefined>>,
): (url: URL) => URL | undefined {
  const read = (name: string) => variables[name] || variables[name.toUpperCase()] || '';
  const secure = proxyUrl('https_proxy', read('https_proxy'));
  const plain = proxyUrl('http_proxy', read('http_proxy'));
  const exceptions = read('no_proxy')
    .toLowerCase()
    .split(/[\s,]+/);
  return (url) => {
    const proxy = url.protocol === 'https:' ? secure : plain;
    if (proxy === undefined || isLoopback(url.hostname)) return undefined;
    return exceptions.some((exception) => covers(exception, url)) ? undefined : proxy;
  };
}

function proxyUrl(variable: string, text: string): URL | undefined {
  if (text === '') return undefined;
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url !== null && isHttp(url)) return url;
  throw new TrustError('E_INPUT', `${variable} is not the URL of an http or https proxy`);
}

/** `*`, a network, or a host with its subdomains (`host`, `.host`, `*.host`), with or without a port. */
function covers(exception: string, { hostname, port, protocol }: URL): boolean {
  if (exception === '*') return true;
  if (exception.includes('/')) return isInNetwork(exception, hostname);
  const [, name = '', excludedPort] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(exception) ?? [];
  const suffix = name.replace(/^\*?\./, '');
  if (suffix === '') return false;
  if (
    excludedPort !== undefined &&
    excludedPort !== (port || (protocol === 'https:' ? '443' : '80'))
  )
    return false;
  return hostname === suffix || hostname.endsWith(`.${suffix}`);
}

function isInNetwork(network: string, hostname: string): boolean {
  const [, base = '', prefix = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(network) ?? [];
  const address = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(base);
  if (version === 0 || isIP(address) !== version || Number(prefix) > (version === 4 ? 32 : 128))
    return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(base, Number(prefix), family);
  return list.check(address, family);
}
