/** Gets the trusted root from a TUF repository, or from the files that an earlier run fetched. */

import { isTrustError, TrustError } from '../error.ts';
import { errorDetails } from '../http/failure.ts';
import type { Transport } from '../http/request.ts';
import { limits } from '../limits.ts';
import { parseTrustedRoot, type TrustedRoot } from '../transparency/trusted-root.ts';

export interface TufRepository {
  /** its name in reports */
  readonly name: string;
  /** with a slash at its end */
  readonly mirror: URL;
  /** the initial root metadata, which everything is verified from */
  readonly root: Uint8Array;
}

/** Files of a repository by their path, without version numbers (except of roots) and hashes. */
export type TufFiles = ReadonlyMap<string, Uint8Array>;

export interface FromTuf {
  readonly trustedRoot: TrustedRoot;
  /** for `trustedRootFrom` in later runs */
  readonly files: TufFiles;
}

/** What tuf-js compares newer versions with. */
const remembered = ['timestamp.json', 'snapshot.json', 'targets.json'];

/**
 * Throws E_TRUST for metadata or a trusted root that is not accepted, E_NOTFOUND for a file that the repository lacks,
 * E_INPUT for an initial root that cannot be used, and the errors of the transport.
 *
 * @param last files of an earlier run: metadata older than those is refused
 */
export async function fetchTrustedRoot(
  repository: TufRepository,
  transport: Transport,
  last: TufFiles = new Map(),
): Promise<FromTuf> {
  const known = new Map([...last].filter(([name]) => remembered.includes(name)));
  return update(repository, known, async (path, limit) => {
    const url = new URL(path, repository.mirror);
    const answer = await transport.request({ method: 'GET', url }, Math.min(limit, limits.tufFile));
    const { status, body } = answer;
    if (status === 200) return body;
    if (status === 404 || status === 403) return undefined;
    const details = errorDetails(url, answer);
    throw new TrustError('E_NET', `${url.host} answered ${status} for ${path}`, details);
  });
}

/** Verifies the files of an earlier run from the initial root, because someone may have changed them (threat 106). */
export async function trustedRootFrom(
  files: TufFiles,
  repository: TufRepository,
): Promise<FromTuf> {
  return update(repository, new Map(), async (path) => files.get(nameOf(path)));
}

async function update(
  { name, mirror, root }: TufRepository,
  last: TufFiles,
  get: (path: string, limit: number) => Promise<Uint8Array | undefined>,
): Promise<FromTuf> {
  const { fetchTarget } = await import('./updater.ts');
  const files = new Map(last);
  let asked = false;
  // tuf-js puts the message of an error into another error.
  let failure: TrustError | undefined;
  const fetch = async (path: string, limit: number) => {
    asked = true;
    try {
      const bytes = await get(path, limit);
      if (bytes === undefined && !isRoot(path)) throw missing(mirror, path);
      if (bytes !== undefined) files.set(nameOf(path), bytes);
      return bytes;
    } catch (error) {
      if (isTrustError(error)) failure = error;
      throw error;
    }
  };
  try {
    const bytes = await fetchTarget('trusted_root.json', {
      mirror: mirror.href,
      root,
      last,
      fetch,
    });
    return { trustedRoot: parseTrustedRoot(bytes, name), files };
  } catch (error) {
    if (failure !== undefined) throw failure;
    if (isTrustError(error) || !(error instanceof Error)) throw error;
    throw tufError(error, mirror, asked);
  }
}

/** @param asked whether a file was fetched: before, only the initial root is read */
function tufError(error: Error, { host }: URL, asked: boolean): TrustError {
  const why = error.message.slice(0, 300);
  const [code, message] =
    'syscall' in error
      ? (['E_INPUT', `TUF needs a folder for temporary files: ${why}`] as const)
      : asked
        ? (['E_TRUST', `the TUF metadata of ${host} is not accepted: ${why}`] as const)
        : (['E_INPUT', `the root is not root metadata of TUF: ${why}`] as const);
  return new TrustError(code, message, {}, error);
}

function isRoot(path: string): boolean {
  return path.endsWith('.root.json');
}

/** `12.snapshot.json` → `snapshot.json`, `targets/<hash>.x.json` → `targets/x.json` */
function nameOf(path: string): string {
  return isRoot(path) ? path : path.replace(/(?<=^|\/)(?:\d+|[0-9a-f]{64,128})\.(?=.)/, '');
}

function missing(mirror: URL, path: string): TrustError {
  const message = `${mirror.host} has no ${path}; the URL must be that of a TUF repository`;
  return new TrustError('E_NOTFOUND', message, { host: mirror.host });
}
