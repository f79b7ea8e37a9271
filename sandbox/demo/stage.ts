/** Where the demo plays: two registries, a transparency log, and a folder with keys. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SignOptions, signImages } from '../../src/index.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { multiPlatformImage, put } from '../images.ts';
import { type SandboxLog, startLog, writeTrustedRoot } from '../log/index.ts';
import { type HeldRepository, type SandboxRegistry, startRegistry } from '../registry/index.ts';

export interface Stage {
  readonly hub: SandboxRegistry;
  readonly ecr: SandboxRegistry;
  readonly log: SandboxLog;
  /** webdis.key and webdis.pub are made here; trusted-root.json knows the log */
  readonly folder: string;
  stop(): Promise<void>;
}

export const repository = 'nicolas/webdis';
export const tag = '0.1.24';
export const password = 'demo';

export async function setStage(folder: string): Promise<Stage> {
  const [hub, ecr, log] = await Promise.all([
    startRegistry({ name: 'Hub' }),
    startRegistry({ name: 'ECR' }),
    startLog({ version: 'rekor-v1' }),
  ]);
  mkdirSync(folder, { recursive: true });
  writeTrustedRoot(join(folder, 'trusted-root.json'), [log]);
  const stop = async () => {
    await Promise.all([hub.stop(), ecr.stop(), log.stop()]);
  };
  return { hub, ecr, log, folder, stop };
}

/** What `docker buildx build --push` leaves: index, two platforms, an attestation manifest for each. */
export function build({ hub }: Stage, content = tag): Digest {
  return put(hub, repository, multiPlatformImage(undefined, { content }), tag);
}

export function held({ store }: SandboxRegistry): HeldRepository {
  return store.repository(repository);
}

/** The same bytes under the same digests and tags, signatures included. */
export function mirror({ hub, ecr }: Stage): void {
  const [from, to] = [held(hub), held(ecr)];
  for (const [digest, bytes] of from.blobs) to.putBlob(bytes, digest);
  for (const { bytes, mediaType, digest } of from.manifests.values()) {
    to.putManifest(bytes, mediaType, digest);
  }
  for (const [name, digest] of from.tags) to.tags.set(name, digest);
}

/** Takes away what says that `digest` is signed. */
export function unsign(registry: SandboxRegistry, digest: Digest): void {
  const repository = held(registry);
  repository.tags.delete(signatureTag(digest));
  for (const referrer of repository.referrers(digest)) {
    if (referrer.artifactType === mediaTypes.bundle) repository.removeManifest(referrer.digest);
  }
}

/** Signs as somebody does who is not on the stage. */
export async function signBehind(
  { hub, log, folder }: Stage,
  digest: Digest,
  options: Pick<SignOptions, 'key' | 'format'>,
): Promise<void> {
  await signImages([`${hub.host}/${repository}@${digest}`], {
    ...options,
    password,
    rekorUrl: log.url,
    trustedRoot: join(folder, 'trusted-root.json'),
    env: {},
  });
}
