/** Mirroring for programs. What writes is loaded when it is first called: who verifies never loads it. */

import type { MirrorProgress, MirrorReport, Requirement } from '../mirror/report.ts';
import { joinKeys } from '../options/key-list.ts';
import { type ConnectionOptions, connectionKinds, connectionOf } from './connection.ts';
import { checkOptions, type Kinds } from './options.ts';

/** Everything has the default that `webdis-trust mirror` has. */
export interface MirrorOptions extends ConnectionOptions {
  /** what the source must be; default: `verified` when there are keys, otherwise `signed` */
  readonly require?: Requirement;
  /** PEM text, a path, `env://NAME` or an https URL; of several, any may have signed */
  readonly keys?: readonly string[];
  /** SHA-256 of the DER keys, hex; every key must match one */
  readonly keyFingerprints?: readonly string[];
  /** path of a trusted_root.json; default: the public-good root inside */
  readonly trustedRoot?: string;
  readonly transparencyLog?: 'required' | 'ignored';
  /** where the signatures of the source live, if not beside it */
  readonly signatureRepository?: string;
  /** if a target's tag points to another image; default `fail`, before anything is copied */
  readonly onConflict?: 'fail' | 'keep' | 'overwrite';
  /** false: nothing is tagged */
  readonly tag?: boolean;
  /** nothing is written: the report is the plan */
  readonly dryRun?: boolean;
  /** every blob is looked at, also where tag and lists say that nothing is missing */
  readonly deep?: boolean;
  /** referrers that the source lists and does not have are left out, with a warning */
  readonly skipMissingReferrers?: boolean;
  readonly onProgress?: (progress: MirrorProgress) => void;
}

const kinds: Kinds<MirrorOptions> = {
  ...connectionKinds,
  require: ['verified', 'signed', 'none'],
  keys: 'records',
  keyFingerprints: 'list',
  trustedRoot: 'text',
  transparencyLog: ['required', 'ignored'],
  signatureRepository: 'text',
  onConflict: ['fail', 'keep', 'overwrite'],
  skipMissingReferrers: 'flag',
  tag: 'flag',
  dryRun: 'flag',
  deep: 'flag',
  onProgress: 'any',
};

/**
 * Copies an image with its signatures, from a registry or an image layout (`oci:DIR:tag`) to others. What
 * a registry does ends in the report; throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot
 * be used, before anything is asked.
 */
export async function mirrorImage(
  source: string,
  targets: readonly string[],
  options: MirrorOptions = {},
): Promise<MirrorReport> {
  checkOptions(options, kinds);
  const words = {
    source,
    targets,
    tagged: options.tag ?? true,
    require: options.require ?? '',
    key: joinKeys(options.keys ?? [], 'keys'),
    fingerprints: options.keyFingerprints ?? [],
    trustedRoot: options.trustedRoot ?? '',
    transparencyLog: options.transparencyLog ?? 'required',
    signatureRepository: options.signatureRepository ?? '',
    onConflict: options.onConflict ?? '',
    dryRun: options.dryRun ?? false,
    deep: options.deep ?? false,
    skipMissingReferrers: options.skipMissingReferrers ?? false,
  };
  const connection = connectionOf(options);
  const { mirror } = await import('../run/mirror.ts');
  return mirror(words, connection, options.onProgress);
}
