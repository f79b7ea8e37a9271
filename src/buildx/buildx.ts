/** Runs `docker buildx build`: passes its log on, and reads the digest from its metadata file. */

import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isTrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { abortError } from '../http/failure.ts';
import type { Digest } from '../oci/digest.ts';
import { type Build, buildxArguments, pushedDigest } from '../release/build.ts';
import { redactLine } from '../release/redact.ts';
import { buildFailure, startFailure } from './failure.ts';
import { BuildLog } from './log.ts';

export interface BuildxOptions {
  /** the whole environment of the child process */
  readonly env: Record<string, string>;
  readonly signal: AbortSignal;
  readonly onLog?: (text: string) => void;
}

/** Bytes of the metadata file: digests, names and warnings. */
const metadataLimit = 16 * 1024 * 1024;

/** Throws E_BUILD, E_AUTH if the push was refused, or the reason why the run was aborted. */
export async function runBuildx(build: Build, options: BuildxOptions): Promise<Digest> {
  const folder = await mkdtemp(join(tmpdir(), 'release-'));
  try {
    const metadata = join(folder, 'metadata.json');
    const log = new BuildLog(options.onLog ?? (() => {}));
    const exitCode = await runDocker(buildxArguments(build, metadata), metadata, log, options);
    if (exitCode !== 0) {
      throw buildFailure(exitCode, log.tail, (line) => redactLine(line, build, options.env));
    }
    return pushedDigest(
      await readBounded(metadata, metadataLimit, 'the metadata of buildx', 'E_BUILD'),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds for buildx to cancel the build at its builder, and to end after it was killed. */
const patience = { cancel: 1500, end: 500 };

/** @param mark an argument that only this process has */
async function runDocker(
  args: readonly string[],
  mark: string,
  log: BuildLog,
  { env, signal }: BuildxOptions,
): Promise<number> {
  // Loaded on demand: most runs build nothing.
  const { exec } = await import('@actions/exec');
  const [stdout, stderr] = [log.stream(), log.stream()];
  const child = watchFor(mark);
  try {
    const running = exec('docker', [...args], {
      env,
      silent: true,
      ignoreReturnCode: true,
      // How long a grandchild may keep the streams open after docker has ended.
      delay: 1000,
      listeners: { stdout: stdout.add, stderr: stderr.add },
    });
    return await unlessEnded(running, child, signal);
  } catch (error) {
    throw isTrustError(error) ? error : startFailure(error);
  } finally {
    child.forget();
    stdout.end();
    stderr.end();
  }
}

interface Watched {
  kill(signal: NodeJS.Signals): void;
  forget(): void;
}

/** @actions/exec does not expose its child process; Node reports each one (diagnostics_channel, "child_process"). */
function watchFor(mark: string): Watched {
  let child: ChildProcess | undefined;
  let killed: NodeJS.Signals | undefined;
  const notice = (message: unknown) => {
    const { process } = message as { readonly process: ChildProcess };
    // The message is published during the call that sets the arguments.
    process.once('spawn', () => {
      if (!process.spawnargs.includes(mark)) return;
      child = process;
      if (killed !== undefined) child.kill(killed);
    });
  };
  subscribe('child_process', notice);
  return {
    kill: (signal) => {
      killed = signal;
      child?.kill(signal);
    },
    forget: () => unsubscribe('child_process', notice),
  };
}

/**
 * Cancels the build when the run is aborted: docker passes the signal on to buildx, and buildx to the builder. What was
 * pushed by then has no tag.
 */
async function unlessEnded(
  running: Promise<number>,
  child: Watched,
  signal: AbortSignal,
): Promise<number> {
  const { promise: aborted, resolve: abort } = Promise.withResolvers<'aborted'>();
  const onAbort = () => abort('aborted');
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort);
  try {
    const first = await Promise.race([running, aborted]);
    if (first !== 'aborted') return first;
    const ended = Promise.allSettled([running]);
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(patience.cancel)]);
    // Without effect on a process that has ended.
    child.kill('SIGKILL');
    await Promise.race([ended, sleep(patience.end)]);
    throw abortError(signal);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
