/** Checks whether `docker buildx` can build here: with a running builder that reaches registries on loopback. */

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxRegistry } from '../registry/index.ts';

export const platforms = ['linux/amd64', 'linux/arm64'];

/** Milliseconds for a builder that runs; one that has to be started would fetch an image first. */
const patience = 20_000;

/** Tried, because an engine in a virtual machine runs, and has another loopback. */
export async function canBuild(folder: string, registry: SandboxRegistry): Promise<boolean> {
  if (!/^Status:\s+running$/m.test(await docker(['buildx', 'inspect']))) return false;
  writeContext(folder, 'probe');
  const metadata = join(folder, 'probe.json');
  const output = `type=image,name=${registry.host}/demo/probe,push=true,push-by-digest=true`;
  const args = ['--platform', platforms.join(','), '--metadata-file', metadata];
  const log = await docker(['buildx', 'build', ...args, '--output', output, contextOf(folder)]);
  registry.reset();
  return log.includes('pushing manifest for') && !log.includes('ERROR');
}

export const contextOf = (folder: string) => join(folder, 'image');

/** Another file for each platform, and nothing that would have to run there. */
export function writeContext(folder: string, content: string): void {
  const context = contextOf(folder);
  mkdirSync(context, { recursive: true });
  for (const platform of platforms) {
    const [, architecture = ''] = platform.split('/');
    writeFileSync(join(context, `webdis-${architecture}`), `${content} on ${platform}\n`);
  }
  const dockerfile = ['FROM scratch', 'ARG TARGETARCH', 'COPY webdis-$TARGETARCH /webdis', ''];
  writeFileSync(join(context, 'Dockerfile'), dockerfile.join('\n'));
}

/** What it says; nothing where there is no such program, or it fails. */
function docker(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn('docker', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: patience,
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
    }
    child.on('error', () => resolve(''));
    child.on('close', (code) => resolve(code === 0 ? text : ''));
  });
}
