/**
 * Lets Node keep the compiled code of the command for later runs. V8 runs what it reads from there, so it is read only
 * from a folder that no other user can write or replace (threat 207).
 *
 * Part of the first file that is loaded, which Node 12 must be able to parse: it has no imports.
 */

type Environment = Readonly<Record<string, string | undefined>>;

export function keepCompiledCode(env: Environment): void {
  const folder = compileCacheFolder(env);
  if (folder !== undefined) process.getBuiltinModule('node:module').enableCompileCache(folder);
}

/**
 * The folder, which is made if there is none; undefined where it may not be used. A CI system has none: other jobs may
 * run as the same user (threat 106).
 */
export function compileCacheFolder(env: Environment): string | undefined {
  const { XDG_CACHE_HOME: xdg = '', HOME: home = '', CI: ci = '', RUNNER_TEMP: job = '' } = env;
  // Windows has no user ids.
  const uid = process.getuid === undefined ? -1 : process.getuid();
  if (uid === -1 || ci !== '' || job !== '') return undefined;
  const { isAbsolute, join } = process.getBuiltinModule('node:path');
  const cache = isAbsolute(xdg) ? xdg : join(home, '.cache');
  if (!isAbsolute(cache)) return undefined;
  const { lstatSync, mkdirSync, realpathSync } = process.getBuiltinModule('node:fs');
  const folder = join(cache, 'webdis-trust', 'compiled');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const isPrivate = [folder, realpathSync(folder)].every((path) =>
      withParents(path).every((one) => isOurs(lstatSync(one), uid)),
    );
    return isPrivate && (lstatSync(folder).mode & 0o077) === 0 ? folder : undefined;
  } catch {
    // Read-only, as in a container.
    return undefined;
  }
}

/** `/`, `/home`, `/home/me`… */
function withParents(path: string): string[] {
  const names = path.split('/').slice(1);
  return ['/', ...names.map((_, at) => `/${names.slice(0, at + 1).join('/')}`)];
}

/** Whether no user but this one and root can change what is in a folder, or replace a symbolic link. */
function isOurs(status: import('node:fs').Stats, user: number): boolean {
  if (status.uid !== user && status.uid !== 0) return false;
  const [sticky, writableByOthers] = [0o1000, 0o022];
  // In a folder such as /tmp, nothing of another user can be replaced.
  return (
    status.isSymbolicLink() ||
    (status.mode & writableByOthers) === 0 ||
    (status.mode & sticky) !== 0
  );
}
