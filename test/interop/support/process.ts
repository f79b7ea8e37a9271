// Server processes of a test: started, waited for, and stopped by their pid.
import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface ServerOptions {
  /** What the process is called in error messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The loopback port that it listens on once it is ready. */
  readonly port: number;
  /** Of loopback; 127.0.0.1 unless said otherwise. */
  readonly address?: string;
  /** Or the Unix socket that it listens on, where `port` is another user's. */
  readonly socket?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly timeoutMs?: number;
  /** Whom it runs as, for programs that refuse root. */
  readonly uid?: number;
  /** What asks it to end; SIGTERM unless said otherwise. */
  readonly stopSignal?: NodeJS.Signals;
}

export interface Server {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  /** The last lines that it printed. */
  log(): string;
  /** Asks it to end, and after two seconds makes it. */
  stop(): Promise<void>;
}

const logLimit = 64 * 1024;
const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

/** Starts a server and resolves when its port accepts connections. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { name, command, args, port, cwd, uid, timeoutMs = 15_000 } = options;
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  // A test that fails before it can stop its servers must not wait for them.
  child.unref();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream instanceof Socket) stream.unref();
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-logLimit);
    });
  }
  let ended = '';
  const closed = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      ended = error.message;
      running.delete(child);
      resolve();
    });
    child.on('close', (code, signal) => {
      ended ||= `ended with ${signal ?? `exit code ${code}`}`;
      running.delete(child);
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    if (ended !== '') return;
    child.ref();
    child.kill(options.stopSignal ?? 'SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 2_000);
    await closed;
    clearTimeout(killer);
  };

  const deadline = performance.now() + timeoutMs;
  while (!(await accepts(options))) {
    if (ended === '' && performance.now() < deadline) await delay(10);
    else break;
  }
  if (ended !== '' || performance.now() >= deadline) {
    const reason =
      ended || `does not listen on ${options.socket ?? `port ${port}`} after ${timeoutMs} ms`;
    await stop();
    throw new Error(`${name}: ${reason}\n${output}`);
  }
  return { name, pid: child.pid ?? 0, port, log: () => output, stop };
}

function accepts({ port, address = '127.0.0.1', socket: path }: ServerOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = path === undefined ? connect(port, address) : connect(path);
    socket.on('error', () => resolve(false));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** A loopback port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
