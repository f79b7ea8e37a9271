/**
 * GitHub's issues on loopback, in memory. Every request, and every answer, is checked against GitHub's own
 * description; what does not fit is in `problems`, and is answered with 418.
 */

import type { Faults } from '../../../sandbox/http/faults.ts';
import {
  json,
  type Reply,
  type Request,
  type RequestRecord,
} from '../../../sandbox/http/message.ts';
import { startServer } from '../../../sandbox/http/server.ts';
import { type Endpoint, endpointFor } from './openapi.ts';

export interface StandIn {
  readonly url: string;
  readonly repository: string;
  readonly token: string;
  readonly issues: Issue[];
  readonly requests: readonly RequestRecord[];
  readonly faults: Faults;
  /** what GitHub would not have taken, or not answered; empty at the end of every test */
  readonly problems: readonly string[];
  /** can be changed at any time */
  readonly settings: Settings;
  /** An issue of another account. */
  add(issue: Partial<Issue>): Issue;
  stop(): Promise<void>;
}

interface Issue {
  readonly number: number;
  title: string;
  body: string | null;
  author: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  pullRequest: boolean;
  readonly comments: string[];
  assignees: string[];
}

interface Settings {
  /** of the token */
  login: string;
  /** that of a workflow must not ask who it is */
  kind: 'workflow' | 'personal';
  /** what the job was given */
  permission: 'write' | 'read';
  /** without push access, labels are left out without a word */
  mayLabel: boolean;
  /** the name that GraphQL gives, if it is another one */
  viewer?: string | undefined;
}

const time = '2026-11-23T07:00:00Z';

export async function startGitHub(repository = 'webdis/webdis'): Promise<StandIn> {
  const token = 'ghs_standInToken';
  const issues: Issue[] = [];
  const problems: string[] = [];
  const settings: Settings = {
    login: 'github-actions[bot]',
    kind: 'workflow',
    permission: 'write',
    mayLabel: true,
  };

  const add = (fields: Partial<Issue>): Issue => {
    const issue: Issue = {
      number: issues.length + 1,
      title: 'An issue',
      body: null,
      author: settings.login,
      state: 'open',
      stateReason: null,
      labels: [],
      pullRequest: false,
      comments: [],
      assignees: [],
      ...fields,
    };
    issues.push(issue);
    return issue;
  };

  const act = (
    endpoint: Endpoint,
    query: URLSearchParams,
    body: Record<string, unknown>,
  ): Reply => {
    const refused = refusal(endpoint, settings);
    if (refused !== undefined) return refused;
    const issue = issues.find(({ number }) => String(number) === endpoint.path['issue_number']);
    switch (endpoint.operationId) {
      case 'users/get-authenticated':
        return json(200, publicUser(settings.login));
      case 'issues/list-for-repo':
        return listReply(issues, query);
      case 'issues/create':
        return json(
          201,
          asGitHub(
            add({
              title: String(body['title']),
              body: String(body['body']),
              labels: settings.mayLabel ? [...((body['labels'] ?? []) as string[])] : [],
              assignees: (body['assignees'] ?? []) as string[],
            }),
          ),
        );
      case 'issues/update':
        if (issue === undefined) return notFound();
        if (typeof body['title'] === 'string') issue.title = body['title'];
        if (typeof body['body'] === 'string') issue.body = body['body'];
        if (body['state'] === 'closed') {
          issue.state = 'closed';
          issue.stateReason = String(body['state_reason']);
        }
        if (body['state'] === 'open') issue.state = 'open';
        return json(200, asGitHub(issue));
      case 'issues/create-comment':
        if (issue === undefined) return notFound();
        issue.comments.push(String(body['body']));
        return json(201, comment(issue, issue.comments.length, settings.login));
      default:
        return notFound();
    }
  };

  const answer = async (request: Request): Promise<Reply> => {
    const { method, path, query, headers } = request;
    if (`${method} ${path}` === 'POST /graphql') {
      return json(200, { data: { viewer: { login: settings.viewer ?? settings.login } } });
    }
    const endpoint = endpointFor(method, path);
    if (endpoint === undefined) return problem(problems, [`there is no ${method} ${path}`]);
    const bytes = Buffer.from(await request.body());
    const body = bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
    const asked = [
      ...endpoint.request(query, body),
      ...(headers['user-agent'] ? [] : ['no user-agent, which GitHub refuses']),
      ...(headers['accept'] === 'application/vnd.github+json' ? [] : ['another accept']),
      ...(headers['x-github-api-version'] === '2022-11-28' ? [] : ['another version']),
      ...(body === undefined || headers['content-type'] === 'application/json'
        ? []
        : ['another content-type']),
    ];
    if (asked.length > 0)
      return problem(
        problems,
        asked.map((one) => `${method} ${path}: ${one}`),
      );
    const right =
      headers.authorization === `Bearer ${token}` &&
      (endpoint.path['owner'] === undefined ||
        `${endpoint.path['owner']}/${endpoint.path['repo']}` === repository);
    const reply = right ? act(endpoint, query, body ?? {}) : unauthorized(endpoint);
    const answered = endpoint.answer(reply.status, JSON.parse(String(reply.body)));
    return answered.length === 0
      ? reply
      : problem(
          problems,
          answered.map((one) => `answer to ${method} ${path}: ${one}`),
        );
  };

  const { url, requests, faults, stop } = await startServer(answer, () => 0);
  return { url, repository, token, issues, requests, faults, problems, settings, add, stop };
}

