/** Proxies from the environment, by the conventions of curl and Go: lower case first, NO_PROXY by suffix. */

type Environment = Readonly<Record<string, string | undefined>>;

/** Which proxy a request goes through; loopback never goes through one. */
export function proxyFromEnvironment(env: Environment): (url: URL) => URL | undefined {
  const read = (name: string) => env[name.toLowerCase()] || env[name.toUpperCase()] || '';
  const proxies = { 'http:': read('http_proxy'), 'https:': read('https_proxy') };
  const exceptions = read('no_proxy')
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');
  return (url) => {
    const proxy = proxies[url.protocol === 'https:' ? 'https:' : 'http:'];
    if (proxy === '' || isLoopback(url.hostname)) return undefined;
    if (exceptions.some((exception) => matches(exception, url))) return undefined;
    const text = proxy.includes('://') ? proxy : `http://${proxy}`;
    return URL.canParse(text) ? new URL(text) : undefined;
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.[0-9.]+$/.test(hostname);
}

/** `*`, `host`, `.suffix`, `host:port`; a plain name covers its subdomains too. */
function matches(exception: string, { hostname, port, protocol }: URL): boolean {
  if (exception === '*') return true;
  const [, name = exception, wantedPort] = /^(.*?)(?::([0-9]+))?$/.exec(exception) ?? [];
  if (wantedPort !== undefined && wantedPort !== (port || (protocol === 'https:' ? '443' : '80'))) return false;
  const suffix = name.replace(/^\*?\.?/, '');
  return hostname === suffix || hostname.endsWith(`.${suffix}`);
}
