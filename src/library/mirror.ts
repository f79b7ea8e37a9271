/** Mirroring for programs. What writes is loaded when it is first called: who verifies never loads it. */

import { hostList } from '../edge/lists.ts';
import type { MirrorProgress, MirrorReport, Requirement } from '../mirror/report.ts';

/** Everything has the default that `webdis-trust mirror` has. */
export interface MirrorOptions {
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
  /** hosts that may be spoken to over http; loopback always may */
  readonly insecureRegistries?: readonly string[];
  /** PEM certificates to trust besides those of Node */
  readonly certificates?: readonly string[];
  /** milliseconds for the whole run; default an hour */
  readonly timeout?: number;
  /** ends the run: the report says what is there and what is not */
  readonly signal?: AbortSignal;
  /** credentials, proxies and `env://` are read from it; default `process.env` */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** is told each secret before it is used, to mask it in logs */
  readonly onSecret?: (secret: string) => void;
  readonly onProgress?: (progress: MirrorProgress) => void;
}

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
  const { timeout, certificates, onSecret } = options;
  const words = {
    source,
    targets,
    tagged: options.tag ?? true,
    require: options.require ?? '',
    key: (options.keys ?? []).join('\n'),
    fingerprints: options.keyFingerprints ?? [],
    trustedRoot: options.trustedRoot ?? '',
    transparencyLog: options.transparencyLog ?? 'required',
    signatureRepository: options.signatureRepository ?? '',
    onConflict: options.onConflict ?? '',
    dryRun: options.dryRun ?? false,
    deep: options.deep ?? false,
  };
  const connection = {
    env: options.env ?? process.env,
    signal: options.signal ?? new AbortController().signal,
    insecureRegistries: hostList(options.insecureRegistries ?? [], 'insecureRegistries'),
    ...(timeout === undefined ? {} : { budget: timeout }),
    ...(certificates === undefined ? {} : { ca: certificates }),
    ...(onSecret === undefined ? {} : { onSecret }),
  };
  const { mirror } = await import('../edge/mirror.ts');
  return mirror(words, connection, options.onProgress);
}
