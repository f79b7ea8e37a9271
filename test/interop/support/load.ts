// Puts a case of the cosign-made vectors, a whole signed image, into a registry.
import { readFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import type { Registry } from './registries.ts';

interface CosignOutcome {
  readonly exit: number;
  readonly error: string;
}

export interface VectorCase {
  readonly name: string;
  readonly about: string;
  readonly digest: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Media types by digest. */
  readonly manifests: Readonly<Record<string, string>>;
  readonly blobs: readonly string[];
  readonly expect: { readonly outcome: string; readonly why?: string };
  /** What cosign said, for the root first and then for each child. */
  readonly cosign: readonly {
    readonly digest: string;
    readonly what: string;
    readonly v2: CosignOutcome;
    readonly v3: CosignOutcome;
  }[];
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
  readonly subject?: Descriptor;
}

const indexType = 'application/vnd.oci.image.index.v1+json';
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** The cases in a folder of vectors, by name. */
export function readCases(vectors: string): ReadonlyMap<string, VectorCase> {
  const cases: VectorCase[] = JSON.parse(readFileSync(join(vectors, 'cases.json'), 'utf8'));
  return new Map(cases.map((one) => [one.name, one]));
}

export function content(vectors: string, digest: string): Buffer {
  return readFileSync(join(vectors, 'content', ...digest.split(':')));
}

/** Pushes blobs, then manifests (children first), then tags; `HOST/REPOSITORY` comes back. */
export async function loadCase(
  vectors: string,
  one: VectorCase,
  registry: Pick<Registry, 'host' | 'referrersApi'>,
  repository: string = one.name,
): Promise<string> {
  const base = `http://${registry.host}/v2/${repository}`;
  const put = (reference: string, mediaType: string, body: Buffer): Promise<IncomingMessage> =>
    send('PUT', `${base}/manifests/${reference}`, 201, body, mediaType);

  for (const digest of one.blobs) {
    const { headers } = await send('POST', `${base}/blobs/uploads/`, 202);
    const upload = new URL(headers.location ?? '', base);
    upload.searchParams.set('digest', digest);
    await send('PUT', upload.href, 201, content(vectors, digest));
  }

  const pushed = new Set<string>();
  const referrers = new Map<string, Descriptor[]>();
  const push = async (digest: string): Promise<void> => {
    const mediaType = one.manifests[digest];
    if (mediaType === undefined || pushed.has(digest)) return;
    pushed.add(digest);
    const bytes = content(vectors, digest);
    const manifest: Manifest = JSON.parse(bytes.toString());
    for (const child of manifest.manifests ?? []) await push(child.digest);
    await put(digest, mediaType, bytes);
    if (manifest.subject === undefined) return;
    const listed = referrers.get(manifest.subject.digest) ?? [];
    listed.push(referrer(manifest, mediaType, digest, bytes.length));
    referrers.set(manifest.subject.digest, listed);
  };
  for (const digest of Object.keys(one.manifests)) await push(digest);

  for (const [subject, manifests] of registry.referrersApi ? [] : referrers) {
    const index = JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests });
    await put(subject.replace(':', '-'), indexType, Buffer.from(index));
  }
  for (const [tag, digest] of Object.entries(one.tags)) {
    await put(tag, one.manifests[digest] ?? indexType, content(vectors, digest));
  }
  return `${registry.host}/${repository}`;
}

/**
 * What belongs to the image of a case. A few hold more: what their signature tags pointed to before
 * another signature was appended, to which nothing leads any longer.
 */
export function partsOf(
  vectors: string,
  one: VectorCase,
): { manifests: string[]; blobs: string[] } {
  const read = (digest: string): Manifest => JSON.parse(content(vectors, digest).toString());
  const all = Object.keys(one.manifests);
  const found = new Set<string>();
  const visit = (digest: string): void => {
    if (found.has(digest)) return;
    found.add(digest);
    for (const child of read(digest).manifests ?? []) visit(child.digest);
    for (const other of all) if (read(other).subject?.digest === digest) visit(other);
  };
  for (const digest of Object.values(one.tags)) visit(digest);
  const manifests = all.filter((digest) => found.has(digest));
  const blobs = manifests.flatMap((digest) => {
    const { config, layers = [] } = read(digest);
    return [...(config ? [config] : []), ...layers].map((blob) => blob.digest);
  });
  return { manifests, blobs: [...new Set(blobs)] };
}

/** How an image's list of referrers describes one of them. */
function referrer(manifest: Manifest, mediaType: string, digest: string, size: number): Descriptor {
  const artifactType = manifest.artifactType ?? manifest.config?.mediaType;
  const { annotations } = manifest;
  return {
    ...{ mediaType, digest, size },
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}

function send(
  method: string,
  url: string,
  expected: number,
  body: Buffer = Buffer.alloc(0),
  type = 'application/octet-stream',
): Promise<IncomingMessage> {
  const headers = { 'Content-Length': body.length, 'Content-Type': type };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
      });
      response.on('error', reject).on('end', () => {
        if (response.statusCode === expected) return resolve(response);
        reject(new Error(`${method} ${url} answered ${response.statusCode}: ${answer}`));
      });
    });
    outgoing.on('error', reject).end(body);
  });
}
