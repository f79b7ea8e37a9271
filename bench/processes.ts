/** Programs under measurement: wall time and peak memory of a process, or of several in a row. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Measured {
  /** milliseconds */
  readonly time: number;
  /** MiB, of the largest process; sampled, so a little less than the truth */
  readonly memory: number;
}

/** Runs it to its end; throws unless it ends with 0. */
export function runCommand({ program, args, env }: Command): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, [...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let memory = 0;
    const sample = setInterval(() => {
      memory = Math.max(memory, peakOf(child.pid));
    }, 5);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(sample);
      const time = performance.now() - start;
      if (code === 0) resolve({ time, memory });
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}\n${said}`));
    });
  });
}

/** VmHWM, in MiB. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** With at most `width` at the same time, as `xargs -P` does; 1 is one after the other. */
export async function runAll(commands: readonly Command[], width: number): Promise<Measured> {
  const start = performance.now();
  const queue = commands.values();
  let memory = 0;
  const worker = async () => {
    for (const command of queue) memory = Math.max(memory, (await runCommand(command)).memory);
  };
  await Promise.all(Array.from({ length: Math.min(width, commands.length) }, worker));
  return { time: performance.now() - start, memory };
}
