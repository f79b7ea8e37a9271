/**
 * Joins images that were built apart, such as one for each architecture on a runner of its own, to one index. The
 * same images always give the same bytes, so that a run that is repeated finds what it wrote.
 */

import { mapConcurrently } from '../async.ts';
import { TrustError } from '../error.ts';
import { readConfigPlatform } from '../image/config.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { goJson, sortedByBytes } from '../oci/go-json.ts';
import { parseManifest } from '../oci/manifest.ts';
import { isImageType, mediaTypes } from '../oci/media-type.ts';
import { formatPlatform, isPlatform, type Platform, samePlatform } from '../oci/platform.ts';
import type { ReadableRepository, WritableRepository } from '../registry/repository.ts';
import { resolve } from '../verify/resolve.ts';

export interface Merge {
  /** of images, or of indexes with one or more platforms; in any order */
  readonly digests: readonly Digest[];
  /** exactly those that the index must have */
  readonly platforms: readonly Platform[];
  /** of the index */
  readonly annotations: Readonly<Record<string, string>>;
}

export interface MergedIndex {
  readonly bytes: Uint8Array;
  readonly digest: Digest;
  readonly mediaType: string;
}

const manifestsAtOnce = 8;

/**
 * Reads the images, and returns the index that lists them with their attestation manifests. Throws E_NOTFOUND for a
 * digest that the registry does not have, E_COVER unless there is one image for each platform and no other.
 */
export async function planMerge(
  repository: ReadableRepository,
  { digests, platforms, annotations }: Merge,
): Promise<MergedIndex> {
  const found = await mapConcurrently(manifestsAtOnce, digests, (digest) =>
    entriesOf(repository, digest),
  );
  const entries = found.flat();
  const images = entries.filter((entry) => !isAttestation(entry));
  assertPlatforms(images, platforms);
  images.sort((a, b) => (platformText(a) < platformText(b) ? -1 : 1));
  const attestations = images.flatMap(({ digest }) =>
    entries.filter((entry) => isAttestation(entry) && entry.annotations[subjectName] === digest),
  );
  const manifests = [...images, ...attestations];
  const lost = entries.find((entry) => !manifests.includes(entry));
  if (lost !== undefined) {
    const message = `digests: the attestation manifest ${lost.digest} is about none of the images`;
    throw new TrustError('E_COVER', message, { digest: lost.digest });
  }
  // As buildx does: an index of Docker has no annotations, and lists nothing of OCI.
  const isDocker =
    Object.keys(annotations).length === 0 &&
    manifests.every(({ mediaType }) => mediaType === mediaTypes.dockerManifest);
  const mediaType = isDocker ? mediaTypes.dockerIndex : mediaTypes.index;
  const bytes = Buffer.from(
    goJson({
      schemaVersion: 2,
      mediaType,
      manifests: manifests.map(written),
      ...some({ annotations: sortedByBytes(annotations) }),
    }),
  );
  return { bytes, digest: digestOf(bytes), mediaType };
}

/** Pushes it without a tag. */
export async function writeMerged(
  repository: WritableRepository,
  { bytes, digest, mediaType }: MergedIndex,
): Promise<'written' | 'unchanged'> {
  if ((await repository.manifest(digest)) !== undefined) return 'unchanged';
  await repository.putManifest(digest, bytes, mediaType);
  return 'written';
}

/** Of buildx: https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md */
const typeName = 'vnd.docker.reference.type';
const subjectName = 'vnd.docker.reference.digest';

function isAttestation({ annotations }: Descriptor): boolean {
  return annotations[typeName] !== undefined;
}

async function entriesOf(
  repository: ReadableRepository,
  digest: Digest,
): Promise<readonly Descriptor[]> {
  const { bytes, contentType } = await resolve(repository, { digest });
  const manifest = parseManifest(bytes, contentType);
  if (manifest.kind === 'index') return manifest.manifests.map((entry) => checked(entry, digest));
  const platform = await readConfigPlatform(repository, manifest);
  const { mediaType } = manifest;
  const entry = { mediaType, digest, size: bytes.byteLength, annotations: {} };
  return [checked(isPlatform(platform) ? { ...entry, platform } : entry, digest)];
}

/** What has no platform would be found by no container engine. */
function checked(entry: Descriptor, from: Digest): Descriptor {
  if (isImageType(entry.mediaType) && entry.platform !== undefined) return entry;
  const what = entry.digest === from ? `${from} has` : `${from} lists ${entry.digest}, which has`;
  throw new TrustError('E_COVER', `${what} no platform, and cannot be a part of an image`, {
    digest: entry.digest,
  });
}

function assertPlatforms(images: readonly Descriptor[], platforms: readonly Platform[]): void {
  const fail = (why: string): never => {
    throw new TrustError('E_COVER', `digests: ${why}`);
  };
  for (const wanted of platforms) {
    const found = images.filter(({ platform }) => platform && samePlatform(wanted, platform));
    const [first, second] = found;
    if (first === undefined) fail(`none is for ${formatPlatform(wanted)}, which platforms names`);
    if (second === undefined) continue;
    fail(`${first?.digest} and ${second.digest} are both for ${formatPlatform(wanted)}`);
  }
  const other = images.find(
    ({ platform }) => platform && !platforms.some((wanted) => samePlatform(wanted, platform)),
  );
  if (other === undefined) return;
  fail(`${other.digest} is for ${platformText(other)}, which platforms does not name`);
}

function platformText({ platform }: Descriptor): string {
  return platform === undefined ? '' : formatPlatform(platform);
}

function written({ mediaType, digest, size, annotations, artifactType, platform }: Descriptor) {
  return {
    mediaType,
    digest,
    size,
    ...some({ annotations: sortedByBytes(annotations) }),
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(platform === undefined ? {} : { platform: platformFields(platform) }),
  };
}

function platformFields({ os, architecture, variant, osVersion, osFeatures }: Platform) {
  return {
    architecture,
    os,
    ...(osVersion === undefined ? {} : { 'os.version': osVersion }),
    ...(osFeatures === undefined ? {} : { 'os.features': osFeatures }),
    ...(variant === undefined ? {} : { variant }),
  };
}

function some<T extends { readonly annotations: Readonly<Record<string, string>> }>(field: T) {
  return Object.keys(field.annotations).length === 0 ? {} : field;
}
