/** How far the signing of one image has come. It is what can be reported however the run ends. */

import type { ErrorCode } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { formatPlatform } from '../oci/platform.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { ManifestAvailability } from '../verify/required-readers.ts';
import type { ExistingSignature } from './existing.ts';
import type { SignatureFormat, SignedManifestReport, SignedReport } from './report.ts';

/** One signature that has to be there when all is done. */
export interface PlannedSignature {
  readonly node: ImageNode;
  readonly format: SignatureFormat;
}

export class SigningState {
  #root: Digest | undefined;
  #availability: readonly ManifestAvailability[] = [];
  readonly #signatures = new Map<PlannedSignature, SignedReport>();

  /** what the reference was resolved to */
  get root(): Digest | undefined {
    return this.#root;
  }

  /** what decides who can read the image; empty if not all of it was looked at */
  get availability(): readonly ManifestAvailability[] {
    return this.#availability;
  }

  resolved(root: Digest): void {
    this.#root = root;
  }

  setAvailability(availabilities: readonly ManifestAvailability[]): void {
    this.#availability = availabilities;
  }

  /** A wanted signature, and the one that is there already. */
  plan(planned: PlannedSignature, found: ExistingSignature | undefined): void {
    const { format } = planned;
    const state = found === undefined ? 'missing' : 'present';
    this.#signatures.set(planned, { format, state, logEntries: found?.logEntries ?? [] });
  }

  made(planned: PlannedSignature, logEntries: readonly LogEntry[]): void {
    this.#signatures.set(planned, { format: planned.format, state: 'made', logEntries });
  }

  published(planned: PlannedSignature): void {
    const { logEntries = [] } = this.#signatures.get(planned) ?? {};
    this.#signatures.set(planned, { format: planned.format, state: 'published', logEntries });
  }

  /** In the order of the plan. */
  inState(...states: readonly SignedReport['state'][]): readonly PlannedSignature[] {
    return [...this.#signatures].flatMap(([planned, { state }]) =>
      states.includes(state) ? [planned] : [],
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
    const pushed = this.inState('present', 'published').length;
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
