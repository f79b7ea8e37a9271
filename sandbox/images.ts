/**
 * Puts images into a sandbox registry, directly into its store: images that cosign signed
 * (test/vectors/cosign-made), and synthetic ones.
 */

import { readFileSync } from 'node:fs';
import { type Digest, digestHex, digestOf } from '../src/oci/digest.ts';
import { mediaTypes } from '../src/oci/media-type.ts';
import { parsePlatform } from '../src/oci/platform.ts';
import { type HeldRepository, type SandboxRegistry, writeFallbackTags } from './registry/index.ts';

export type Target = Pick<SandboxRegistry, 'store' | 'settings'>;

/** One repository of the vectors, as test/vectors/cosign-made/cases.json lists it. */
export interface VectorCase {
  readonly name: string;
  readonly about: string;
  /** of the tag `0.1.24` */
  readonly digest: Digest;
  readonly tags: Readonly<Record<string, Digest>>;
  /** digest -> media type */
  readonly manifests: Readonly<Record<Digest, string>>;
  readonly blobs: readonly Digest[];
  readonly expect: {
    readonly outcome: 'verified' | 'rejected';
    readonly why?: string;
    /** the outcome under other policies */
    readonly also?: readonly Readonly<Record<string, unknown>>[];
  };
}

/** Also holds signer.pub, other.pub and trusted-root.json. */
export const vectorFolder = new URL('../test/vectors/cosign-made/', import.meta.url);

let cases: readonly VectorCase[] | undefined;

export function vectorCases(): readonly VectorCase[] {
  cases ??= JSON.parse(readFileSync(new URL('cases.json', vectorFolder), 'utf8')) as VectorCase[];
  return cases;
}

/**
 * Puts a case into a repository, with fallback tags if the registry has no Referrers API.
 * `tags` (name -> digest) come on top of the case's own.
 */
export function loadCase(
  registry: Target,
  repository: string,
  caseName: string,
  { tags = {} }: { readonly tags?: Readonly<Record<string, Digest>> } = {},
): VectorCase {
  const found = vectorCases().find(({ name }) => name === caseName);
  if (found === undefined) throw new Error(`there is no vector case ${caseName}`);
  const held = registry.store.repository(repository);
  putContent(held, found, vectorFolder);
  for (const [tag, digest] of Object.entries({ ...found.tags, ...tags }))
    held.tags.set(tag, digest);
  if (registry.settings.referrersApi !== 'on') writeFallbackTags(held);
  return found;
}

/** Manifests and blobs of a case, from the folder that it is in. */
export function putContent(
  held: HeldRepository,
  { manifests, blobs }: Pick<VectorCase, 'manifests' | 'blobs'>,
  folder: URL,
): void {
  for (const digest of blobs) held.putBlob(content(digest, folder), digest);
  for (const [digest, mediaType] of Object.entries(manifests) as [Digest, string][]) {
    held.putManifest(content(digest, folder), mediaType, digest);
  }
}

/** Read once, so that a thousand repositories with the same content take the room of one. */
const contents = new Map<Digest, Uint8Array>();

function content(digest: Digest, folder: URL): Uint8Array {
  const bytes =
    contents.get(digest) ?? readFileSync(new URL(`content/sha256/${digestHex(digest)}`, folder));
  contents.set(digest, bytes);
  return bytes;
}

/** A manifest or index, with all that lies under it. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly digest: Digest;
  /** how an index lists it */
  readonly entry: Readonly<Record<string, unknown>>;
  readonly blobs: readonly Uint8Array[];
  readonly children: readonly Part[];
}

/** Fields of a manifest or entry that are added, or replaced; undefined removes one. */
export type Fields = Readonly<Record<string, unknown>>;

/** An image for one platform, `linux/arm64`. Another `content` makes another digest. */
export function platformImage(
  platform: string,
  content = 'webdis',
  fields: Fields = {},
  labels?: Readonly<Record<string, string>>,
): Part {
  const { os, architecture, variant } = parsePlatform(platform);
  const layer = Buffer.from(`${content} on ${platform}`);
  const rootfs = { type: 'layers', diff_ids: [digestOf(layer)] };
  const config = json({
    architecture,
    os,
    variant,
    config: { Labels: labels },
    rootfs,
    history: [],
  });
  const image = manifest(
    blob(config, mediaTypes.config),
    [blob(layer, 'application/vnd.oci.image.layer.v1.tar')],
    fields,
  );
  return listed(image, { platform: { architecture, os, variant } });
}

