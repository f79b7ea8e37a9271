/** What the source of a mirror run must be, and whose word counts for it. */

import { TrustError } from '../error.ts';
import type { Requirement } from '../mirror/report.ts';
import { parseChoice } from '../options/lists.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { Policy } from '../verify/policy.ts';
import { readTrustedRoot } from './policy.ts';

export interface TrustWords {
  /** empty: `verified` when a key is given, otherwise `signed` */
  readonly require: string;
  /** see keys.ts */
  readonly key: string;
  readonly fingerprints: readonly string[];
  readonly trustedRoot: string;
  readonly transparencyLog: 'required' | 'ignored';
}

type ReadKeys = (
  text: string,
  fingerprints: readonly string[],
) => Promise<readonly VerificationKey[]>;

/** Throws E_INPUT or E_KEY. */
export async function readRequirement(
  words: TrustWords,
  readKeys: ReadKeys,
): Promise<{ readonly require: Requirement; readonly policy?: Policy }> {
  const { key, fingerprints, trustedRoot, transparencyLog } = words;
  const given = [
    ...(key === '' ? [] : ['key']),
    ...(fingerprints.length === 0 ? [] : ['key-fingerprint']),
    ...(trustedRoot === '' ? [] : ['trusted-root']),
    ...(transparencyLog === 'required' ? [] : ['insecure-ignore-tlog']),
  ];
  const usual = given.some((name) => name.startsWith('key')) ? 'verified' : 'signed';
  const require = parseChoice(words.require || usual, ['verified', 'signed', 'none'], 'require');
  if (require === 'verified') {
    const policy = {
      keys: await readKeys(key, fingerprints),
      trustedRoot: await readTrustedRoot(trustedRoot, {
        logs: transparencyLog === 'required',
        authorities: false,
      }),
      transparencyLog,
    };
    return { require, policy: { ...policy, ...usualDemands } };
  }
  // Given and not heeded would look like a check that was made.
  if (given.length === 0) return { require };
  const message = `${given.join(', ')}: nothing is verified with require ${require}`;
  throw new TrustError('E_INPUT', message);
}

/** As for `webdis-trust verify` without further flags; the targets are compared by their bytes. */
const usualDemands = {
  timestamps: 'ignored',
  attestationManifests: 'reported',
  parity: 'false',
  platforms: [],
  annotations: {},
} as const;
