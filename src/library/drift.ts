/** Drift checks for programs. What checks is loaded when it is first called: who verifies never loads it. */

import type { DriftProgress, DriftResult } from '../drift/report.ts';
import { joinKeys } from '../options/key-list.ts';
import { type ConnectionOptions, connectionKinds, connectionOf } from './connection.ts';
import { checkOptions, type Kinds } from './options.ts';

/** Everything has the default that `webdis-trust drift check` has. */
export interface DriftOptions extends ConnectionOptions {
  /** path of the ledger; either it or `tags` is given */
  readonly ledger?: string;
  /** instead of a ledger: compared and verified, without knowing what is right */
  readonly tags?: readonly string[];
  /** PEM text, a path, `env://NAME` or an https URL; of several, any may have signed; default: the key of Webdis */
  readonly keys?: readonly string[];
  /** SHA-256 of the DER keys, hex; every key must match one */
  readonly keyFingerprints?: readonly string[];
  /** path of a trusted_root.json; default: the public-good root inside */
  readonly trustedRoot?: string;
  readonly transparencyLog?: 'required' | 'ignored';
  /** where signatures live, if not beside each image */
  readonly signatureRepository?: string;
  /** every blob is asked for as well */
  readonly blobs?: boolean;
  /** one part of so many */
  readonly shard?: { readonly index: number; readonly of: number };
  /** path of a file that is read, and written again with this run in it */
  readonly state?: string;
  readonly onProgress?: (progress: DriftProgress) => void;
}

const kinds: Kinds<DriftOptions> = {
  ...connectionKinds,
  ledger: 'text',
  tags: 'list',
  keys: 'records',
  keyFingerprints: 'list',
  trustedRoot: 'text',
  transparencyLog: ['required', 'ignored'],
  signatureRepository: 'text',
  blobs: 'flag',
  shard: 'any',
  state: 'text',
  onProgress: 'any',
};

/**
 * Whether every registry still carries what the ledger says. Whatever a registry does ends in the report;
 * throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before anything is asked.
 */
export async function checkDrift(
  repositories: readonly string[],
  options: DriftOptions,
): Promise<DriftResult> {
  checkOptions(options, kinds);
  const { shard } = options;
  const words = {
    ledger: options.ledger ?? '',
    images: repositories,
    tags: options.tags ?? [],
    key: joinKeys(options.keys ?? [], 'keys'),
    fingerprints: options.keyFingerprints ?? [],
    trustedRoot: options.trustedRoot ?? '',
    transparencyLog: options.transparencyLog ?? 'required',
    signatureRepository: options.signatureRepository ?? '',
    blobs: options.blobs ?? false,
    shard: shard === undefined ? '' : `${shard.index}/${shard.of}`,
    state: options.state ?? '',
  };
  const connection = connectionOf(options);
  const { checkDrift } = await import('../run/drift.ts');
  return checkDrift(words, connection, options.onProgress);
}
