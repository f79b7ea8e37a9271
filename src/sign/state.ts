/** The state of signing one image, or of attesting it. The report is made from it, even if the run fails. */

import type { ErrorCode } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { formatPlatform } from '../oci/platform.ts';
import type { Repository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import type { SignatureFormat } from '../signature/format.ts';
import type { Predicate } from '../signature/make-bundle.ts';
import type { LayerKind } from '../signature/signature-image.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { ManifestAvailability } from '../verify/required-readers.ts';
import type { SignedManifestReport, SignedReport, SignProgress, SignReport } from './report.ts';

/** A signature or an attestation that the image must have after the run. */
export interface PlannedSignature {
  readonly node: ImageNode;
  readonly format: SignatureFormat;
  /** of an attestation; undefined: the signature of the image */
  readonly predicate?: Predicate;
}

export function kindOf({ predicate }: PlannedSignature): LayerKind {
  return predicate === undefined ? 'signature' : 'attestation';
}

export class SigningState {
  readonly #noun: string;
  #root: Digest | undefined;
  #availability: readonly ManifestAvailability[] = [];
  readonly #signatures = new Map<PlannedSignature, SignedReport>();

  /** @param noun what the run makes, in the advice */
  constructor(noun: LayerKind = 'signature') {
    this.#noun = noun;
  }

  get root(): Digest | undefined {
    return this.#root;
  }

  /** where the signatures are, for every manifest; empty if not all were checked */
  get availability(): readonly ManifestAvailability[] {
    return this.#availability;
  }

  resolved(root: Digest): void {
    this.#root = root;
  }

  setAvailability(availabilities: readonly ManifestAvailability[]): void {
    this.#availability = availabilities;
  }

  /** Adds a signature to the plan, and the existing one if there is one. */
  plan(planned: PlannedSignature, found: Pick<SignedReport, 'logEntries'> | undefined): void {
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

  inState(...states: readonly SignedReport['state'][]): readonly PlannedSignature[] {
    return [...this.#signatures].flatMap(([planned, { state }]) =>
      states.includes(state) ? [planned] : [],
    );
  }

  manifests(): readonly SignedManifestReport[] {
    return this.byManifest().map(({ planned, ...manifest }) => ({
      ...manifest,
      signatures: planned.map(([, report]) => report),
    }));
  }

  /** What was planned for each manifest, and what became of it. */
  byManifest() {
    const byNode = Map.groupBy(this.#signatures, ([{ node }]) => node);
    return [...byNode].map(([{ digest, role, platforms }, planned]) => ({
      ...{ digest, role, platforms: platforms.map(formatPlatform), planned },
    }));
  }

  /** What to do after a failure with this code. Another run completes an interrupted one. */
  advice(code: ErrorCode): string {
    const all = this.#signatures.size;
    const pushed = this.inState('present', 'published').length;
    if (all === 0) return isFinal(code) ? 'nothing was signed' : 'nothing was signed; run it again';
    if (pushed === all)
      return `all ${this.#noun}s were pushed; run it again to replace those that are not served`;
    return `${pushed} of ${all} ${this.#noun}s are in the registry; run it again to complete the rest`;
  }
}

/** Whether another run would fail in the same way. */
function isFinal(code: ErrorCode): boolean {
  return code === 'E_UNSUPPORTED' || outcomeFor([code]) === 'rejected';
}

/** What a signing run works with: registries, clock and callbacks. */
export interface SignContext extends Pausing {
  readonly registry: {
    repository(name: Repository): ReadableRepository;
    target(name: Repository): PushableRepository;
    readonly sent: number;
  };
  readonly now: () => Date;
  readonly tool: SignReport['tool'];
  readonly onProgress?: (progress: SignProgress) => void;
  /**
   * Called once for an image, before its first signature is made. If it throws, nothing is signed or logged.
   */
  readonly beforeSigning?: (missing: readonly PlannedSignature[]) => Promise<void>;
  /** the caller adds the advice how to continue; findings advise only what to change first */
  readonly callerAdvises?: boolean;
}
