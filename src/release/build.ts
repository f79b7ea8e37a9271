/**
 * Builds all platforms with `docker buildx build`, pushes them by digest, and reads the digest from the metadata
 * file.
 */

import { TrustError } from '../error.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import { isObject, parseDocument } from '../oci/json.ts';
import { type Platform, platformSpecifier } from '../oci/platform.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';

/** Texts are passed to buildx unchanged; undefined stands for "not given". */
export interface Build {
  readonly image: Repository;
  /** whether to push over plain HTTP */
  readonly insecure: boolean;
  readonly context: string;
  readonly file: string | undefined;
  /** empty: the builder's default */
  readonly platforms: readonly Platform[];
  readonly buildArgs: readonly string[];
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  readonly secrets: readonly BuildSecret[];
  readonly target: string | undefined;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  readonly builder: string | undefined;
  /** `NAME=PATH|URL` */
  readonly buildContexts: readonly string[];
  readonly ssh: readonly string[];
  readonly network: string | undefined;
  readonly addHosts: readonly string[];
  readonly allow: readonly string[];
  /** `compression=zstd`: fields of the output, in addition to those that push by digest */
  readonly outputs: readonly string[];
  readonly noCache: boolean;
  readonly pull: boolean;
}

/** Names a variable or file. The secret itself is never an argument (threat 131). */
export type BuildSecret =
  | { readonly id: string; readonly env: string }
  | { readonly id: string; readonly path: string };

/** The arguments for `docker`, which writes the digest of the pushed image to `metadataFile`. */
export function buildxArguments(build: Build, metadataFile: string): readonly string[] {
  const { platforms, secrets } = build;
  return [
    'buildx',
    'build',
    ...text('--builder', build.builder),
    ...text('--file', build.file),
    ...text('--platform', platforms.map(platformSpecifier).join(',') || undefined),
    ...each('--build-arg', build.buildArgs),
    ...each('--label', build.labels),
    ...each('--annotation', build.annotations),
    ...each('--secret', secrets.map(secretFields)),
    ...text('--target', build.target),
    ...each('--cache-from', build.cacheFrom),
    ...each('--cache-to', build.cacheTo),
    ...each('--build-context', build.buildContexts),
    ...each('--ssh', build.ssh),
    ...text('--network', build.network),
    ...each('--add-host', build.addHosts),
    ...each('--allow', build.allow),
    ...text('--provenance', build.provenance),
    ...text('--sbom', build.sbom),
    ...(build.noCache ? ['--no-cache'] : []),
    ...(build.pull ? ['--pull'] : []),
    '--output',
    output(build),
    '--metadata-file',
    metadataFile,
    build.context,
  ];
}

/** Pushes without a tag, so that the image has no name until it is signed and verified. */
function output({ image, insecure, outputs }: Build): string {
  return csv([
    'type=image',
    `name=${formatRepository(image)}`,
    'push=true',
    'push-by-digest=true',
    'name-canonical=true',
    ...(insecure ? ['registry.insecure=true'] : []),
    ...outputs,
  ]);
}

function secretFields(secret: BuildSecret): string {
  return csv([`id=${secret.id}`, 'env' in secret ? `env=${secret.env}` : `src=${secret.path}`]);
}

/** A CSV record, as parsed by buildx. */
function csv(fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\s]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}

function text(flag: string, value: string | undefined): string[] {
  return value === undefined ? [] : [flag, value];
}

function each(flag: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [flag, value]);
}

const field = 'containerimage.digest';

/**
 * Reads the digest of the pushed index from buildx's metadata file. Other fields are ignored, because they
 * change between versions. Throws E_BUILD.
 */
export function pushedDigest(bytes: Uint8Array): Digest {
  const fail = (why: string, cause?: unknown): never => {
    const message = `buildx ended without an error, but its metadata file ${why}: the digest of the image is not known`;
    throw new TrustError('E_BUILD', message, {}, cause);
  };
  try {
    const document = parseDocument(bytes);
    const digest = isObject(document) ? document[field] : undefined;
    return typeof digest === 'string' ? parseDigest(digest) : fail(`has no ${field}`);
  } catch (error) {
    if (error instanceof TrustError && error.code === 'E_BUILD') throw error;
    return fail('cannot be read', error);
  }
}
