/**
 * Replaces docker where tests need a build that is quick, fails or hangs on demand: pushes a small image
 * by digest, over HTTP, as `docker buildx build` does, and writes the metadata file. Tests with the real
 * buildx are in test/interop.
 */

import { renameSync, writeFileSync } from 'node:fs';
import { multiPlatformImage, type Part } from '../../../sandbox/images.ts';
import { digestOf } from '../../../src/oci/digest.ts';

export interface Orders {
  /** where it is written down what docker was called with */
  readonly record: string;
  /** on stderr, before anything else */
  readonly log?: string;
  /** nothing is pushed, and it ends so */
  readonly exit?: number;
  /** `term`: it waits for SIGTERM, and ends; `deaf`: not even then */
  readonly hang?: 'term' | 'deaf';
  /** the metadata file, instead of what it should be; null: none */
  readonly metadata?: string | null;
  /** another content makes another digest */
  readonly content?: string;
}

export interface Witnessed {
  readonly pid: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const orders = JSON.parse(process.env['FAKE_DOCKER'] ?? '{}') as Orders;
const args = process.argv.slice(2);
if (orders.hang === 'deaf') process.on('SIGTERM', () => {});
const witnessed = { pid: process.pid, args, env: process.env } as Witnessed;
// Whole or not at all: tests wait for it.
writeFileSync(`${orders.record}.partial`, JSON.stringify(witnessed));
renameSync(`${orders.record}.partial`, orders.record);
process.stderr.write(orders.log ?? '#0 building with "fake" instance\n');
if (orders.hang !== undefined) {
  // A build that continues: what it says shows that it runs.
  process.stderr.write('#1 [1/1] RUN sleep\n');
  setInterval(() => {}, 1000);
} else if (orders.exit !== undefined) {
  process.exitCode = orders.exit;
} else {
  await build();
}

async function build(): Promise<void> {
  const { platforms, name, metadata, labels } = readArguments();
  const image = multiPlatformImage(platforms, { content: orders.content ?? 'built', labels });
  await push(name, image);
  process.stderr.write(`#2 pushing manifest for ${name} done\n`);
  if (orders.metadata === null) return;
  const usual = JSON.stringify({
    'buildx.build.ref': 'a/b/c',
    'containerimage.digest': image.digest,
  });
  writeFileSync(metadata, orders.metadata ?? usual);
}

function readArguments() {
  const after = (flag: string) => args[args.indexOf(flag) + 1] ?? '';
  const output = new Map(
    after('--output')
      .split(',')
      .map((field) => field.split('=') as [string, string]),
  );
  for (const [field, value] of Object.entries({
    type: 'image',
    push: 'true',
    'push-by-digest': 'true',
    'name-canonical': 'true',
  })) {
    if (output.get(field) !== value) throw new Error(`--output without ${field}=${value}`);
  }
  const platforms = args.includes('--platform') ? after('--platform').split(',') : ['linux/amd64'];
  const labels = Object.fromEntries(
    args.flatMap((arg, at) =>
      arg === '--label' ? [(args[at + 1] ?? '').split(/=(.*)/s).slice(0, 2)] : [],
    ),
  );
  return { labels, platforms, name: output.get('name') ?? '', metadata: after('--metadata-file') };
}

async function push(name: string, { children, blobs, bytes, mediaType }: Part): Promise<void> {
  for (const child of children) await push(name, child);
  const [host, ...path] = name.split('/');
  const base = `http://${host}/v2/${path.join('/')}`;
  for (const blob of blobs) {
    await send('POST', `${base}/blobs/uploads/?digest=${digestOf(blob)}`, blob);
  }
  await send('PUT', `${base}/manifests/${digestOf(bytes)}`, bytes, mediaType);
}

async function send(
  method: string,
  url: string,
  bytes: Uint8Array,
  type = 'application/octet-stream',
): Promise<void> {
  const body = Buffer.from(bytes);
  const answer = await fetch(url, { method, body, headers: { 'content-type': type } });
  if (answer.ok) return;
  process.stderr.write(
    `ERROR: failed to build: failed to solve: failed to push ${url}: unexpected status from ${method} request: ${answer.status}: denied\n`,
  );
  process.exit(1);
}
