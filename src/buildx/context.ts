/** Keeps signing keys and identity tokens out of a build: out of its context, secrets and environment (threat 131). */

import { readFile, realpath } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, sep } from 'node:path';
import { TrustError } from '../error.ts';
import { childEnvironment, type Withheld } from '../host/child-environment.ts';
import type { Build, BuildSecret } from '../release/build.ts';

/**
 * Throws E_INPUT for a secret file in the build context, which `COPY . .` would publish, unless .dockerignore excludes it.
 *
 * @param word a path, or a secret that is not a file, such as PEM text
 * @param option the option in messages: `key`
 */
export async function assertKeptOut(
  word: string,
  option: string,
  { context, file }: Pick<Build, 'context' | 'file'>,
): Promise<void> {
  const [from, to] = await Promise.all([resolved(context), resolved(word)]);
  if (from === undefined || to === undefined) return;
  const inside = relative(from, to);
  const components = inside.split(sep);
  // Absolute: on another drive of Windows.
  if (components[0] === '..' || isAbsolute(inside)) return;
  const path = components.join('/');
  const dockerfile = file === '' ? join(context, 'Dockerfile') : file;
  const ignored =
    (await linesOf(`${dockerfile}.dockerignore`)) ??
    (await linesOf(join(context, '.dockerignore')));
  if (keepsOut(ignored ?? [], path)) return;
  const message = `${option}: the file ${JSON.stringify(path)} is in the build context, and COPY could add it to the image: move it, use env://NAME, or add a line for it to .dockerignore`;
  throw new TrustError('E_INPUT', message);
}

/** The context, and the further contexts that are folders; each of those has a .dockerignore of its own. */
export function contextsOf({
  context,
  file,
  buildContexts,
}: Build): readonly Pick<Build, 'context' | 'file'>[] {
  const further = buildContexts.map((text) => text.slice(text.indexOf('=') + 1));
  return [{ context, file }, ...further.map((one) => ({ context: one, file: `${one}/` }))];
}

/** undefined if it is not a path, such as a URL or PEM text, or does not exist. */
async function resolved(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

async function linesOf(path: string): Promise<readonly string[] | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text?.split(/\r?\n/).map((line) => line.trim());
}

/** Only by patterns with one meaning; a line that includes files again (`!`) makes it uncertain. */
function keepsOut(lines: readonly string[], path: string): boolean {
  const name = basename(path);
  const extension = extname(path);
  const byExtension = extension === '' ? [] : [`**/*${extension}`];
  const atRoot = path === name && extension !== '' ? [`*${extension}`] : [];
  const sure = new Set([path, `/${path}`, `./${path}`, `**/${name}`, ...byExtension, ...atRoot]);
  return lines.some((line) => sure.has(line)) && !lines.some((line) => line.startsWith('!'));
}

/** For buildx, its plugins and its credential helpers; RUN in a Dockerfile does not see it. */
export function buildEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  hidden: Withheld,
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...childEnvironment(env, hidden),
    // The image has it as an attestation already.
    BUILDX_METADATA_PROVENANCE: 'disabled',
    ...secrets,
  };
}

/** Throws E_INPUT for a secret that signs the image: it must not get into the image. */
export function assertNotWithheld(
  secrets: readonly BuildSecret[],
  environment: Readonly<Record<string, string>>,
): void {
  for (const secret of secrets) {
    if (!('env' in secret) || secret.env in environment) continue;
    const message = `secret-envs: ${secret.env} is not passed to a build: it may contain the signing key, its password or an input`;
    throw new TrustError('E_INPUT', message);
  }
}
