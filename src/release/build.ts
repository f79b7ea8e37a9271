/** What is built, and the arguments of `docker buildx build` for it: all platforms in one go, pushed by digest. */

import { type Platform, platformSpecifier } from '../oci/platform.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';

/** Texts are passed to buildx unchanged; undefined stands for "not given". */
export interface Build {
  /** where it is pushed */
  readonly image: Repository;
  /** whether that registry may be spoken to over http */
  readonly insecure: boolean;
  readonly context: string;
  readonly file: string | undefined;
  /** none: the builder's own */
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
  readonly noCache: boolean;
  readonly pull: boolean;
}

/** By the name of a variable or of a file: what the secret says is in no argument (threat 131). */
export type BuildSecret =
  | { readonly id: string; readonly env: string }
  | { readonly id: string; readonly path: string };

/** For `docker`; the digest of what was pushed is then in `metadataFile`. */
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

/** Without a tag: what is pushed here is signed and verified before anybody finds it by a name. */
function output({ image, insecure }: Build): string {
  return csv([
    'type=image',
    `name=${formatRepository(image)}`,
    'push=true',
    'push-by-digest=true',
    'name-canonical=true',
    ...(insecure ? ['registry.insecure=true'] : []),
  ]);
}

function secretFields(secret: BuildSecret): string {
  return csv([`id=${secret.id}`, 'env' in secret ? `env=${secret.env}` : `src=${secret.path}`]);
}

/** One record of comma-separated values, as buildx reads them. */
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
