// A GitHub API on loopback, as the real `gh` asks it: tags and releases of one repository, kept in memory.
// gh speaks plain HTTP to the host github.localhost, here through a proxy, which is this server.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from './process.ts';

interface Release {
  readonly id: number;
  tag_name: string;
  name: string;
  body: string;
  draft: boolean;
  prerelease: boolean;
  readonly assets: { readonly id: number; readonly name: string; readonly size: number }[];
}

export interface GitHubApi {
  /** Commits by tag. */
  readonly tags: Map<string, string>;
  readonly releases: Release[];
  /** Every request that changed something, in order. */
  readonly writes: string[];
  /** Leads gh here, and nothing else that is on loopback. */
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

const origin = 'http://api.github.localhost';

/** @param repository OWNER/NAME */
export async function startGitHubApi(repository: string): Promise<GitHubApi> {
  const port = await freePort();
  const tags = new Map<string, string>();
  const releases: Release[] = [];
  const writes: string[] = [];
  const base = `/repos/${repository}`;
  let ids = 0;

  const described = (release: Release) => ({
    ...release,
    url: `${origin}${base}/releases/${release.id}`,
    html_url: `http://github.localhost/${repository}/releases/tag/${release.tag_name}`,
    upload_url: `${origin}/uploads/${release.id}/assets{?name,label}`,
    // Of the settings of the repository: on.
    immutable: !release.draft,
  });
  const refOf = (tag: string) => ({ ref: `refs/tags/${tag}`, object: { sha: tags.get(tag) } });

  type Route = (
    match: readonly string[],
    body: Record<string, unknown>,
    query: URLSearchParams,
  ) => unknown;
  /** undefined: 404. */
  const routes: readonly [string, RegExp, Route][] = [
    ['GET', /^\/commits\/tags\/(.+)$/, ([tag = '']) => tags.has(tag) && { sha: tags.get(tag) }],
    ['GET', /^\/git\/ref\/tags\/(.+)$/, ([tag = '']) => tags.has(tag) && refOf(tag)],
    [
      'GET',
      /^\/git\/matching-refs\/tags\/(.*)$/,
      ([start = '']) => [...tags.keys()].filter((tag) => tag.startsWith(start)).map(refOf),
    ],
    [
      'POST',
      /^\/git\/refs$/,
      (_, { ref, sha }) => tags.set(String(ref).replace('refs/tags/', ''), String(sha)),
    ],
    ['PATCH', /^\/git\/refs\/tags\/(.+)$/, ([tag = ''], { sha }) => tags.set(tag, String(sha))],
    [
      'POST',
      /^\/releases$/,
      (_, body) => {
        const given = body as Pick<Release, 'tag_name' | 'name' | 'body' | 'draft' | 'prerelease'>;
        const release = { ...given, prerelease: given.prerelease === true, id: ++ids, assets: [] };
        releases.push(release);
        return described(release);
      },
    ],
    [
      'GET',
      /^\/releases\/tags\/(.+)$/,
      ([tag]) => found((one) => one.tag_name === tag && !one.draft),
    ],
    ['GET', /^\/releases\/(\d+)$/, ([id]) => found((one) => one.id === Number(id))],
    [
      'PATCH',
      /^\/releases\/(\d+)$/,
      ([id], body) => {
        const release = releases.find((one) => one.id === Number(id));
        return release && described(Object.assign(release, body));
      },
    ],
    [
      'POST',
      /^\/uploads\/(\d+)\/assets$/,
      ([id], { size }, query) => {
        const asset = { id: ++ids, name: query.get('name') ?? '', size: Number(size) };
        releases.find((one) => one.id === Number(id))?.assets.push(asset);
        return asset;
      },
    ],
    ['POST', /^\/graphql$/, (_, body) => ({ data: { repository: graph(body) } })],
  ];

  const found = (is: (one: Release) => boolean) => {
    const release = releases.find(is);
    return release && described(release);
  };

  /** Only what was asked for: a release by its tag, drafts too, or a tag. */
  function graph({ query, variables }: Record<string, unknown>) {
    const { tagName = '' } = variables as { tagName?: string };
    const tag = tagName.replace('refs/tags/', '');
    if (!String(query).includes('release(')) return { ref: tags.has(tag) ? { id: tag } : null };
    const release = releases.find((one) => one.tag_name === tag);
    return {
      release: release === undefined ? null : { databaseId: release.id, isDraft: release.draft },
    };
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', origin);
    const bytes = Buffer.concat(await request.toArray());
    const isJson = request.headers['content-type']?.includes('json') === true;
    const body = isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : { size: bytes.length };
    const path = url.pathname.replace(base, '');
    for (const [method, pattern, route] of url.origin === origin ? routes : []) {
      const match = method === request.method && pattern.exec(path);
      if (!match) continue;
      if (method !== 'GET' && path !== '/graphql') writes.push(`${method} ${path}`);
      const result = route(match.slice(1), body, url.searchParams);
      if (!result) break;
      const status = method === 'POST' && path !== '/graphql' ? 201 : 200;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(result));
      return;
    }
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"message":"Not Found"}');
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  }).listen(port, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  const proxy = `http://127.0.0.1:${port}`;
  return {
    ...{ tags, releases, writes },
    env: {
      ...{ GH_HOST: 'github.localhost', GH_CONFIG_DIR: '/nonexistent' },
      ...{ HTTP_PROXY: proxy, http_proxy: proxy },
      // Not localhost, which would mean every name that ends so.
      ...{ NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
