/** Identifies the source of a build: a run of a CI system, or a commit of a checkout without changes. */

import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Source } from '../release/attempt.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that together name one run, which keeps its name when it is repeated. */
const runs = [
  ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_SHA', 'GITHUB_RUN_ID'],
  ['CI_PROJECT_URL', 'CI_PIPELINE_ID'],
  ['BUILDKITE_BUILD_ID'],
] as const;

/**
 * undefined if it is uncertain: the context is not a folder of a checkout, or the checkout has changes. Files that git
 * ignores do not count as changes.
 *
 * @param written paths that the run itself writes, such as its report
 * @param env the environment for git
 */
export async function sourceOf(
  context: string,
  written: readonly string[],
  env: Record<string, string>,
): Promise<Source | undefined> {
  const run = runOf(env);
  if (run !== undefined) return { kind: 'run', id: run };
  try {
    const said = await git(context, env, 'rev-parse', '--show-toplevel', 'HEAD');
    // The name of a folder may have line breaks.
    const end = said.lastIndexOf('\n');
    const [top, commit] = [said.slice(0, end), said.slice(end + 1)];
    const others = await Promise.all(written.map((path) => inside(top, path)));
    const excluded = others.map((path) => `:(top,exclude,literal)${path}`);
    const changes = await git(context, env, 'status', '--porcelain', '--', ':/', ...excluded);
    return changes === '' ? { kind: 'commit', id: commit } : undefined;
  } catch {
    return undefined;
  }
}

function runOf(env: Environment): string | undefined {
  // nektos/act gives every run the ID 1, and builds changes that are not committed.
  if (env['ACT']) return undefined;
  const found = runs.find((names) => names.every((name) => env[name]));
  return found?.map((name) => env[name]).join(' ');
}

/** Relative to the top of the checkout. */
async function inside(top: string, path: string): Promise<string> {
  const from = relative(top, join(await realpath(dirname(path)), basename(path)));
  // A path outside of the checkout is not a change, and git never lists it.
  return from.startsWith('..') ? '.git' : from;
}

/** A checkout can name a program in `core.fsmonitor`, which git would start. */
async function git(
  folder: string,
  env: Record<string, string>,
  ...args: readonly string[]
): Promise<string> {
  const all = ['-c', 'core.fsmonitor=false', '-C', folder, ...args];
  const { stdout } = await promisify(execFile)('git', all, { env, timeout: 10_000 });
  return stdout.trimEnd();
}
