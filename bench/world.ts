/** The registries of the benches: real ones with signed images, used directly and through a delaying proxy. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { content, loadCase, readCases, type VectorCase } from '../test/interop/support/load.ts';
import { type Registry, startOlareg } from '../test/interop/support/registries.ts';

export const vectors = fileURLToPath(new URL('../test/vectors/cosign-made', import.meta.url));
export const cli = fileURLToPath(new URL('../dist/cli.mjs', import.meta.url));
export const key = `${vectors}/signer.pub`;
export const trustedRoot = `${vectors}/trusted-root.json`;

export interface DelayingProxy {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** Requests since the last call. */
  count(): Promise<number>;
  stop(): void;
}

/** `delay` in milliseconds for each request. */
export async function startProxy(upstream: string, delay: number): Promise<DelayingProxy> {
  const file = fileURLToPath(new URL('proxy.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [file, upstream, String(delay)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('the proxy has no pipes');
  const lines: Interface = createInterface({ input: stdout });
  const next = async () => String((await once(lines, 'line'))[0]);
  const port = await next();
  return {
    host: `127.0.0.1:${port}`,
    count: async () => {
      const answer = next();
      stdin.write('count\n');
      return Number(await answer);
    },
    stop: () => void child.kill(),
  };
}

/**
 * Two registries with the Referrers API, as Docker Hub and ECR Public are.
 *
 * @param folder of the vectors that have the cases
 */
export async function startTwo(
  cases: readonly string[],
  folder = vectors,
): Promise<readonly [Registry, Registry]> {
  const both = await Promise.all([startOlareg(), startOlareg()]);
  for (const registry of both) {
    for (const name of cases) {
      await loadCase(folder, caseOf(name, folder), registry, `webdis/${name}`);
    }
  }
  return [both[0], both[1]];
}

/** Digests of the index and everything under it. */
export function digestsOf(name: string, folder = vectors): readonly string[] {
  const { digest } = caseOf(name, folder);
  const { manifests }: { readonly manifests: readonly { readonly digest: string }[] } = JSON.parse(
    content(folder, digest).toString(),
  );
  return [digest, ...manifests.map((child) => child.digest)];
}

function caseOf(name: string, folder: string): VectorCase {
  const one = readCases(folder).get(name);
  if (one === undefined) throw new Error(`the vectors lack ${name}`);
  return one;
}