function problem(problems: string[], found: readonly string[]): Reply {
  problems.push(...found);
  return json(418, { message: found.join('; ') });
}

const docs = 'https://docs.github.com/rest';
const notFound = () => json(404, { message: 'Not Found', documentation_url: docs, status: '404' });

/** A wrong token is 401 where that is described, and hides the repository elsewhere. */
function unauthorized({ operationId }: Endpoint): Reply {
  return operationId === 'users/get-authenticated'
    ? json(401, { message: 'Bad credentials', documentation_url: docs, status: '401' })
    : notFound();
}

function refusal({ operationId }: Endpoint, { kind, permission }: Settings): Reply | undefined {
  const forbidden = json(403, {
    message: 'Resource not accessible by integration',
    documentation_url: docs,
    status: '403',
  });
  if (operationId === 'users/get-authenticated') return kind === 'workflow' ? forbidden : undefined;
  return permission === 'read' && operationId !== 'issues/list-for-repo' ? forbidden : undefined;
}

function listReply(issues: readonly Issue[], query: URLSearchParams): Reply {
  const labels = query.get('labels')?.split(',') ?? [];
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  const found = issues
    .filter(({ state }) => state === query.get('state'))
    .filter((issue) => labels.every((label) => issue.labels.includes(label)))
    .toReversed();
  return json(200, found.slice((page - 1) * size, page * size).map(asGitHub));
}

function asGitHub(issue: Issue): object {
  const { number, title, body, author, state, stateReason, labels, pullRequest, comments } = issue;
  const url = `https://api.github.com/repos/webdis/webdis/issues/${number}`;
  return {
    id: 1000 + number,
    node_id: `I_${number}`,
    url,
    repository_url: 'https://api.github.com/repos/webdis/webdis',
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `https://github.com/webdis/webdis/issues/${number}`,
    number,
    state,
    state_reason: stateReason,
    title,
    body,
    user: simpleUser(author),
    labels: labels.map((name, at) => ({
      id: at + 1,
      node_id: `L_${at}`,
      url: `https://api.github.com/repos/webdis/webdis/labels/${name}`,
      name,
      description: null,
      color: 'ededed',
      default: false,
    })),
    assignee: null,
    assignees: issue.assignees.map(simpleUser),
    milestone: null,
    locked: false,
    comments: comments.length,
    closed_at: state === 'closed' ? time : null,
    created_at: time,
    updated_at: time,
    author_association: 'NONE',
    ...(pullRequest
      ? { pull_request: { diff_url: null, html_url: null, patch_url: null, url: null } }
      : {}),
  };
}

function comment(issue: Issue, id: number, login: string): object {
  const url = `https://api.github.com/repos/webdis/webdis/issues/comments/${id}`;
  return {
    id,
    node_id: `C_${id}`,
    url,
    html_url: `https://github.com/webdis/webdis/issues/${issue.number}#issuecomment-${id}`,
    issue_url: `https://api.github.com/repos/webdis/webdis/issues/${issue.number}`,
    body: issue.comments.at(-1),
    user: simpleUser(login),
    created_at: time,
    updated_at: time,
    author_association: 'NONE',
  };
}

function simpleUser(login: string): object {
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: 41898282,
    node_id: 'U_1',
    avatar_url: 'https://avatars.githubusercontent.com/u/1',
    gravatar_id: '',
    url,
    html_url: `https://github.com/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

function publicUser(login: string): object {
  return {
    ...simpleUser(login),
    name: null,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: time,
    updated_at: time,
  };
}
