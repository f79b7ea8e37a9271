/** The context of a signing run: registries, clock and callbacks. */

import type { Pausing } from '../http/backoff.ts';
import type { Repository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import type { SignProgress, SignReport } from './report.ts';
import type { PlannedSignature } from './state.ts';

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
