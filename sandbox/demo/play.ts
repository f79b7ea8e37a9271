/** Plays one act of the demo: runs the command line in its own process, like a user. */

import { spawn } from 'node:child_process';
import type { Act, Call } from './acts.ts';
import type { Stage } from './stage.ts';

export interface Played {
  readonly verb: Call['verb'];
  /** as it would be typed */
  readonly command: string;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The files that a verification writes. */
interface Files {
  readonly report: string;
  readonly summary: string;
}

interface Run {
  /** run with Node */
  readonly program: string;
  readonly files: Files;
  readonly color: boolean;
}

export async function play(
  act: Act,
  stage: Stage,
  { program, files, color }: Run,
): Promise<Played> {
  await act.prepare(stage);
  const call = act.call(stage);
  const { verb, action, flags, images, env = {} } = call;
  const written = verb === 'verify' ? ['--report', files.report, '--summary', files.summary] : [];
  const ended = await run(
    [program, verb, ...(action === undefined ? [] : [action]), ...flags, ...images, ...written],
    {
      cwd: stage.folder,
      env: { ...process.env, ...env, FORCE_COLOR: color ? '1' : '0' },
    },
  );
  return { verb, command: typed(call), ...ended };
}

/** One image a line, and flags that go together on one. */
function typed({ verb, action, flags, images, env = {} }: Call): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const [first = [], ...more] = pairs(flags);
  const lines = [
    [...variables, 'webdis-trust', verb, ...(action === undefined ? [] : [action]), ...first].join(
      ' ',
    ),
  ];
  for (const pair of more) {
    const last = lines.at(-1) ?? '';
    if (last.length + pair.join(' ').length < 90)
      lines[lines.length - 1] = [last, ...pair].join(' ');
    else lines.push(`    ${pair.join(' ')}`);
  }
  return [...lines, ...images.map((image) => `    ${image}`)].join(' \\\n');
}

function pairs(flags: readonly string[]): string[][] {
  return flags.flatMap((flag, at) => (flag.startsWith('-') ? [[flag, flags[at + 1] ?? '']] : []));
}

interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

function run(
  args: readonly string[],
  { cwd, env }: Surroundings,
): Promise<Omit<Played, 'verb' | 'command'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...text }));
  });
}
