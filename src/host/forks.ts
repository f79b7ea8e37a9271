/**
 * Refuses runs that someone without write access to the repository may have started, or whose build they may have
 * changed (threat 130). A run that can sign ends before it does anything else.
 */

import { TrustError } from '../error.ts';
import { isObject, type JsonObject, type JsonValue, parseDocument } from '../oci/json.ts';
import { readBounded } from './files.ts';

/** Bytes; GitHub sends no larger webhook payload. */
const longestEvent = 25 * 1024 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Events that need write access, and run code of this repository. Anyone can comment, open issues, review or fork;
 * a check, a status or a merge queue can be about a commit of a fork without saying so.
 */
const ownEvents: ReadonlySet<string> = new Set([
  'push',
  'create',
  'release',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
]);

/** Events whose payload names the repository that they come from. */
const tellingEvents: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'workflow_run',
]);

/** Throws E_INPUT, also if the origin of the event is unknown. */
export async function refuseForks(env: Environment): Promise<void> {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  if (name === '')
    throw refusal('GITHUB_EVENT_NAME is not set, so the event that started the run is unknown');
  const path = env['GITHUB_EVENT_PATH'] ?? '';
  if (path === '') {
    if (!ownEvents.has(name)) throw refusal(`GITHUB_EVENT_PATH is not set for ${quoted(name)}`);
    return;
  }
  const event = await readEvent(path);
  if (event === undefined) throw refusal(`the event ${path} is no JSON object`);
  const why = foreign(event, name, env['GITHUB_REPOSITORY'] ?? '');
  if (why !== undefined) throw refusal(why);
}

function refusal(why: string): TrustError {
  const rule = 'a run with a signing key must not be started, or be changed, from a fork';
  return new TrustError('E_INPUT', `${why}; ${rule}: release on a pushed tag or by hand`);
}

async function readEvent(path: string): Promise<JsonObject | undefined> {
  const bytes = await readBounded(path, longestEvent, 'GITHUB_EVENT_PATH: the file');
  try {
    const event = parseDocument(bytes);
    return isObject(event) ? event : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Why the event is not trusted; undefined if it comes from this repository alone. */
function foreign(event: JsonObject, name: string, ours: string): string | undefined {
  const base = event['repository'];
  const own = isObject(base) ? base : undefined;
  const full = own?.['full_name'];
  const us: Repository = { name: typeof full === 'string' ? full : ours, id: own?.['id'] };
  const silent = tellingEvents.has(name) && !tells(event, name);
  if (silent) return `${name} does not say where it comes from`;
  const why = foreignIn(event, us);
  if (why !== undefined || ownEvents.has(name) || tellingEvents.has(name)) return why;
  return `${quoted(name)} may come from people without write access`;
}

function tells(event: JsonObject, name: string): boolean {
  if (name === 'workflow_run') {
    const run = event['workflow_run'];
    return isObject(run) && run['head_repository'] !== undefined && isTold(run['event']);
  }
  const pull = event['pull_request'];
  return isObject(pull) && isObject(pull['head']) && pull['head']['repo'] !== undefined;
}

/** The event of the earlier run: in a chain of runs, the repository is ours even if a fork began it. */
function isTold(before: JsonValue | undefined): boolean {
  return typeof before === 'string' && (ownEvents.has(before) || before === 'pull_request');
}

interface Repository {
  readonly name: string;
  readonly id: JsonValue | undefined;
}

/** Searches the whole payload for `head.repo`, `head_repository`, and repositories that are forks. */
function foreignIn(value: JsonValue | undefined, us: Repository): string | undefined {
  if (Array.isArray(value)) return firstOf(value, (item: JsonValue) => foreignIn(item, us));
  if (!isObject(value)) return undefined;
  const { fork, full_name: name } = value;
  if (fork === true && !isOurs(value, us)) return `it comes from the fork ${quoted(name)}`;
  return firstOf(Object.entries(value), ([key, inner]) => {
    // The repository that this one was forked from does not affect the run.
    if (['parent', 'source', 'template_repository'].includes(key)) return undefined;
    const head = key === 'head' && isObject(inner) && 'repo' in inner ? inner['repo'] : undefined;
    const named = key === 'head_repository' ? inner : head;
    if (named !== undefined && !isOurs(named, us)) {
      return `its head is in ${isObject(named) ? quoted(named['full_name']) : 'a deleted repository'}`;
    }
    return foreignIn(inner, us);
  });
}

/** Compares names without regard to case, as GitHub does; short forms have an id only. */
function isOurs(repository: JsonValue | undefined, us: Repository): boolean {
  if (!isObject(repository)) return false;
  const { full_name: name, id } = repository;
  if (typeof name === 'string') return name.toLowerCase() === us.name.toLowerCase();
  return typeof id === 'number' && id === us.id;
}

function quoted(name: JsonValue | undefined): string {
  return typeof name === 'string' ? JSON.stringify(name.slice(0, 200)) : 'another repository';
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
