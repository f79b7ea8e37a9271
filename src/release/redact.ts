/** Removes secrets from the build command and its output before they are shown (threats 115 and 131). */

import { type Build, buildxArguments } from './build.ts';

export function redactedCommand(build: Build): readonly string[] {
  const shown = {
    ...build,
    context: withoutQuery(withoutUserinfo(build.context)),
    buildArgs: build.buildArgs.map(argument),
    buildContexts: build.buildContexts.map((one) =>
      one.replace(/(?<==).*/s, (place) => withoutQuery(withoutUserinfo(place))),
    ),
    cacheFrom: build.cacheFrom.map(cache),
    cacheTo: build.cacheTo.map(cache),
  };
  return ['docker', ...buildxArguments(shown, 'metadata.json')];
}

/** A line of buildx's output, without secrets. `env` is the environment of buildx. */
export function redactLine(
  line: string,
  { secrets, buildArgs }: Build,
  env: Readonly<Record<string, string>>,
): string {
  const fromEnv = secrets.flatMap((secret) => ('env' in secret ? (env[secret.env] ?? '') : []));
  const fromArgs = buildArgs.flatMap((text) => secretArgument.exec(text)?.[2] ?? []);
  const hidden = [...fromEnv, ...fromArgs]
    .flatMap((text) => text.split(/\r?\n/))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .sort((a, b) => b.length - a.length);
  return withoutUserinfo(hidden.reduce((output, text) => output.replaceAll(text, '***'), line));
}

/** A private repository as build context has a token: `https://token@github.com/…`. */
function withoutUserinfo(text: string): string {
  return text.replace(/:\/\/[^/\s]*@/g, '://***@');
}

/** The query may have a signature or token. */
function withoutQuery(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/[^?#]*)\?[^#]*/i, '$1?***');
}

/** Errs on the side of hiding too much. */
const secretName =
  '[^=,]*(?:token|secret|pass|credential|auth(?!ors?\\b)|pwd|key|(?:^|_)pat(?=[_=]))[^=,]*';
const secretArgument = new RegExp(`^(${secretName})=(.*)$`, 'is');

/** Hides the value of `NPM_TOKEN=…`. */
function argument(text: string): string {
  return withoutUserinfo(text).replace(secretArgument, '$1=***');
}

/** `type=s3,…,secret_access_key=…`; `account_url=https://…?sv=…&sig=…` */
function cache(text: string): string {
  return withoutUserinfo(text)
    .replace(new RegExp(`(^|,)(${secretName})=[^,]*`, 'gi'), '$1$2=***')
    .replace(/(:\/\/[^?,\s]*)\?[^,]*/g, '$1?***');
}
