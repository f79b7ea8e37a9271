/** One run: the environment, the clock and the process handed to everything below. */

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TrustError } from '../error.ts';
import { deadlines } from '../limits.ts';
import { createRegistryClient, type RegistryClient } from '../registry/client.ts';
import type { HelperResult } from '../registry/credential-helper.ts';
import { createKeychain } from '../registry/keychain.ts';
import { proxyFromVariables } from '../registry/proxy.ts';
import { createTransport } from '../registry/transport.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { VerifyContext } from '../verify/verify.ts';
import { tool, userAgent } from '../version.ts';
import { readKeys } from './keys.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface RunOptions {
  readonly env: Environment;
  readonly signal: AbortSignal;
  /** hosts that may be spoken to over http */
  readonly insecureRegistries: readonly string[];
  /** milliseconds for the whole run */
  readonly budget?: number;
  /** PEM certificates to trust besides those of the system */
  readonly ca?: readonly string[];
  /** is told each secret before it is used, to mask it */
  readonly onSecret?: (secret: string) => void;
  /** is told what is asked of whom, free of secrets */
  readonly trace?: (line: string) => void;
}

export interface Run {
  readonly context: VerifyContext;
  readonly registry: RegistryClient;
  /** Reads what the user wrote about keys; see keys.ts. */
  keys(text: string, fingerprints: readonly string[]): Promise<readonly VerificationKey[]>;
  /** Ends idle connections, so that the process can end. */
  close(): void;
}

export function startRun(options: RunOptions): Run {
  const { env, trace, ca } = options;
  const insecureHosts = new Set(options.insecureRegistries.map((host) => host.toLowerCase()));
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  const transport = createTransport({
    clock,
    random: Math.random,
    signal: options.signal,
    budget: options.budget ?? deadlines.run,
    insecureHosts,
    proxyFor: proxyFromVariables(env),
    userAgent,
    ...(ca === undefined ? {} : { ca }),
    ...(trace === undefined ? {} : { trace: (event) => trace(`${event.method} ${event.url}`) }),
  });
  const registry = createRegistryClient({
    transport,
    insecureHosts,
    clock,
    credentials: createKeychain({
      files: credentialFiles(env),
      readFile: readIfThere,
      runHelper: (program, input) => runHelper(program, input, options.signal),
      ...(options.onSecret === undefined ? {} : { onSecret: options.onSecret }),
    }),
    ...(options.onSecret === undefined ? {} : { onSecret: options.onSecret }),
    ...(trace === undefined ? {} : { trace: ({ message }) => trace(message) }),
  });
  return {
    registry,
    context: { registry, now: () => new Date(), tool },
    keys: (text, fingerprints) =>
      readKeys(text, fingerprints, {
        env,
        fetch: async (url, limit) => {
          const { status, body } = await transport.request({ method: 'GET', url }, limit);
          if (status === 200) return body;
          throw new TrustError('E_KEY', `${url.origin}${url.pathname} answered ${status}, no key`);
        },
      }),
    close: () => transport.close(),
  };
}

/** Docker's file, then those of podman, skopeo and buildah (registries.md §3.2). */
function credentialFiles(env: Environment): readonly string[] {
  const home = env['HOME'] ?? homedir();
  const runtime = env['XDG_RUNTIME_DIR'];
  const config = env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  return [
    join(env['DOCKER_CONFIG'] ?? join(home, '.docker'), 'config.json'),
    ...(env['REGISTRY_AUTH_FILE'] ? [env['REGISTRY_AUTH_FILE']] : []),
    ...(runtime ? [join(runtime, 'containers', 'auth.json')] : []),
    join(config, 'containers', 'auth.json'),
  ];
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

const helperOutput = 64 * 1024;

/** A credential helper, without a shell (threat 123); what it prints is bounded. */
function runHelper(program: string, input: string, signal: AbortSignal): Promise<HelperResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], { stdio: 'pipe', shell: false, signal });
    const read = (stream: NodeJS.ReadableStream) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        if (text.length < helperOutput) text += chunk.toString('utf8');
      });
      return () => text.slice(0, helperOutput);
    };
    const stdout = read(child.stdout);
    const stderr = read(child.stderr);
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode: exitCode ?? 1, stdout: stdout(), stderr: stderr() });
    });
    // A helper that ends without reading closes the pipe; its exit code tells what happened.
    child.stdin.on('error', () => {});
    child.stdin.end(`${input}\n`);
  });
}
