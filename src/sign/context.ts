/** What a signing run needs besides its options: registries, clock, and hooks. */

import type { Pausing } from '../http/backoff.ts';
import type { Repository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import type { Wanted } from './progress.ts';
import type { SignProgress, SignReport } from './report.ts';

export interface SignContext extends Pausing {
  readonly registry: {
    /** to be read only */
    repository(name: Repository): ReadableRepository;
    /** to be written to */
    target(name: Repository): PushableRepository;
    /** requests so far */
    readonly sent: number;
  };
  readonly now: () => Date;
  readonly tool: SignReport['tool'];
  readonly onProgress?: (progress: SignProgress) => void;
  /**
   * Called once for an image, when there is something to sign and nothing was signed yet: what it throws
   * ends the run before anything is logged.
   */
  readonly beforeSigning?: (missing: readonly Wanted[]) => Promise<void>;
  /** findings say what must be changed first, and leave it to the caller to say how to go on */
  readonly callerAdvises?: boolean;
}
