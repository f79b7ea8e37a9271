/** How far the signing of one image has come. It is what can be reported however the run ends. */

import type { ErrorCode } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { formatPlatform } from '../oci/platform.ts';
import type { SignatureFormat } from '../signature/candidate.ts';
import type { LogEntry } from '../transparency/entry.ts';
import type { Standing } from '../verify/demanded-readers.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Found } from './present.ts';
import type { SignedManifestReport, SignedReport } from './report.ts';

/** One signature that has to be there when all is done. */
export interface Wanted {
  readonly node: ImageNode;
  readonly format: SignatureFormat;
}

export class Progress {
  #root: Digest | undefined;
  #stands: readonly Standing[] = [];
  readonly #signatures = new Map<Wanted, SignedReport>();

  /** what the reference was resolved to */
  get root(): Digest | undefined {
    return this.#root;
  }

  /** what decides who can read the image; empty if not all of it was looked at */
  get stands(): readonly Standing[] {
    return this.#stands;
  }

  resolved(root: Digest): void {
    this.#root = root;
  }

  stood(stands: readonly Standing[]): void {
    this.#stands = stands;
  }

  /** A wanted signature, and the one that is there already. */
  planned(wanted: Wanted, found: Found | undefined): void {
    const { format } = wanted;
    const state = found === undefined ? 'missing' : 'present';
    this.#signatures.set(wanted, { format, state, logEntries: found?.logEntries ?? [] });
  }

  made(wanted: Wanted, logEntries: readonly LogEntry[]): void {
    this.#signatures.set(wanted, { format: wanted.format, state: 'made', logEntries });
  }

  published(wanted: Wanted): void {
    const { logEntries = [] } = this.#signatures.get(wanted) ?? {};
    this.#signatures.set(wanted, { format: wanted.format, state: 'published', logEntries });
  }

  /** In the order of the plan. */
  in(...states: readonly SignedReport['state'][]): readonly Wanted[] {
    return [...this.#signatures].flatMap(([wanted, { state }]) =>
      states.includes(state) ? [wanted] : [],
    );
  }

  manifests(): readonly SignedManifestReport[] {
    const byNode = Map.groupBy(this.#signatures, ([{ node }]) => node);
    return [...byNode].map(([{ digest, role, platforms }, signatures]) => ({
      digest,
      role,
      platforms: platforms.map(formatPlatform),
      signatures: signatures.map(([, report]) => report),
    }));
  }

  /** What to do after a failure with this code: another run completes what was begun. */
  advice(code: ErrorCode): string {
    const all = this.#signatures.size;
    const pushed = this.in('present', 'published').length;
    if (all === 0) return isFinal(code) ? 'nothing was signed' : 'nothing was signed; run it again';
    if (pushed === all)
      return 'all signatures were pushed; run it again, it makes what is not served';
    return `${pushed} of ${all} signatures are in the registry; run it again, it completes the rest`;
  }
}

/** Another run would see the same. */
function isFinal(code: ErrorCode): boolean {
  return code === 'E_UNSUPPORTED' || outcomeFor([code]) === 'rejected';
}
