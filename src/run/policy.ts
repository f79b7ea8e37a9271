/** What a run demands of signatures, from its options. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { limits } from '../limits.ts';
import { about } from '../options/about.ts';
import type { VerifyValues } from '../options/verify.ts';
import { publicGoodRoot } from '../transparency/public-good.ts';
import { publicGoodRootText } from '../transparency/public-good-root.ts';
import { parseTrustedRoot, type TrustedRoot } from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';

/** Options that say whose signatures count, which all verbs have. */
type TrustValues = Pick<
  VerifyValues,
  'trustedRoot' | 'transparencyLog' | 'timestamps' | 'signatureRepository'
>;

export type PolicyValues = TrustValues &
  Pick<
    VerifyValues,
    | 'digest'
    | 'platforms'
    | 'annotations'
    | 'expectedReference'
    | 'attestationManifests'
    | 'parity'
    | 'requireReadableBy'
  >;

/** The demands of verbs that have no options for them; they compare registries in their own ways. */
export const noDemands = {
  digest: undefined,
  platforms: [],
  annotations: {},
  expectedReference: undefined,
  attestationManifests: 'reported',
  parity: 'false',
  requireReadableBy: [],
} as const;

/** Everything but the keys. Throws E_INPUT for a trusted root that cannot be used. */
export async function policyOf(values: PolicyValues): Promise<Omit<Policy, 'keys'>> {
  const { transparencyLog, timestamps, attestationManifests, parity } = values;
  const { platforms, annotations, digest, expectedReference, signatureRepository } = values;
  const { requireReadableBy } = values;
  return {
    ...{ transparencyLog, timestamps, attestationManifests, parity, platforms, annotations },
    ...defined({ digest, expectedReference, signatureRepository }),
    ...(requireReadableBy.length === 0 ? {} : { requireReadableBy }),
    trustedRoot: await readTrustedRoot(values.trustedRoot, {
      logs: transparencyLog === 'required',
      authorities: timestamps === 'required',
    }),
  };
}

/** What a root must contain for a run to have a chance. */
interface RequiredOfRoot {
  readonly logs: boolean;
  readonly authorities: boolean;
  /** default: false */
  readonly certificates?: boolean;
}

/** @param path undefined: the public-good root that is included */
export async function readTrustedRoot(
  path: string | undefined,
  required: RequiredOfRoot,
): Promise<TrustedRoot> {
  if (path === undefined) return includedRoot();
  const bytes = await readRootFile(path);
  const root = about('trusted-root', () => parseTrustedRoot(bytes, path), 'E_INPUT');
  assertContains(root, required);
  return root;
}

/** Without these, every signature would fail. Throws E_INPUT. */
export function assertContains(
  { source, logs, material }: TrustedRoot,
  required: RequiredOfRoot,
): void {
  const missing =
    required.logs && logs.length === 0
      ? 'transparency log, and a log entry'
      : required.authorities && material.timestampAuthorities.length === 0
        ? 'timestamp authority, and a timestamp'
        : required.certificates === true && material.certificateAuthorities.length === 0
          ? 'certificate authority, and a certificate'
          : undefined;
  if (missing === undefined) return;
  const message = `trusted-root: ${source} contains no ${missing} is required: give a trusted root that contains one`;
  throw new TrustError('E_INPUT', message);
}

function readRootFile(path: string): Promise<Uint8Array> {
  return readBounded(path, limits.manifest, 'trusted-root: the file');
}

/** As written, to tell one root from another. */
export async function readRootText(path: string | undefined): Promise<Uint8Array | string> {
  return path === undefined ? publicGoodRootText : readRootFile(path);
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
