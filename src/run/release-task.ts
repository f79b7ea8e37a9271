/** What can be checked of a release before anything is built or any registry is asked. */

import { prepareBuild } from '../buildx/build.ts';
import { assertKeptOut, assertNotWithheld, buildEnvironment } from '../buildx/context.ts';
import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { withheld } from '../host/child-environment.ts';
import { sourceOf } from '../host/source.ts';
import { type Digest, digestAlgorithm } from '../oci/digest.ts';
import type { Platform } from '../oci/platform.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { checkItems } from '../options/lists.ts';
import type { ReleaseValues } from '../options/release.ts';
import { attemptOf, withLabel } from '../release/attempt.ts';
import type { Merge } from '../release/merge.ts';
import { movingTagsOf } from '../release/moving-tags.ts';
import { distributeTags, versionOf } from '../release/tags.ts';
import type { Destination, LedgerFile, ReleaseTask } from '../release/task.ts';
import { policyFor, type SignOptions } from '../sign/options.ts';
import { assertReadable } from '../sign/readable.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { Policy } from '../verify/policy.ts';
import type { Host } from './connection.ts';
import { openLedger } from './ledger-file.ts';
import { servicesOf } from './services.ts';
import { type Demands, signDemandsOf } from './sign-demands.ts';

interface PreparedRelease {
  readonly task: Omit<ReleaseTask, 'sign' | 'policy'>;
  readonly demands: Demands;
  readonly services: ChosenServices;
  readonly ledger: LedgerFile | undefined;
  readonly build: {
    /** must be there, whether it is built or was before */
    readonly platforms: readonly Platform[];
    /** of buildx */
    readonly env: Record<string, string>;
  };
}

/** Throws E_INPUT or E_KEY. */
export async function prepareRelease(values: ReleaseValues, host: Host): Promise<PreparedRelease> {
  const [image, ...mirrors] = distributeTags(repositoriesOf(values), values.tags);
  if (image === undefined) throw new RangeError('a release has a first registry');
  const version = versionOf(values.version, [image]);
  const movingTags = movingTagsOf(version, values.movingTags);
  const once = image.tags.filter((tag) => !movingTags.has(tag));
  const { origin, env, attempt } = await originOf(values, once, host);
  const services = await servicesOf(values, new Date());
  const format = values.format ?? usualFormat(services);
  const whole = { identity: undefined, recursive: true };
  const demands = await signDemandsOf({ ...values, ...whole, format }, services, host);
  assertReadable(demands, image.repository);
  const ledger = await readLedger(values, version, [image, ...mirrors]);
  const { overwriteTags, allowBackportLatest, skipMissingReferrers, dryRun } = values;
  return {
    task: {
      ...{ image, mirrors, movingTags, overwriteTags, allowBackportLatest },
      ...{ skipMissingReferrers, origin, dryRun },
      ...defined({ version, attempt }),
    },
    ...{ demands, services, ledger, build: { platforms: values.platforms, env } },
  };
}

/** The first registry's, then those of the mirrors; each once. */
function repositoriesOf({ image, mirrors }: ReleaseValues): readonly Repository[] {
  const names = mirrors.map(formatRepository);
  if (names.includes(formatRepository(image))) {
    throw new TrustError('E_INPUT', `mirrors: ${formatRepository(image)} is the image itself`);
  }
  checkItems(names, 'mirrors');
  return [image, ...mirrors];
}

/** The options that hold a secret, or the name of its place. */
export function secretsOf({ key, password, identityToken }: ReleaseValues): readonly string[] {
  return [key, password, identityToken].filter((word) => word !== undefined);
}

interface Origin extends Pick<ReleaseTask, 'origin' | 'attempt'> {
  readonly env: Record<string, string>;
}

/** @param once the tags that are written once */
async function originOf(
  values: ReleaseValues,
  once: readonly string[],
  host: Host,
): Promise<Origin> {
  const { digest, digests, context, image } = values;
  if (digests !== undefined) return { origin: mergeOf(values, digests), env: {} };
  if (digest !== undefined) return { origin: assertTaggable(digest), env: {} };
  if (context === undefined) {
    throw new TrustError(
      'E_INPUT',
      'digest: it is empty, and no context says what to build: give the digest of an image that was pushed, or the context (".": this folder)',
    );
  }
  const { insecureRegistries } = values;
  const { mode: provenance } = provenanceOf(values.provenance);
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
    if (word !== undefined) await assertKeptOut(word, option, prepared.build);
  }
  const env = buildEnvironment(host.env, withheld(secretsOf(values)), prepared.secrets);
  assertNotWithheld(prepared.build.secrets, env);
  const written = [values.report, values.page, values.ledger].filter((path) => path !== undefined);
  const source = await sourceOf(context, written, env);
  const attempt = source && attemptOf(prepared.build, once, source);
  if (attempt === undefined) return { origin: prepared.build, env };
  return { origin: withLabel(prepared.build, attempt), attempt, env };
}

function mergeOf(
  { platforms, buildAnnotations }: ReleaseValues,
  digests: readonly Digest[],
): Merge {
  for (const digest of digests) assertTaggable(digest);
  const annotations = Object.fromEntries(buildAnnotations.map(indexAnnotation));
  return { digests, platforms, annotations };
}

/** `index:NAME=VALUE` or `NAME=VALUE`. The manifests of the platforms are there already. */
function indexAnnotation(text: string): readonly [string, string] {
  const [, types = 'index', name, value] =
    /^(?:((?:index|manifest)(?:-descriptor)?(?:\[[^\]]*\])?(?:,[^:=]*)?):)?([^=]+)=(.*)$/s.exec(
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

/** cosign before 2.6 reads no bundles, and Rekor v2 has no entries for anything else. */
function usualFormat({ logs }: ChosenServices): 'both' | 'bundle' {
  return logs.length <= 1 && logs.every(({ version }) => version === 1) ? 'both' : 'bundle';
}

async function readLedger(
  { ledger, overwriteTags }: ReleaseValues,
  version: string | undefined,
  places: readonly Destination[],
): Promise<LedgerFile | undefined> {
  if (ledger === undefined) return undefined;
  if (version === undefined) {
    const message = 'ledger: no tag is a version such as 1.2.3: give the version to enter';
    throw new TrustError('E_INPUT', message);
  }
  // A drift check asks every registry for this tag.
  const without = places.find(({ tags }) => !tags.includes(version));
  if (without !== undefined) {
    const message = `ledger: ${without.name} does not get the tag ${version}, under which the ledger lists it`;
    throw new TrustError('E_INPUT', message);
  }
  return openLedger(ledger, overwriteTags);
}

/** What must be true everywhere before a tag is written anywhere: all of it signed, the same on each registry. */
export function gateOf(sign: SignOptions, platforms: readonly Platform[]): Policy {
  // Legacy signatures carry no timestamps.
  const format = sign.formats.includes('legacy') ? 'legacy' : 'bundle';
  const { requireReadableBy } = sign;
  return {
    ...policyFor(sign, format),
    ...{ parity: 'true', platforms, ...defined({ requireReadableBy }) },
  };
}
