/** Credentials of registries, from the files of Docker and Podman and the credential helpers that they name. */

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HelperResult } from '../auth/credential-helper.ts';
import type { CredentialSource } from '../auth/credentials.ts';
import { createKeychain } from '../auth/keychain.ts';
import { childEnvironment, withheld } from './child-environment.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface Surroundings {
  readonly env: Environment;
  readonly signal: AbortSignal;
  /** called with each secret before it is used, to mask it */
  readonly onSecret?: (secret: string) => void;
}

export function credentialsFrom({ env, signal, onSecret }: Surroundings): CredentialSource {
  return createKeychain({
    files: credentialFiles(env),
    readFile: readIfThere,
    runHelper: (program, input) => runHelper(program, input, helperEnvironment(env), signal),
    ...(onSecret === undefined ? {} : { onSecret }),
  });
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

/** The environment of a credential helper, without anything that signs. */
function helperEnvironment(env: Environment): Record<string, string> {
  return childEnvironment({ PATH: process.env['PATH'], ...env }, withheld([]));
}

const helperOutput = 64 * 1024;

/** Runs a credential helper without a shell (threat 123), with bounded output. */
async function runHelper(
  program: string,
  input: string,
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<HelperResult> {
  // Loaded on demand: most runs have no helper.
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      shell: false,
      env,
      signal,
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (stdout.length < helperOutput) stdout += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode: exitCode ?? 1, stdout: stdout.slice(0, helperOutput) });
    });
    // A helper that ends without reading closes the pipe; its exit code says why.
    child.stdin.on('error', () => {});
    child.stdin.end(`${input}\n`);
  });
}
