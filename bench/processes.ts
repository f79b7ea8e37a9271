/** Measures the wall time, CPU time and peak memory of one or several processes. */

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
  /** Milliseconds of user and system time, to 10 ms. */
  readonly cpu: number;
  /** MiB, of the largest process; sampled, so a little less than the truth */
  readonly memory: number;
}

/** Runs it to its end; throws unless it ends with 0. */
export function runCommand(command: Command): Promise<Measured> {
  return runAll([command], 1);
}

/** With at most `width` at the same time, as `xargs -P` does; 1 is one after the other. */
export async function runAll(commands: readonly Command[], width: number): Promise<Measured> {
  const cpu = cpuOfChildren();
  const start = performance.now();
  const queue = commands.values();
  let memory = 0;
  const worker = async () => {
    for (const command of queue) memory = Math.max(memory, await peakMemory(command));
  };
  await Promise.all(Array.from({ length: Math.min(width, commands.length) }, worker));
  return { time: performance.now() - start, cpu: cpuOfChildren() - cpu, memory };
}

/** Runs it to its end, and returns the most memory it was seen to use, in MiB. */
function peakMemory({ program, args, env }: Command): Promise<number> {
  return new Promise((resolve, reject) => {
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
      if (code === 0) resolve(memory);
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

/**
 * Milliseconds that all children of this process that have ended used, with their own children: `cutime` and
 * `cstime` of proc_pid_stat(5), in ticks of 10 ms. Servers do not count: they have not ended.
 */
function cpuOfChildren(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // The name of the program is in parentheses and may contain spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}
