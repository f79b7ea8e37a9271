/** Opens, updates and closes issues of a repository, after a drift check. */

import { type IssueAction, planIssues } from '../drift/issues.ts';
import type { DriftHistory, DriftReport } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { GitHub } from '../github/client.ts';
import type { ConnectionValues } from '../options/connection.ts';
import { closingComment, formatIssue } from '../report/drift/issue.ts';
import { connect, type Host } from './connection.ts';

const driftLabel = 'drift';

export interface IssueOptions {
  readonly token: string;
  readonly unreachableAfter: number;
  /** whether there is a state file */
  readonly remembers: boolean;
}

/** Numbers of issues. */
export interface IssueUpkeep {
  readonly opened: readonly number[];
  readonly updated: readonly number[];
  readonly closed: readonly number[];
}

/**
 * Throws TrustError if a request to GitHub fails. Issues that were changed stay changed, and the next run continues.
 * The state of the registries does not depend on it.
 */
export async function keepIssues(
  report: DriftReport,
  history: DriftHistory,
  options: IssueOptions,
  values: ConnectionValues,
  host: Host,
): Promise<IssueUpkeep> {
  const { env, signal, onSecret } = host;
  const { token, unreachableAfter, remembers } = options;
  onSecret?.(token);
  const { client, clock, close } = await connect(values, host);
  try {
    const github = new GitHub({
      transport: client.transport,
      clock,
      signal,
      apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
      repository: env['GITHUB_REPOSITORY'] ?? '',
      token,
    });
    const open = await github.openIssues(driftLabel);
    const author = open.length === 0 ? '' : await github.login();
    const plan = { report, history, open, unreachableAfter, remembers, author, label: driftLabel };
    return await carryOut(planIssues(plan), github, runUrl(env));
  } finally {
    close();
  }
}

async function carryOut(
  actions: readonly IssueAction[],
  github: GitHub,
  url: string | undefined,
): Promise<IssueUpkeep> {
  const done = { opened: [] as number[], updated: [] as number[], closed: [] as number[] };
  for (const action of actions) {
    switch (action.do) {
      case 'open':
        done.opened.push(await open(action, github, url));
        break;
      case 'update': {
        const { title, body } = formatIssue(action.issue, url);
        await github.update(action.number, title, body);
        done.updated.push(action.number);
        break;
      }
      case 'close':
        // In this order: a comment that fails is missing once, and is not there again every day.
        await github.close(action.number);
        done.closed.push(action.number);
        await github.comment(action.number, closingComment(action.topic, url));
        break;
    }
  }
  return done;
}

/**
 * An issue that the next run would not find again is closed at once, and is the only one: otherwise there
 * would be a new one every day. So it is with tokens that may not label, and with those of other apps.
 */
async function open(
  { issue }: Extract<IssueAction, { do: 'open' }>,
  github: GitHub,
  url: string | undefined,
): Promise<number> {
  const { title, body } = formatIssue(issue, url);
  const { number, labels, author } = await github.open(title, body, driftLabel);
  const missing = labels.includes(driftLabel) ? undefined : 'GitHub did not label it';
  const why = missing ?? (await foreign(author, github));
  if (why === undefined) return number;
  await github.close(number);
  throw new TrustError(
    'E_AUTH',
    `issue ${number} would not be found again (${why}), and was closed: github-token has to be that of the workflow, or a personal one that may label issues`,
  );
}

async function foreign(author: string, github: GitHub): Promise<string | undefined> {
  const login = await github.login();
  return login === author ? undefined : `it is by ${author}, and not by ${login}`;
}

function runUrl(env: Host['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return undefined;
  const url = `${server}/${repository}/actions/runs/${run}`;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}
