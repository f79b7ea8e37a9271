/** Decides where the image of a release comes from: a build, images to join, or an image that is already pushed. */

import { prepareBuild } from '../buildx/build.ts';
import {
  assertKeptOut,
  assertNotWithheld,
  buildEnvironment,
  contextsOf,
} from '../buildx/context.ts';
import { TrustError } from '../error.ts';
import { withheld } from '../host/child-environment.ts';
import { readBounded } from '../host/files.ts';
import { sourceOf } from '../host/source.ts';
import { type Digest, digestAlgorithm } from '../oci/digest.ts';
import type { ReleaseValues } from '../options/release.ts';
import { attemptOf, withLabel } from '../release/attempt.ts';
import type { Merge } from '../release/merge.ts';
import { digestsIn } from '../release/metadata.ts';
import type { ReleaseTask } from '../release/task.ts';
import type { Host } from './connection.ts';

/** The options that contain a secret, or its path or variable. */
export function secretsOf({ key, password, identityToken }: ReleaseValues): readonly string[] {
  return [key, password, identityToken].filter((word) => word !== undefined);
}

interface Origin extends Pick<ReleaseTask, 'origin' | 'attempt'> {
  readonly env: Record<string, string>;
}

/** @param once the tags that are written once */
export async function originOf(
  values: ReleaseValues,
  once: readonly string[],
  host: Host,
): Promise<Origin> {
  const { context, image } = values;
  const pushed = await pushedBefore(values);
  if (pushed !== undefined) return { origin: pushed, env: {} };
  if (context === undefined) {
    throw new TrustError(
      'E_INPUT',
      'digest: it is empty, and no context says what to build: give the digest of an image that was pushed, or the context (".": this folder)',
    );
  }
  const { insecureRegistries } = values;
  const { mode: provenance } = provenanceOf(values.provenance);
  assertDescribed(values, provenance);
  const prepared = prepareBuild(
    { ...values, context, provenance },
    image,
    host,
    insecureRegistries,
  );
  const { key, identityToken } = values;
  for (const [word, option] of [
    [key, 'key'],
    [identityToken, 'identity-token'],
  ] as const) {
    if (word === undefined) continue;
    for (const one of contextsOf(prepared.build)) await assertKeptOut(word, option, one);
  }
  const env = buildEnvironment(host.env, withheld(secretsOf(values)), prepared.secrets);
  assertNotWithheld(prepared.build.secrets, env);
  const written = [values.report, values.page, values.ledger].filter((path) => path !== undefined);
  const source = await sourceOf(context, written, env);
  const attempt = source && attemptOf(prepared.build, once, source);
  if (attempt === undefined) return { origin: prepared.build, env };
  return { origin: withLabel(prepared.build, attempt), attempt, env };
}

/** Otherwise it would only show once the image is built and signed. */
function assertDescribed({ attestations, sbom = 'false' }: ReleaseValues, provenance = ''): void {
  if (attestations !== 'buildx' || provenance !== 'false' || sbom !== 'false') return;
  const message = 'attestations: buildx describes nothing with provenance: false and without sbom';
  throw new TrustError('E_INPUT', message);
}

/** Bytes. With the provenance of many targets, buildx writes some megabytes. */
const metadataLimit = 16 * 1024 * 1024;

/** undefined: it must be built. */
async function pushedBefore(values: ReleaseValues): Promise<Digest | Merge | undefined> {
  const { digest, digests, metadataFile, metadataTargets, platforms, image } = values;
  if (digest !== undefined) return assertTaggable(digest);
  if (digests !== undefined) return mergeOf(values, digests);
  if (metadataFile === undefined) return undefined;
  const bytes = /^\s*\{/.test(metadataFile)
    ? Buffer.from(metadataFile)
    : await readBounded(metadataFile, metadataLimit, 'metadata-file:');
  const found = digestsIn(bytes, image, metadataTargets);
  const [only, second] = found;
  if (only !== undefined && second === undefined) return assertTaggable(only);
  if (platforms.length > 0) return mergeOf(values, found);
  throw new TrustError(
    'E_INPUT',
    'metadata-file: it has several digests of the image: name the target in metadata-targets, or give platforms, to join images of different platforms to one index',
  );
}

function mergeOf(
  { platforms, buildAnnotations }: ReleaseValues,
  digests: readonly Digest[],
): Merge {
  for (const digest of digests) assertTaggable(digest);
  const annotations = Object.fromEntries(buildAnnotations.map(indexAnnotation));
  return { digests, platforms, annotations };
}

/** `index:NAME=VALUE` or `NAME=VALUE`. The manifests of the platforms exist already. */
function indexAnnotation(text: string): readonly [string, string] {
  const [, types = 'index', name, value] =
    /^(?:((?:index|manifest)(?:-descriptor)?(?:\[[^\]]*\])?(?:,[^:=]*)?):)?([^=]+)=(.*)/s.exec(
      text,
    ) ?? [];
  if (name !== undefined && value !== undefined && types.split(',').includes('index')) {
    return [name, value];
  }
  const shown = JSON.stringify(text.slice(0, 100));
  throw new TrustError(
    'E_INPUT',
    `build-annotations: with digests, only the index is written: ${shown} is not of the form index:NAME=VALUE (docker/metadata-action writes that with DOCKER_METADATA_ANNOTATIONS_LEVELS: index)`,
  );
}

/** The modes of buildx, and whether the run makes a provenance of its own. */
export function provenanceOf(given: string | undefined): {
  readonly mode: string | undefined;
  readonly github: boolean;
} {
  const modes = given?.split(',').map((mode) => mode.trim()) ?? [];
  const rest = modes.filter((mode) => mode !== 'slsa-github');
  return {
    mode: rest.length === 0 ? undefined : rest.join(','),
    github: rest.length < modes.length,
  };
}

/** Registries answer a request for a tag with a sha256 digest. */
function assertTaggable(digest: Digest): Digest {
  if (digestAlgorithm(digest) === 'sha256') return digest;
  const message = `digest: ${digest} is not a sha256 digest, and tags point to those only`;
  throw new TrustError('E_INPUT', message);
}
