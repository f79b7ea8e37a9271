// What a place holds of an image, fetched by regctl: every manifest, blob and tag, hashed on the way.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runOrThrow } from './command.ts';

export interface Held {
  /** Bytes by digest. */
  readonly content: ReadonlyMap<string, Buffer>;
  readonly tags: ReadonlyMap<string, string>;
}

interface LayoutIndex {
  readonly manifests: readonly {
    readonly digest: string;
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

const named = 'org.opencontainers.image.ref.name';

/** regctl, configured for the hosts that speak plain http. */
export function regctl(hosts: readonly string[], args: readonly string[]): Promise<string> {
  const plain = hosts.flatMap((host) => ['--host', `reg=${host},tls=disabled`]);
  return runOrThrow('regctl', [...plain, ...args]);
}

/** `image` is a reference, or `ocidir://…`; `folder` is gone afterwards. */
export async function holdings(image: string, folder: string): Promise<Held> {
  const hosts = image.startsWith('ocidir:') ? [] : [image.split('/')[0] ?? ''];
  const flags = ['--referrers', '--digest-tags', '--force-recursive'];
  await regctl(hosts, ['image', 'copy', ...flags, image, `ocidir://${folder}:copy`]);
  const blobs = join(folder, 'blobs/sha256');
  const content = new Map(
    readdirSync(blobs).map((hex) => [`sha256:${hex}`, readFileSync(join(blobs, hex))]),
  );
  const { manifests }: LayoutIndex = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  const tags = manifests.map(({ digest, annotations }) => [annotations?.[named] ?? '', digest]);
  rmSync(folder, { recursive: true });
  return { content, tags: new Map(tags as [string, string][]) };
}
