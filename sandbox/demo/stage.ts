/** Sets up the demo: two registries, a transparency log, a builder if there is one, and a folder with keys. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SignOptions, signImages } from '../../src/index.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { multiPlatformImage, put } from '../images.ts';
import { type SandboxLog, startLog, writeTrustedRoot } from '../log/index.ts';
import { type SandboxRegistry, startRegistry } from '../registry/index.ts';
import { HeldRepository } from '../registry/store.ts';
import { canBuild } from './builder.ts';

export interface Stage {
  readonly hub: SandboxRegistry;
  readonly ecr: SandboxRegistry;
  readonly log: SandboxLog;
  /** webdis.key and webdis.pub are made here; trusted-root.json knows the log */
  readonly folder: string;
  /** whether `docker buildx` builds here; otherwise images are assembled */
  readonly builds: boolean;
  stop(): Promise<void>;
}

export const repository = 'nicolas/webdis';
export const tag = '0.1.24';
export const next = '0.1.25';
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
  return { hub, ecr, log, folder, builds: await canBuild(folder, hub), stop };
}

/** What `docker buildx build --push` leaves: index, two platforms, an attestation manifest for each. */
export function build(stage: Stage, content = tag): Digest {
  const digest = assemble(stage, content);
  held(stage.hub).tags.set(tag, digest);
  return digest;
}

/** The same, pushed by digest: no tag points to it. */
export function assemble({ hub }: Stage, content: string): Digest {
  return put(hub, repository, multiPlatformImage(undefined, { content }));
}

export function held({ store }: SandboxRegistry): HeldRepository {
  return store.repository(repository);
}

/** The same bytes under the same digests and tags, signatures included. */
export function mirror({ hub, ecr }: Stage): void {
  copy(held(hub), held(ecr));
}

const kept = new HeldRepository();

/** What the first registry holds, for later: the acts in between start anew. */
export function keep({ hub }: Stage): void {
  copy(held(hub), kept);
}

/** On both registries as it was when it was kept. */
export function restore(stage: Stage): void {
  for (const registry of [stage.hub, stage.ecr]) {
    registry.reset();
    copy(kept, held(registry));
  }
}

function copy(from: HeldRepository, to: HeldRepository): void {
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

/** Signs with another key than the publisher's. */
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
