/** A client for the issues of GitHub's REST API (docs.github.com/rest/issues/issues). */

import type { KnownIssue } from '../drift/issues.ts';
import { TrustError } from '../error.ts';
import type { Clock, HttpRequest, HttpResponse, Transport } from '../http/request.ts';
import { retryAfter } from '../http/retry.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonValue, parseDocument } from '../oci/json.ts';
import { quote } from '../oci/shape.ts';
import { limited, refusal, textIn, toIssue, unexpected } from './answer.ts';

export interface GitHubOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** `https://api.github.com`, or that of an enterprise server */
  readonly apiUrl: string;
  /** of GraphQL, the only API that returns the name of an app for its token; default: derived from `apiUrl` */
  readonly graphqlUrl?: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
}

/** Bytes of an answer: fifty issues with 65,536 characters each, all of them escaped. */
const answerLimit = 24 * 1024 * 1024;
const perPage = 50;
/** of closed issues: one that a person closed longer ago may be opened again */
const closedPages = 4;
/** The longest wait for a rate limit, in milliseconds. */
const longestWait = 60_000;
/** GitHub asks for a second between many writes, at most 80 a minute; a few need no pause. */
const quickWrites = 20;

/**
 * Every method throws TrustError: E_AUTH (token), E_RATE (rate limits), E_NET (any other unexpected answer), E_LIMIT
 * (too many issues).
 */
export class GitHub {
  readonly #options: GitHubOptions;
  #writes = 0;
  #login: Promise<string> | undefined;

