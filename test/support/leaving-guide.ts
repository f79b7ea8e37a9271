/**
 * The commands of docs/leaving-content-trust.md, run as they stand there: two registries in place of Hub and
 * ECR, a key and a log of the test's, and hub.txt in place of what notary.docker.io says.
 */

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { index, type Part, platformImage, put } from '../../sandbox/images.ts';
import { type SandboxLog, startLog, writeTrustedRoot } from '../../sandbox/log/index.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { makeKeyPair } from '../../src/signature/key-pair.ts';
import { temporaryFolder } from './folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/leaving-content-trust.md'), 'utf8');
const password = 'correct horse battery staple';

export interface Walked {
  readonly exitCode: number | null;
  readonly output: string;
  readonly hub: SandboxRegistry;
  readonly ecr: SandboxRegistry;
  readonly log: SandboxLog;
  /** by version */
  readonly images: Readonly<Record<string, { readonly hub: Part; readonly ecr: Part }>>;
  /** what a command left in the working directory */
  file(name: string): string;
  end(): Promise<void>;
}

export interface Walking {
  /** the shell script that `docker` is */
  readonly docker: string;
  /** what the images of 0.1.19 on ECR hold; Hub's hold `webdis` */
  readonly contentOnEcr?: string;
  /** what is different on the registries */
  readonly before?: (world: Pick<Walked, 'hub' | 'ecr' | 'images'>) => void;
  /** the headings whose commands are run begin with one of these */
  readonly steps?: RegExp;
}

export async function walkThrough(walking: Walking): Promise<Walked> {
  const { docker, contentOnEcr = 'webdis', steps = /./ } = walking;
  const [hub, ecr, log, pair] = await Promise.all([
    startRegistry(),
    startRegistry({ referrersApi: 'off-404' }),
    startLog({ version: 'rekor-v1' }),
    makeKeyPair(password),
  ]);
  const folder = temporaryFolder('leaving');
  const at = (name: string) => join(folder.path, name);
  const images = releases(contentOnEcr);
  for (const [version, image] of Object.entries(images)) {
    put(hub, 'nicolas/webdis', image.hub, version);
    put(ecr, 'nicolas/webdis', image.ecr, version);
  }
  walking.before?.({ hub, ecr, images });
  const lines = Object.entries(images).map(
    ([version, image]) => `${version} ${image.hub.digest}\n`,
  );
  writeFileSync(at('hub.txt'), lines.join(''));
  writeFileSync(at('cosign.key'), pair.privatePem);
  writeFileSync(at('webdis.pub'), pair.publicPem);
  writeTrustedRoot(at('root.json'), [log]);
  writeFileSync(at('webdis-trust'), program(log.url, at('root.json')), { mode: 0o755 });
  writeFileSync(at('docker'), `#!/bin/sh\n${docker}\n`, { mode: 0o755 });

  const text = commands(steps)
    .replaceAll('docker.io/nicolas', `${hub.host}/nicolas`)
    .replaceAll('public.ecr.aws/nicolas', `${ecr.host}/nicolas`)
    .replaceAll(/^FINGERPRINT=.*$/gm, `FINGERPRINT=${pair.fingerprint}`);
  const ended = await bash(text, folder.path);
  return {
    ...{ ...ended, hub, ecr, log, images },
    file: (name) => readFileSync(at(name), 'utf8'),
    end: async () => {
      await Promise.all([hub, ecr, log].map((server) => server.stop()));
      folder.remove();
    },
  };
}

/** The same on both at first, then two lists of the same images, as the releases of Webdis are. */
function releases(contentOnEcr: string): Walked['images'] {
  const platforms = ['linux/amd64', 'linux/arm64'];
  const list = (content: string, annotations = {}) =>
    index(
      platforms.map((platform) => platformImage(platform, content)),
      { annotations },
    );
  const same = list('0.1.12');
  return {
    '0.1.12': { hub: same, ecr: same },
    '0.1.19': { hub: list('webdis'), ecr: list(contentOnEcr, { pushed: 'to ECR' }) },
  };
}

/** The shell blocks under these headings; what is shown as a `console` asks notary.docker.io. */
function commands(steps: RegExp): string {
  const sections = guide.split(/^## /m);
  return sections
    .filter((section, at) => at === 0 || steps.test(section))
    .flatMap((section) => [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)])
    .map(([, block]) => block)
    .join('\n');
}

/** The committed bundle; what signs gets the log of the test, and all of it the root. */
function program(rekorUrl: string, trustedRoot: string): string {
  const run = `exec '${process.execPath}' '${join(root, 'dist/cli.mjs')}' "$@" --trusted-root '${trustedRoot}'`;
  return `#!/bin/sh\ncase "$1" in sign) set -- "$@" --rekor-url '${rekorUrl}' ;; esac\n${run}\n`;
}

function bash(
  text: string,
  cwd: string,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-uc', text], {
      cwd,
      env: { PATH: `${cwd}:${process.env['PATH']}`, HOME: cwd },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    child.stdin.on('error', () => {}).end(`${password}\n`);
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}
