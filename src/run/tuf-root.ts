/** The newest trusted root of the public-good instance, by TUF: from the cache while it is fresh, otherwise fetched. */

import { isTrustError } from '../error.ts';
import { deadlines } from '../limits.ts';
import type { ConnectionValues } from '../options/connection.ts';
import { newestRootName, publicGoodRoot } from '../transparency/public-good.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import { type Cached, cachePath, readCache, writeCache } from '../tuf/cache.ts';
import { fetchTrustedRoot, type TufRepository, trustedRootFrom } from '../tuf/client.ts';
import { publicGoodMirror, publicGoodTufRoot } from '../tuf/public-good-root.ts';
import { connect, type Host } from './connection.ts';

export const publicGood: TufRepository = {
  name: newestRootName,
  mirror: new URL(publicGoodMirror),
  root: Buffer.from(publicGoodTufRoot),
};

/** Milliseconds after which an update is tried, a day. */
const fresh = 86_400_000;

/**
 * If the update fails, the cached root if TUF still accepts it, otherwise the embedded one; `fallback` says why. Throws
 * E_INPUT, and the error of a run that is stopped.
 */
export async function newestRoot(
  values: ConnectionValues,
  host: Host,
  repository: TufRepository = publicGood,
): Promise<TrustedRoot> {
  const cached = await readCache(cachePath(host.env, repository));
  const known = cached && (await stillAccepted(cached, repository));
  if (cached !== undefined && known !== undefined && isFresh(cached)) return known;
  try {
    host.onWait?.(`updating the trusted root from ${repository.mirror.host}`);
    const timeout = Math.min(values.timeout, deadlines.rootUpdate);
    return await updateRoot({ ...values, timeout }, host, repository);
  } catch (error) {
    if (!isTrustError(error) || error.code === 'E_INPUT' || host.signal.aborted) throw error;
    const date = cached?.fetched.toISOString().slice(0, 10);
    return known === undefined
      ? { ...publicGoodRoot(), fallback: error.message }
      : { ...known, fallback: `${error.message} (that root was fetched on ${date})` };
  }
}

/** A time in the future is that of a clock that was wrong. */
function isFresh({ fetched }: Cached): boolean {
  const age = Date.now() - fetched.getTime();
  return age >= 0 && age < fresh;
}

/** undefined for a copy that is expired, or was changed. */
async function stillAccepted(
  { files }: Cached,
  repository: TufRepository,
): Promise<TrustedRoot | undefined> {
  try {
    return (await trustedRootFrom(files, repository)).trustedRoot;
  } catch (error) {
    if (isTrustError(error)) return undefined;
    throw error;
  }
}

/** Fetches the newest root, and keeps it for later runs. Throws as `fetchTrustedRoot` does. */
export async function updateRoot(
  values: ConnectionValues,
  host: Host,
  repository: TufRepository,
): Promise<TrustedRoot> {
  const path = cachePath(host.env, repository);
  const cached = await readCache(path);
  const { client, close } = await connect(values, host);
  try {
    const { trustedRoot, files } = await fetchTrustedRoot(
      repository,
      client.transport,
      cached?.files,
    );
    await writeCache(path, { fetched: new Date(), files });
    return trustedRoot;
  } finally {
    close();
  }
}
