/** Which requests go through which proxy. */

import { isLoopback } from './address.ts';

/** The variables as curl and Go read them, lower case first. */
export interface ProxyVariables {
  readonly [name: string]: string | undefined;
}

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` from what it is handed. Loopback is never proxied.
 *
 * @throws TypeError for a proxy that is no URL
 */
export function proxyFromVariables(variables: ProxyVariables): (url: URL) => URL | undefined {
  const read = (name: string) => variables[name] || variables[name.toUpperCase()] || undefined;
  const proxy = (text: string | undefined) =>
    text === undefined ? undefined : new URL(text.includes('://') ? text : `http://${text}`);
  const proxies = { 'https:': proxy(read('https_proxy')), 'http:': proxy(read('http_proxy')) };
  const direct = (read('no_proxy') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return (url) => {
    if (isLoopback(url.hostname) || direct.some((pattern) => matches(pattern, url)))
      return undefined;
    return url.protocol === 'https:' ? proxies['https:'] : proxies['http:'];
  };
}

/** `*`, a host and all under it, `.suffix`, each with an optional port. */
function matches(pattern: string, url: URL): boolean {
  if (pattern === '*') return true;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const [, name = '', wanted] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(pattern) ?? [];
  const suffix = name.replace(/^\*?\./, '');
  if (suffix === '' || (wanted !== undefined && wanted !== port)) return false;
  return url.hostname === suffix || url.hostname.endsWith(`.${suffix}`);
}
