/** A build as people are told of it: a report is read by more than may know its secrets (threats 115 and 131). */

import { type Build, buildxArguments } from './build.ts';

/** The command that is run, without what may be secret in it. */
export function redactedCommand(build: Build): readonly string[] {
  const shown = {
    ...build,
    context: withoutQuery(withoutUserinfo(build.context)),
    buildArgs: build.buildArgs.map(argument),
    cacheFrom: build.cacheFrom.map(cache),
    cacheTo: build.cacheTo.map(cache),
  };
  return ['docker', ...buildxArguments(shown, 'metadata.json')];
}

/** What buildx says, which repeats what a Dockerfile prints; `env` is the one that it was run with. */
export function redactLine(
  line: string,
  { secrets, buildArgs }: Build,
  env: Readonly<Record<string, string>>,
): string {
  const handed = secrets.flatMap((secret) => ('env' in secret ? (env[secret.env] ?? '') : []));
  const named = buildArgs.flatMap((text) => secretArgument.exec(text)?.[2] ?? []);
  const hidden = [...handed, ...named]
    .flatMap((text) => text.split(/\r?\n/))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .sort((a, b) => b.length - a.length);
  return withoutUserinfo(hidden.reduce((said, text) => said.replaceAll(text, '***'), line));
}

/** `https://token@github.com/…` is how a private repository is named as a context. */
function withoutUserinfo(text: string): string {
  return text.replace(/:\/\/[^/\s]*@/g, '://***@');
}

/** Of a URL that was signed, or that has a token in it. */
function withoutQuery(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/[^?#]*)\?[^#]*/i, '$1?***');
}

/** Rather too many than one too few: whoever needs the value knows where it was given. */
const secretName =
  '[^=,]*(?:token|secret|pass|credential|auth(?!ors?\\b)|pwd|key|(?:^|_)pat(?=[_=]))[^=,]*';
const secretArgument = new RegExp(`^(${secretName})=(.*)$`, 'is');

/** `NPM_TOKEN=…`: buildx keeps it in the image's history, but a report is read by more. */
function argument(text: string): string {
  return withoutUserinfo(text).replace(secretArgument, '$1=***');
}

/** `type=s3,…,secret_access_key=…`; `account_url=https://…?sv=…&sig=…` */
function cache(text: string): string {
  return withoutUserinfo(text)
    .replace(new RegExp(`(^|,)(${secretName})=[^,]*`, 'gi'), '$1$2=***')
    .replace(/(:\/\/[^?,\s]*)\?[^,]*/g, '$1?***');
}
