/** Keeps the files of a TUF repository for later runs, all in one file, so that a run never reads half of an update. */

import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { isTrustError } from '../error.ts';
import { readBounded, writeWhole } from '../host/files.ts';
import { limits } from '../limits.ts';
import { count, map, object, readJson, text } from '../oci/shape.ts';
import type { TufFiles, TufRepository } from './client.ts';

export interface Cached {
  /** when they were fetched */
  readonly fetched: Date;
  readonly files: TufFiles;
}

/** TUF files are JSON, so they are kept as texts. */
const cacheFile = object({ fetched: count, files: map(text) });

/** In the folder of the job, which no other job reads (threat 106), or that of the user. */
export function cachePath(
  env: Readonly<Record<string, string | undefined>>,
  { mirror, root }: TufRepository,
): string {
  const { RUNNER_TEMP: job, XDG_CACHE_HOME: xdg, HOME: home = homedir() } = env;
  const folder = [job, xdg].find((path) => path !== undefined && isAbsolute(path));
  const id = createHash('sha256').update(mirror.href).update(root).digest('hex').slice(0, 16);
  const name = `${mirror.host.replace(/[^\w.-]/g, '_')}-${id}.json`;
  return join(folder ?? join(home, '.cache'), 'webdis-trust', 'tuf', name);
}

/** undefined if there is none, or none that can be read: then everything is fetched. */
export async function readCache(path: string): Promise<Cached | undefined> {
  try {
    const bytes = await readBounded(path, limits.tufCache, 'the cached file');
    const { fetched, files } = readJson(cacheFile, bytes, 'cached file');
    return {
      fetched: new Date(fetched),
      files: new Map([...files].map(([name, content]) => [name, Buffer.from(content)])),
    };
  } catch (error) {
    if (isTrustError(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A folder that cannot be written, as in a read-only container, only means that the next run fetches again. */
export async function writeCache(path: string, { fetched, files }: Cached): Promise<void> {
  const texts = [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]);
  const written = JSON.stringify({
    fetched: fetched.getTime(),
    files: Object.fromEntries(texts),
  });
  if (written.length > limits.tufCache) return;
  await writeWhole(path, written, 'the cached file').catch((error: unknown) => {
    if (!isTrustError(error)) throw error;
  });
}
