/** Images of any size, generated while they are pushed: an index with one or two platforms. */

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

const MiB = 1024 * 1024;
const types = {
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
};

/** Pushes `latest`: one layer for one platform, or an even number of layers for two. */
export async function pushGenerated(
  host: string,
  repository: string,
  { bytes, layers: count }: { readonly bytes: number; readonly layers: number },
): Promise<void> {
  const base = `http://${host}/v2/${repository}`;
  const manifests = [];
  let number = 0;
  const architectures = count === 1 ? ['amd64'] : ['amd64', 'arm64'];
  for (const architecture of architectures) {
    const layers = [];
    for (let at = 0; at < count / architectures.length; at += 1) {
      number += 1;
      const size = Math.floor(bytes / count);
      layers.push(await pushBlob(base, types.layer, size, () => pieces(number, size)));
    }
    const configBytes = Buffer.from(JSON.stringify({ os: 'linux', architecture }));
    const config = await pushBlob(base, types.config, configBytes.length, () => [configBytes]);
    const manifest = { schemaVersion: 2, mediaType: types.manifest, config, layers };
    const pushed = await putManifest(base, types.manifest, manifest);
    manifests.push({ ...pushed, platform: { os: 'linux', architecture } });
  }
  const index = { schemaVersion: 2, mediaType: types.index, manifests };
  await putManifest(base, types.index, index, 'latest');
}

/** No two alike, so that nothing is copied once for all of them. */
function* pieces(number: number, size: number): Generator<Buffer> {
  for (let at = 0; at < size; at += MiB) {
    const piece = Buffer.alloc(Math.min(MiB, size - at), 'webdis!');
    piece.writeUInt32LE((number * 100_000 + at / MiB) >>> 0, 0);
    yield piece;
  }
}

async function pushBlob(
  base: string,
  mediaType: string,
  size: number,
  content: () => Iterable<Buffer>,
) {
  const hash = createHash('sha256');
  for (const piece of content()) hash.update(piece);
  const digest = `sha256:${hash.digest('hex')}`;
  const { headers } = await send('POST', `${base}/blobs/uploads/`, 202, types.layer, 0, []);
  const upload = new URL(headers.location ?? '', base);
  upload.searchParams.set('digest', digest);
  await send('PUT', upload.href, 201, 'application/octet-stream', size, content());
  return { mediaType, digest, size };
}

async function putManifest(base: string, mediaType: string, manifest: object, tag?: string) {
  const bytes = Buffer.from(JSON.stringify(manifest));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const url = `${base}/manifests/${tag ?? digest}`;
  await send('PUT', url, 201, mediaType, bytes.length, [bytes]);
  return { mediaType, digest, size: bytes.length };
}

async function send(
  method: string,
  url: string,
  expected: number,
  type: string,
  length: number,
  content: Iterable<Buffer>,
): Promise<IncomingMessage> {
  const headers = { 'Content-Length': length, 'Content-Type': type };
  const outgoing = request(url, { method, headers });
  const answered = once(outgoing, 'response');
  for (const piece of content) {
    if (!outgoing.write(piece)) await once(outgoing, 'drain');
  }
  outgoing.end();
  const [answer]: IncomingMessage[] = await answered;
  if (answer?.statusCode !== expected) {
    throw new Error(`${method} ${url} answered ${answer?.statusCode}`);
  }
  answer.resume();
  return answer;
}
