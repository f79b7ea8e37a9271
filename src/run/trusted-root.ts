/** Reads the trusted roots of a run: files that the user names, or the root that is included. */

import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { excusedBy } from '../identity/verify.ts';
import { limits } from '../limits.ts';
import { about } from '../options/about.ts';
import { publicGoodRoot } from '../transparency/public-good.ts';
import { publicGoodRootText } from '../transparency/public-good-root.ts';
import {
  parseTrustedRoot,
  parseTrustedRoots,
  type TrustedRoot,
} from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';

/** What a root must contain for a run to have a chance. */
interface RequiredOfRoot {
  readonly logs: boolean;
  readonly authorities: boolean;
  readonly certificates?: {
    /** and no key is asked for */
    readonly only: boolean;
    readonly sct: Policy['sct'];
    /** whether a root without logs of any kind needs none */
    readonly excuses: boolean;
  };
}

/** @param paths undefined: the public-good root that is included */
export async function readTrustedRoots(
  paths: readonly string[] | undefined,
  required: RequiredOfRoot,
): Promise<readonly TrustedRoot[]> {
  if (paths === undefined) return [includedRoot()];
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readRootFile(path);
      return about('trusted-root', () => parseTrustedRoots(bytes, path), 'E_INPUT');
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
export async function readTrustedRoot(path: string | undefined): Promise<TrustedRoot> {
  if (path === undefined) return includedRoot();
  const bytes = await readRootFile(path);
  return about('trusted-root', () => parseTrustedRoot(bytes, path), 'E_INPUT');
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
  // An instance without logs of any kind has a timestamp authority in place of them.
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

function readRootFile(path: string): Promise<Uint8Array> {
  return readBounded(path, limits.manifest, 'trusted-root: the file');
}

/** As written, to tell one root from another. */
export async function readRootTexts(
  paths: readonly string[] | undefined,
): Promise<readonly (Uint8Array | string)[]> {
  return paths === undefined ? [publicGoodRootText] : Promise.all(paths.map(readRootFile));
}

/** Parsing the included root takes as long as everything else before the first request, so it is done later. */
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
  };
}
