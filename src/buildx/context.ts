/** Checks that a signing key or identity token is not in the build context: `COPY . .` would publish it (threat 131). */

import { readFile, realpath } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, sep } from 'node:path';
import { TrustError } from '../error.ts';
import type { Build } from '../release/build.ts';

/**
 * Throws E_INPUT for a secret file in the build context, unless .dockerignore excludes it.
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
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return;
  const path = inside.split(sep).join('/');
  const dockerfile = file === '' ? join(context, 'Dockerfile') : file;
  const ignored =
    (await linesOf(`${dockerfile}.dockerignore`)) ??
    (await linesOf(join(context, '.dockerignore')));
  if (keepsOut(ignored ?? [], path)) return;
  const message = `${option}: the file ${JSON.stringify(path)} lies in the build context, and COPY would take it into the image: keep it elsewhere, or hand it over as env://NAME, or give it a line of its own in .dockerignore`;
  throw new TrustError('E_INPUT', message);
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