/** What buildx adds for each platform: a manifest of in-toto statements, platform unknown/unknown. */
export function attestationManifest(
  image: Part,
  fields: Fields = {},
  statements: readonly Fields[] = [{}],
): Part {
  const layers = statements.map((statement) => buildxStatement(image, statement));
  const attestation = artifact('application/vnd.docker.attestation.manifest.v1+json', layers, {
    subject: descriptor(image.bytes, image.mediaType),
    ...fields,
  });
  return listed(attestation, {
    annotations: {
      'vnd.docker.reference.digest': image.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
    platform: { architecture: 'unknown', os: 'unknown' },
  });
}

/** A statement as a layer; `fields` replace its own. */
function buildxStatement(image: Part, fields: Fields): Layer {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: '_', digest: { sha256: digestHex(image.digest) } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {},
    ...fields,
  };
  return blob(json(statement), 'application/vnd.in-toto+json', {
    annotations: { 'in-toto.io/predicate-type': statement.predicateType },
  });
}

export interface Layer {
  readonly bytes: Uint8Array;
  readonly descriptor: Readonly<Record<string, unknown>>;
}

/** Content with its descriptor; `fields` go into the descriptor. */
export function blob(bytes: Uint8Array, mediaType: string, fields: Fields = {}): Layer {
  return { bytes, descriptor: { ...descriptor(bytes, mediaType), ...fields } };
}

/** A manifest without a config of its own (image-spec, "Guidelines for Artifact Usage"). */
export function artifact(
  artifactType: string,
  layers: readonly Layer[],
  fields: Fields = {},
): Part {
  const empty = blob(Buffer.from('{}'), mediaTypes.empty);
  return manifest(empty, layers, { artifactType, ...fields });
}

export function manifest(config: Layer, layers: readonly Layer[], fields: Fields = {}): Part {
  const bytes = document(mediaTypes.manifest, {
    config: config.descriptor,
    layers: layers.map((layer) => layer.descriptor),
    ...fields,
  });
  return part(
    bytes,
    mediaTypes.manifest,
    [config, ...layers].map((layer) => layer.bytes),
  );
}

/** An index of images, attestation manifests or other indexes. */
export function index(children: readonly Part[], fields: Fields = {}): Part {
  const bytes = document(mediaTypes.index, {
    manifests: children.map(({ entry }) => entry),
    ...fields,
  });
  return part(bytes, mediaTypes.index, [], children);
}

/** What buildx pushes: platforms first, then their attestation manifests. */
export function multiPlatformImage(
  platforms: readonly string[] = ['linux/amd64', 'linux/arm64'],
  {
    content = 'webdis',
    attestations = true,
    fields = {} as Fields,
    labels = undefined as Readonly<Record<string, string>> | undefined,
  } = {},
): Part {
  const images = platforms.map((platform) => platformImage(platform, content, {}, labels));
  const others = attestations ? images.map((image) => attestationManifest(image)) : [];
  return index([...images, ...others], fields);
}

/** The same part, but its index says something else about it. */
export function listed(child: Part, fields: Fields): Part {
  return { ...child, entry: { ...child.entry, ...fields } };
}

/** The same part by its sha512 digest. */
export function bySha512(part: Part): Part {
  const digest = digestOf(part.bytes, 'sha512');
  return { ...part, digest, entry: { ...part.entry, digest } };
}

/** Any bytes as a manifest. */
export function part(
  bytes: Uint8Array,
  mediaType: string,
  blobs: readonly Uint8Array[] = [],
  children: readonly Part[] = [],
): Part {
  const entry = descriptor(bytes, mediaType);
  return { bytes, mediaType, digest: entry.digest, entry, blobs, children };
}

/** Puts a part, and all that lies under it, into a repository; fallback tags as `loadCase` does. */
export function put(registry: Target, repository: string, root: Part, ...tags: string[]): Digest {
  const held = registry.store.repository(repository);
  const add = ({ bytes, mediaType, digest, blobs, children }: Part): Digest => {
    for (const child of children) add(child);
    for (const bytes of blobs) held.putBlob(bytes);
    return held.putManifest(bytes, mediaType, digest);
  };
  const digest = add(root);
  for (const tag of tags) held.tags.set(tag, digest);
  if (registry.settings.referrersApi !== 'on') writeFallbackTags(held);
  return digest;
}

function descriptor(bytes: Uint8Array, mediaType: string) {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}

function document(mediaType: string, fields: Fields): Uint8Array {
  return json({ schemaVersion: 2, mediaType, ...fields });
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
