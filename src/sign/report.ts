/** The report about a signing run: plain data, as the verify report is. */

import type { Digest } from '../oci/digest.ts';
import type { LogEntry } from '../transparency/entry.ts';
import type { ExitCode, Outcome } from '../verify/outcome.ts';
import type { Finding, ReaderReport } from '../verify/report.ts';

export const signReportSchema = 'https://github.com/webdis/verify-action/schema/sign-report/v1';

export type SignatureFormat = 'legacy' | 'bundle';

export interface SignReport {
  readonly schema: typeof signReportSchema;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC */
  readonly started: string;
  readonly finished: string;
  /** `verified`: everything is signed, and verified as the registry serves it */
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
  /** fingerprint of the public half */
  readonly key: string;
  /** whether it was held against a fingerprint that was given */
  readonly keyPinned: boolean;
  readonly formats: readonly SignatureFormat[];
  /** base URLs of the logs; empty: nothing is logged */
  readonly logs: readonly string[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly images: readonly SignedImageReport[];
  /** who can read all of the images, as they stand at the end of the run */
  readonly readers: readonly ReaderReport[];
  /** HTTP requests to registries */
  readonly requests: number;
}

export interface SignedImageReport {
  readonly reference: string;
  readonly name: string;
  readonly digest?: Digest;
  readonly pinned?: string;
  readonly outcome: Outcome;
  readonly manifests: readonly SignedManifestReport[];
  /** `unknown` where only an index is signed, and not what it lists */
  readonly readers: readonly ReaderReport[];
  readonly findings: readonly Finding[];
}

export interface SignedManifestReport {
  readonly digest: Digest;
  readonly role: 'index' | 'platform' | 'attestation' | 'image';
  readonly platforms: readonly string[];
  readonly signatures: readonly SignedReport[];
}

export interface SignedReport {
  readonly format: SignatureFormat;
  /**
   * - `present`: this key had signed it already; nothing was done
   * - `published`: made, logged and pushed in this run
   * - `made`: made and perhaps logged, not pushed
   * - `missing`: not made
   */
  readonly state: 'present' | 'published' | 'made' | 'missing';
  readonly logEntries: readonly LogEntry[];
}

export interface SignProgress {
  readonly image: string;
  readonly done: number;
  readonly of: number;
  readonly requests: number;
}

/** A reader finds it in the registry. */
export function isThere({ state }: SignedReport): boolean {
  return state === 'present' || state === 'published';
}

export interface SignatureCount {
  readonly manifests: number;
  /** signatures that are to be there in the end */
  readonly signatures: number;
  readonly existing: number;
  /** of these, made in this run */
  readonly made: number;
}

export function countSignatures({ images }: SignReport): SignatureCount {
  const manifests = images.flatMap((image) => image.manifests);
  const signatures = manifests.flatMap((manifest) => manifest.signatures);
  return {
    manifests: manifests.length,
    signatures: signatures.length,
    existing: signatures.filter(isThere).length,
    made: signatures.filter(({ state }) => state === 'published').length,
  };
}
