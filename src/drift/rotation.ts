/**
 * Distributes full checks over the runs: each release is checked in full in every Nth run. An ordinary check reads
 * only its tag and the signatures of its index.
 */

import { digestHex, digestOf } from '../oci/digest.ts';
import { count, type Infer, object, time } from '../oci/document.ts';

/** The time of the last full check. */
export const fullLook = object({
  at: time,
  /** number of the run, from 0 on */
  turn: count,
});
export interface FullLook extends Infer<typeof fullLook> {}

export class Rotation {
  /** the full look of this run */
  readonly now: FullLook;
  readonly #every: number;
  readonly #start: number;

  /**
   * @param every runs from one full look to the next; 1: each run looks at everything in full
   * @param name of the check: of a fleet, not all images begin with the same run
   */
  constructor(every: number, name: string, now: FullLook) {
    this.now = now;
    this.#every = every;
    this.#start = Number.parseInt(digestHex(digestOf(Buffer.from(name))).slice(0, 8), 16);
  }

  /** Whether what is asked for once for each repository is asked for in full in this run. */
  get isFull(): boolean {
    const { at, turn } = this.now;
    return this.isDue(0, { at, turn: turn - 1 });
  }

  /** @param place of the release in the ledger, so that every run has as many as the others */
  isDue(place: number, last: FullLook | undefined): boolean {
    if (last === undefined) return true;
    const { turn } = this.now;
    // A slot may have been missed, by a registry that was away or a quota that was spent.
    const waited = turn - last.turn;
    if (waited < 1 || waited >= this.#every) return true;
    return (this.#start + place + turn) % this.#every === 0;
  }
}
