/** Plays an act: the real program, in a process of its own, as somebody would call it. */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vectorFolder } from '../images.ts';
import { type Act, repository, type Stage, tag } from './acts.ts';

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Played {
  /** as it would be typed */
  readonly command: string;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Files that the run writes, besides what it prints. */
export interface Files {
  readonly report: string;
  readonly summary: string;
}

export async function play(act: Act, stage: Stage, files: Files, color: boolean): Promise<Played> {
  for (const registry of [stage.hub, stage.ecr]) registry.reset();
  act.prepare(stage);
  const registries = act.verb === 'tree' ? [stage.hub] : [stage.hub, stage.ecr];
  const images = registries.map(({ host }) => `${host}/${repository}:${tag}`);
  const trust = ['--key', 'signer.pub', '--trusted-root', 'trusted-root.json'];
  const typed = [act.verb, ...trust, ...images];
  const written = ['--report', files.report, '--summary', files.summary];
  const ended = await run([...typed, ...(act.verb === 'verify' ? written : [])], color);
  const line = `webdis-trust ${[act.verb, ...trust].join(' ')}`;
  return { command: [line, ...images.map((image) => `    ${image}`)].join(' \\\n'), ...ended };
}

function run(args: readonly string[], color: boolean): Promise<Omit<Played, 'command'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: fileURLToPath(vectorFolder),
      env: { ...process.env, FORCE_COLOR: color ? '1' : '0' },
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
