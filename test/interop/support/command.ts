// Runs a program to its end and hands back what it said.
import { spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { binary } from './binaries.ts';

export interface CommandResult {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whom it runs as, for programs that refuse root. */
  readonly uid?: number;
  readonly onStart?: (pid: number) => void;
}

/** Runs a peer, or a program by its whole path. An exit code other than 0 is a result, not an error. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env, uid, onStart }: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(isAbsolute(program) ? program : binary(program), args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(uid === undefined ? {} : { uid, gid: uid }),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) onStart?.(child.pid);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ exit: code ?? -1, stdout, stderr }));
  });
}

/** Runs a peer that must succeed, and returns what it printed. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { exit, stdout, stderr } = await run(program, args, options);
  if (exit !== 0)
    throw new Error(`${program} ${args.join(' ')} exited with ${exit}\n${stderr || stdout}`);
  return stdout;
}
