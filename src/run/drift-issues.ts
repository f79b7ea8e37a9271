/** Opens, updates and closes issues of a repository, after a drift check. */

import { defined } from '../defined.ts';
import type { DriftOutcome } from '../drift/fleet.ts';
import { closedText } from '../drift/issue-topics.ts';
import { type IssueAction, planIssues } from '../drift/issues.ts';
import { isTrustError, TrustError } from '../error.ts';
import { GitHub } from '../github/client.ts';
import { isHttp } from '../http/address.ts';
import type { ConnectionValues } from '../options/connection.ts';
import { closingComment, formatIssue } from '../report/drift/issue.ts';
import { connect, type Host } from './connection.ts';

const driftLabel = 'drift';

export interface IssueOptions {
  /** `owner/name`; undefined: that of the workflow */
  readonly repository: string | undefined;
  /** undefined: GITHUB_TOKEN or GH_TOKEN */
  readonly token: string | undefined;
  /** in addition to `drift` */
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly unreachableAfter: number;
  /** whether there is a state file */
  readonly remembers: boolean;
  /** of the ledger, or of several */
  readonly name: string;
}

/** Numbers of issues. */
export interface IssueUpkeep {
  readonly opened: readonly number[];
  readonly updated: readonly number[];
  readonly reopened: readonly number[];
  readonly closed: readonly number[];
  /** errors of GitHub; the next run tries again */
  readonly failed: readonly TrustError[];
}

/**
 * Throws TrustError if the issues cannot be read. A write that fails does not stop the others, unless GitHub limits
 * requests. The state of the registries does not depend on it.
 */
export async function keepIssues(
  { report, checks }: DriftOutcome,
  options: IssueOptions,
  values: ConnectionValues,
  host: Host,
): Promise<IssueUpkeep> {
  const { env, signal, onSecret } = host;
  const { name, unreachableAfter, remembers } = options;
  const token = options.token ?? (env['GITHUB_TOKEN'] || env['GH_TOKEN']) ?? '';
  if (token !== '') onSecret?.(token);
  const { client, clock, close } = await connect(values, host);
  try {
    const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com';
    const github = new GitHub({
      transport: client.transport,
      clock,
      signal,
      apiUrl,
      ...defined({ graphqlUrl: env['GITHUB_GRAPHQL_URL'] || undefined }),
      repository: options.repository ?? env['GITHUB_REPOSITORY'] ?? '',
      token,
    });
    const open = await github.openIssues(driftLabel);
    const isWell = checks.every((one) => one.report.state === 'ok');
    const known = isWell ? open : [...open, ...(await github.closedIssues(driftLabel))];
    const author = known.length === 0 ? '' : await github.login();
    const question = { name, known, unreachableAfter, remembers, author, label: driftLabel };
    const plan = report.shard === undefined ? planIssues({ ...question, checks }) : [];
    return await carryOut(plan, github, { ...options, url: runUrl(env) });
  } finally {
    close();
  }
}

interface Manner extends Pick<IssueOptions, 'labels' | 'assignees'> {
  /** the page of this run */
  readonly url: string | undefined;
}

async function carryOut(
  actions: readonly IssueAction[],
  github: GitHub,
  manner: Manner,
): Promise<IssueUpkeep> {
  const done = {
    opened: [] as number[],
    updated: [] as number[],
    reopened: [] as number[],
    closed: [] as number[],
    failed: [] as TrustError[],
  };
  const lists = {
    open: done.opened,
    update: done.updated,
    reopen: done.reopened,
    close: done.closed,
  };
  for (const action of actions) {
    try {
      lists[action.do].push(await carryOutOne(action, github, manner));
    } catch (error) {
      if (!isTrustError(error)) throw error;
      done.failed.push(error);
      // More writes would prolong the rate limit, and more issues would not be found either.
      if (error.code === 'E_RATE' || lost.has(error)) break;
    }
  }
  return done;
}

/** Errors for issues that the next run would not find. */
const lost = new WeakSet<TrustError>();

async function carryOutOne(action: IssueAction, github: GitHub, manner: Manner): Promise<number> {
  const { url } = manner;
  if (action.do === 'open') return open(action, github, manner);
  const { number } = action;
  if (action.do === 'close') {
    // In this order: if the comment fails, it is missing once, and not repeated every day.
    await github.close(number, closedText(action.body, number));
    await github.comment(number, closingComment(action, url));
    return number;
  }
  const { title, body } = formatIssue(action.issue, url, number);
  const text = action.above === '' ? body : `${action.above}\n\n${body}`;
  if (action.do === 'update') await github.update(number, { title, body: text });
  else await github.reopen(number, title, text);
  return number;
}

/**
 * An issue that the next run would not find again is closed at once, and is the only one: otherwise there
 * would be a new one every day. So it is with tokens that may not label.
 */
async function open(
  { issue }: Extract<IssueAction, { do: 'open' }>,
  github: GitHub,
  { url, labels: more, assignees }: Manner,
): Promise<number> {
  const { title, body } = formatIssue(issue, url);
  const wanted = [...new Set([driftLabel, ...more])];
  const { number, labels, author } = await github.open({ title, body, labels: wanted, assignees });
  const missing = labels.includes(driftLabel) ? undefined : 'GitHub did not label it';
  const why = missing ?? (await foreign(author, github));
  const own = formatIssue(issue, url, number);
  if (why === undefined) {
    await github.update(number, { body: own.body });
    return number;
  }
  await github.close(number, closedText(own.body, number));
  const error = new TrustError(
    'E_AUTH',
    `issue ${number} would not be found again (${why}), and was closed: github-token needs the permission issues: write, and may label issues`,
  );
  lost.add(error);
  throw error;
}

async function foreign(author: string, github: GitHub): Promise<string | undefined> {
  const login = await github.login();
  return login === author ? undefined : `it is by ${author}, and not by ${login}`;
}

export function runUrl(env: Host['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return undefined;
  const url = `${server}/${repository}/actions/runs/${run}`;
  return URL.canParse(url) && isHttp(new URL(url)) ? url : undefined;
}
