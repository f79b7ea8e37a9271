/** From the words of a build to the build, with its secrets apart from it. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { type Platform, parsePlatform } from '../oci/platform.ts';
import type { Repository } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { checkItems } from '../options/lists.ts';
import type { Build, BuildSecret } from '../release/build.ts';

/**
 * Words of docker/build-push-action with its meanings, one item each; where that action takes a newline
 * list, commas belong to the item (records.ts reads them).
 */
export interface BuildWords {
  /** a folder or a URL; nothing is built without it */
  readonly context: string;
  readonly file: string;
  /** `linux/amd64`; none: the builder's own */
  readonly platforms: readonly string[];
  /** `NAME=VALUE` */
  readonly buildArgs: readonly string[];
  /** `NAME=VALUE` */
  readonly labels: readonly string[];
  /** `[TYPE:]NAME=VALUE`, of manifests and index; build-push-action's `annotations` */
  readonly annotations: readonly string[];
  /** `ID=VALUE`: handed over through the environment, never in an argument */
  readonly secrets: readonly string[];
  /** `ID=NAME` of an environment variable */
  readonly secretEnvs: readonly string[];
  /** `ID=PATH` */
  readonly secretFiles: readonly string[];
  readonly target: string;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** `true`, `false` or `mode=max`; not given: what buildx does by itself */
  readonly provenance: string;
  /** `true`, `false` or `generator=IMAGE` */
  readonly sbom: string;
  readonly builder: string;
  readonly noCache: boolean;
  readonly pull: boolean;
}

export interface PreparedBuild {
  readonly build: Build;
  /** variable to value: for the environment of buildx, and nowhere else */
  readonly secrets: Readonly<Record<string, string>>;
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly insecureRegistries: readonly string[];
  readonly onSecret?: (secret: string) => void;
}

/** Throws E_INPUT, naming the word, and never what a secret says. */
export function readBuild(
  words: BuildWords,
  image: Repository,
  { env, insecureRegistries, onSecret }: Surroundings,
): PreparedBuild {
  const given = words.secrets.map((item) => splitSecret(item, 'secrets', ''));
  for (const { value } of given) tellSecret(value, onSecret);
  const handed = given.map(({ id, value }, at) => ({ id, value, env: `RELEASE_SECRET_${at}` }));
  const secrets: readonly BuildSecret[] = [
    ...handed.map(({ id, env }) => ({ id, env })),
    ...words.secretEnvs.map((item) => readSecretEnv(item, env)),
    ...words.secretFiles.map((item) => {
      const { id, value } = splitSecret(item, 'secret-files', item);
      return { id, path: value };
    }),
  ];
  checkItems(
    secrets.map(({ id }) => id),
    'secrets',
  );
  const build = {
    image,
    insecure: insecureRegistries.some((host) => host.toLowerCase() === image.registry),
    context: checkContext(words.context),
    file: words.file,
    platforms: readPlatforms(words.platforms),
    buildArgs: bounded(words.buildArgs, 'build-args'),
    labels: bounded(words.labels, 'labels'),
    annotations: bounded(words.annotations, 'build-annotations'),
    secrets,
    target: words.target,
    cacheFrom: bounded(words.cacheFrom, 'cache-from'),
    cacheTo: bounded(words.cacheTo, 'cache-to'),
    provenance: words.provenance,
    sbom: words.sbom,
    builder: words.builder,
    noCache: words.noCache,
    pull: words.pull,
  };
  return { build, secrets: Object.fromEntries(handed.map(({ env, value }) => [env, value])) };
}

export function readPlatforms(words: readonly string[]): readonly Platform[] {
  return checkItems(words, 'platforms').map((text) =>
    about('platforms', () => parsePlatform(text)),
  );
}

/** What stands alone in the command must not be taken for a flag (threat 123), nor for stdin. */
function checkContext(context: string): string {
  if (!context.startsWith('-')) return context;
  const shown = JSON.stringify(context.slice(0, 100));
  throw new TrustError('E_INPUT', `context: ${shown} is neither a folder nor a URL`);
}

function bounded(items: readonly string[], name: string): readonly string[] {
  if (items.length <= limits.listItems) return items;
  throw new TrustError('E_INPUT', `${name}: ${limits.listItems} items at most`);
}

/** @param shown what an error may quote */
function splitSecret(item: string, name: string, shown: string) {
  const [, id, value] = /^([\w.-]+)=(.+)$/s.exec(item) ?? [];
  if (id !== undefined && value !== undefined) {
    if (Buffer.byteLength(value) <= limits.keyFile) return { id, value };
    const message = `${name}: ${id} has more than ${limits.keyFile} bytes: give it by secret-files`;
    throw new TrustError('E_INPUT', message);
  }
  const which = shown === '' ? 'an item' : JSON.stringify(shown.slice(0, 100));
  throw new TrustError('E_INPUT', `${name}: ${which} is not of the form ID=…`);
}

function readSecretEnv(item: string, env: Surroundings['env']): BuildSecret {
  const { id, value: name } = splitSecret(item, 'secret-envs', item);
  if (!/^[A-Za-z_]\w*$/.test(name) || !env[name]) {
    const shown = JSON.stringify(name.slice(0, 100));
    throw new TrustError('E_INPUT', `secret-envs: the variable ${shown} for ${id} is not set`);
  }
  return { id, env: name };
}

/** Each line, because a log is masked line by line. */
function tellSecret(value: string, onSecret?: (secret: string) => void): void {
  for (const line of value.split(/\r?\n/)) if (line.trim() !== '') onSecret?.(line.trim());
}