  /** Throws E_INPUT for values that would change the request. */
  constructor(options: GitHubOptions) {
    const { repository, token, apiUrl } = options;
    const graphqlUrl = options.graphqlUrl ?? graphqlOf(apiUrl);
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
      throw new TrustError('E_INPUT', `GITHUB_REPOSITORY: ${quote(repository)} is not owner/name`);
    }
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new TrustError('E_INPUT', 'github-token: it is not one line of printable ASCII');
    }
    for (const [name, text] of [
      ['GITHUB_API_URL', apiUrl],
      ['GITHUB_GRAPHQL_URL', graphqlUrl],
    ] as const) {
      if (!URL.canParse(text))
        throw new TrustError('E_INPUT', `${name}: ${quote(text)} is not a URL`);
    }
    this.#options = options;
  }

  /** The user of the token. The token of a workflow cannot read it; its user is github-actions[bot]. */
  login(): Promise<string> {
    this.#login ??= this.#askLogin();
    return this.#login;
  }

  async #askLogin(): Promise<string> {
    const answer = await this.#ask({ method: 'GET', path: '/user' });
    if (answer.status === 403 && !limited(answer)) return this.#askViewer();
    return textIn(this.#read(answer, 200, 'the login of the token'), 'login');
  }

  /** The user of an app's token, which cannot read its user: `my-app[bot]`. */
  async #askViewer(): Promise<string> {
    const { apiUrl, graphqlUrl } = this.#options;
    const content = { query: 'query { viewer { login } }' };
    const url = new URL(graphqlUrl ?? graphqlOf(apiUrl));
    const answer = await this.#ask({ method: 'POST', url, content, idempotent: true });
    if (answer.status !== 200) return 'github-actions[bot]';
    const { data } = this.#read(answer, 200, 'the login of the token') as { data?: JsonValue };
    const viewer = isObject(data) ? data['viewer'] : undefined;
    return isObject(viewer) && typeof viewer['login'] === 'string'
      ? viewer['login']
      : 'github-actions[bot]';
  }

  /** All open issues with the label, pull requests included. */
  async openIssues(label: string): Promise<readonly KnownIssue[]> {
    const found = await this.#list(label, 'open', limits.pages);
    // With an incomplete list, an existing issue would be opened again.
    if (found !== undefined) return found;
    throw new TrustError(
      'E_LIMIT',
      `more than ${limits.pages * perPage} open issues have the label ${label}`,
    );
  }

  /** Sorted by last change. */
  async closedIssues(label: string): Promise<readonly KnownIssue[]> {
    const found: KnownIssue[] = [];
    await this.#list(label, 'closed', closedPages, found);
    return found;
  }

  /** undefined: there are more pages. */
  async #list(
    label: string,
    state: KnownIssue['state'],
    pages: number,
    found: KnownIssue[] = [],
  ): Promise<readonly KnownIssue[] | undefined> {
    for (let page = 1; page <= pages; page++) {
      const query = new URLSearchParams({
        ...{ state, labels: label, sort: 'updated', direction: 'desc' },
        ...{ per_page: String(perPage), page: String(page) },
      });
      const answer = await this.#ask({ method: 'GET', path: `${this.#issues}?${query}` });
      const list = this.#read(answer, 200, 'the list of issues');
      if (!Array.isArray(list)) throw unexpected(answer, 'the list of issues');
      found.push(...list.map(toIssue));
      if (list.length < perPage) return found;
    }
    return undefined;
  }

  async open(content: NewIssue): Promise<KnownIssue> {
    const answer = await this.#write({ method: 'POST', path: this.#issues, content });
    return toIssue(this.#read(answer, 201, 'the issue that was opened'));
  }

  async update(number: number, content: { readonly title?: string; readonly body: string }) {
    await this.#patch(number, content);
  }

  async reopen(number: number, title: string, body: string): Promise<void> {
    await this.#patch(number, { title, body, state: 'open' });
  }

  async close(number: number, body: string): Promise<void> {
    await this.#patch(number, { body, state: 'closed', state_reason: 'completed' });
  }

  async comment(number: number, body: string): Promise<void> {
    const path = `${this.#issues}/${number}/comments`;
    const answer = await this.#write({ method: 'POST', path, content: { body } });
    this.#read(answer, 201, `the comment on issue ${number}`);
  }

  get #issues(): string {
    return `/repos/${this.#options.repository}/issues`;
  }

  async #patch(number: number, content: object): Promise<void> {
    const path = `${this.#issues}/${number}`;
    // Editing an issue twice has no effect; a comment or an issue would be created twice.
    const answer = await this.#write({ method: 'PATCH', path, content, idempotent: true });
    this.#read(answer, 200, `issue ${number}`);
  }

  /** In sequence, as GitHub asks for. */
  async #write(question: Question): Promise<HttpResponse> {
    const { clock, signal } = this.#options;
    this.#writes += 1;
    if (this.#writes > quickWrites) await clock.sleep(1000, signal);
    return this.#ask(question);
  }

  async #ask(question: Question): Promise<HttpResponse> {
    const { transport, clock, signal } = this.#options;
    const request = this.#request(question);
    const answer = await transport.request(request, answerLimit);
    const asked = limited(answer) ? retryAfter(answer.headers, clock.now()) : undefined;
    // A request that a rate limit refused was not carried out, so it can be sent again.
    if (asked === undefined || asked > longestWait) return answer;
    await clock.sleep(asked, signal);
    return transport.request(request, answerLimit);
  }

  #request({ method, path = '', url, content, idempotent }: Question): HttpRequest {
    const { apiUrl, token } = this.#options;
    const bytes = content === undefined ? undefined : Buffer.from(JSON.stringify(content));
    return {
      method,
      url: url ?? new URL(`${apiUrl.replace(/\/+$/, '')}${path}`),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
        ...(bytes === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(bytes === undefined ? {} : { body: () => bytes }),
      ...(idempotent === undefined ? {} : { idempotent }),
    };
  }

  #read(answer: HttpResponse, wanted: number, what: string): JsonValue {
    if (answer.status !== wanted) throw refusal(answer, what);
    try {
      return parseDocument(answer.body);
    } catch {
      throw unexpected(answer, what);
    }
  }
}

/** GitHub Enterprise Server has REST under /api/v3, and GraphQL under /api/graphql. */
function graphqlOf(apiUrl: string): string {
  return `${apiUrl.replace(/\/+$/, '').replace(/\/v3$/, '')}/graphql`;
}

export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path?: string;
  /** instead of a path below the API's */
  readonly url?: URL;
  readonly content?: object;
  readonly idempotent?: boolean;
}
