/** Prepares a build from its options, and keeps the values of secrets apart from its arguments. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Repository } from '../oci/reference.ts';
import type { BuildValues } from '../options/build.ts';
import { checkItems } from '../options/lists.ts';
import type { Build, BuildSecret } from '../release/build.ts';

export interface PreparedBuild {
  readonly build: Build;
  /** variable to value, for the environment of buildx only */
  readonly secrets: Readonly<Record<string, string>>;
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onSecret?: (secret: string) => void;
}

type BuildOf = BuildValues & { readonly context: string };

/** Throws E_INPUT, without the text of a secret. */
export function prepareBuild(
  values: BuildOf,
  image: Repository,
  { env, onSecret }: Surroundings,
  insecureRegistries: readonly string[],
): PreparedBuild {
  const given = values.secrets.map((item) => splitSecret(item, 'secrets', ''));
  for (const { value } of given) maskLines(value, onSecret);
  const passed = given.map(({ id, value }, at) => ({ id, value, env: `RELEASE_SECRET_${at}` }));
  if (values.githubToken !== undefined) {
    maskLines(values.githubToken, onSecret);
    passed.push({ id: gitToken, value: values.githubToken, env: 'RELEASE_GIT_AUTH_TOKEN' });
  }
  const secrets: readonly BuildSecret[] = [
    ...passed.map(({ id, env }) => ({ id, env })),
    ...values.secretEnvs.map((item) => readSecretEnv(item, env)),
    ...values.secretFiles.map((item) => {
      const { id, value } = splitSecret(item, 'secret-files', item);
      return { id, path: value };
    }),
  ];
  checkItems(
    secrets.map(({ id }) => id),
    'secrets',
  );
  const { context, file, platforms, buildArgs, labels, buildAnnotations: annotations } = values;
  const { target, cacheFrom, cacheTo, provenance, sbom, builder, noCache, pull } = values;
  const { buildContexts, ssh, network, addHosts, allow } = values;
  // Field by field: a release has options that a build must not contain, such as a password.
  const build = {
    ...{ image, context, file, platforms, buildArgs, labels, annotations, secrets },
    ...{ target, cacheFrom, cacheTo, provenance, sbom, builder, noCache, pull },
    ...{ buildContexts, ssh, network, addHosts, allow, outputs: readOutputs(values.outputs) },
    insecure: insecureRegistries.some((host) => host.toLowerCase() === image.registry),
  };
  return { build, secrets: Object.fromEntries(passed.map(({ env, value }) => [env, value])) };
}

/** BuildKit uses it to fetch a Git repository: the context, or one that a Dockerfile adds. */
const gitToken = 'GIT_AUTH_TOKEN';

/** Fields of the image exporter that change neither the destination nor the name of the image. */
const outputFields = new Set([
  ...['compression', 'compression-level', 'force-compression', 'oci-mediatypes', 'oci-artifact'],
  'rewrite-timestamp',
]);

/** Fields that docker/build-push-action needs to push by digest; they are set already. */
const ownFields = new Set([
  'type=image',
  'push=true',
  'push-by-digest=true',
  'name-canonical=true',
]);

function readOutputs(outputs: readonly string[]): readonly string[] {
  const fields = outputs.flatMap((line) => line.split(',')).map((field) => field.trim());
  const refused = fields.find(
    (field) => !ownFields.has(field) && !outputFields.has(/^[^=]+(?==.)/.exec(field)?.[0] ?? ''),
  );
  if (refused !== undefined) {
    const known = [...outputFields].join(', ');
    const message = `outputs: ${JSON.stringify(refused.slice(0, 100))} is not one of ${known}: the image is always pushed by digest, to the repository image`;
    throw new TrustError('E_INPUT', message);
  }
  return fields.filter((field) => !ownFields.has(field));
}

/** @param shown the part that an error may quote */
function splitSecret(item: string, name: string, shown: string) {
  const [, id, value] = /^([\w.-]+)=(.+)$/s.exec(item) ?? [];
  if (id !== undefined && value !== undefined) {
    if (Buffer.byteLength(value) <= limits.keyFile) return { id, value };
    const message = `${name}: ${id} has more than ${limits.keyFile} bytes: use secret-files`;
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
function maskLines(value: string, onSecret?: (secret: string) => void): void {
  for (const line of value.split(/\r?\n/)) if (line.trim() !== '') onSecret?.(line.trim());
}
