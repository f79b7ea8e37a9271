/**
 * Reads the trusted roots of a run: files that the user names, the newest root by TUF, or the root that is included.
 */

import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { excusedBy } from '../identity/verify.ts';
import { limits } from '../limits.ts';
import { about } from '../options/about.ts';
import type { ConnectionValues } from '../options/connection.ts';
import { publicGoodRoot } from '../transparency/public-good.ts';
import {
  parseTrustedRoot,
  parseTrustedRoots,
  type TrustedRoot,
} from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';
import type { Host } from './connection.ts';

/** What a root must contain for a run. */
export interface RequiredOfRoot {
  readonly logs: boolean;
  readonly authorities: boolean;
  readonly certificates?: {
    /** and no key is required */
    readonly only: boolean;
    readonly sct: Policy['sct'];
    /** whether a root without logs of any kind needs none */
    readonly excuses: boolean;
  };
}

/** What an update of the root requires. */
export interface RootRun {
  readonly values: ConnectionValues;
  readonly host: Host;
}

/** The word that stands for the newest public-good root, in place of a path. */
export const newest = 'tuf';

/** Loaded on demand: most runs ask registries only. */
async function newestOf({ values, host }: RootRun): Promise<TrustedRoot> {
  const { newestRoot } = await import('./tuf-root.ts');
  return newestRoot(values, host);
}

/** @param paths undefined: the public-good root that is included */
export async function readTrustedRoots(
  paths: readonly string[] | undefined,
  required: RequiredOfRoot,
  run: RootRun,
): Promise<readonly TrustedRoot[]> {
  if (paths === undefined) return [includedRoot()];
  const files = await Promise.all(
    paths.map(async (path) => {
      if (path === newest) return [await newestOf(run)];
      return readRootFile(path);
    }),
  );
  const roots = files.flat();
  if (roots.length > limits.trustedRoots) {
    const message = `trusted-root: there are ${roots.length} roots; ${limits.trustedRoots} are allowed`;
    throw new TrustError('E_INPUT', message);
  }
  if (roots.every((root) => missingIn(root, required) !== undefined)) {
    for (const root of roots) assertContains(root, required);
  }
  return roots;
}

/** For signing, which has one root. @param path undefined: the public-good root that is included */
export async function readTrustedRoot(
  path: string | undefined,
  run: RootRun,
): Promise<TrustedRoot> {
  if (path === undefined) return includedRoot();
  if (path === newest) return newestOf(run);
  const bytes = await readBytes(path);
  return about('trusted-root', () => parseTrustedRoot(bytes, path), 'E_INPUT');
}

/** One root, or JSON Lines with several. Throws E_INPUT. */
export async function readRootFile(path: string): Promise<readonly TrustedRoot[]> {
  const bytes = await readBytes(path);
  return about('trusted-root', () => parseTrustedRoots(bytes, path), 'E_INPUT');
}

/** Without these, every signature would fail. Throws E_INPUT. */
export function assertContains(root: TrustedRoot, required: RequiredOfRoot): void {
  const missing = missingIn(root, required);
  if (missing === undefined) return;
  const message = `trusted-root: ${root.source} contains no ${missing} is required: give a trusted root that contains one`;
  throw new TrustError('E_INPUT', message);
}

function missingIn(root: TrustedRoot, required: RequiredOfRoot): string | undefined {
  const { logs, material } = root;
  const { certificates } = required;
  const isForCertificates =
    certificates !== undefined && material.certificateAuthorities.length > 0;
  // An instance without any logs has a timestamp authority instead.
  const isExcused = isForCertificates && certificates.excuses && excusedBy(root) !== undefined;
  if (certificates?.only === true && !isForCertificates) return 'certificate authority, and one';
  if (required.logs && logs.length === 0 && !isExcused) return 'transparency log, and a log entry';
  if (required.authorities && material.timestampAuthorities.length === 0) {
    return 'timestamp authority, and a timestamp';
  }
  const needsSct = certificates?.only === true && certificates.sct === 'required' && !isExcused;
  return needsSct && material.ctlogs.length === 0
    ? 'certificate transparency log, and an SCT'
    : undefined;
}

function readBytes(path: string): Promise<Uint8Array> {
  return readBounded(path, limits.manifest, 'trusted-root: the file');
}

/** Parsing the included root takes as long as all other work before the first request, so it is done later. */
function includedRoot(): TrustedRoot {
  return {
    get source() {
      return publicGoodRoot().source;
    },
    get date() {
      return publicGoodRoot().date;
    },
    get logs() {
      return publicGoodRoot().logs;
    },
    get material() {
      return publicGoodRoot().material;
    },
    get bytes() {
      return publicGoodRoot().bytes;
    },
  };
}
