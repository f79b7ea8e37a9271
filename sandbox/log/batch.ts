/** Waits a while for others, then does the work for all of them at once. */

import { setTimeout as wait } from 'node:timers/promises';

export class Batch {
  #open: Promise<void> | undefined;

  /**
   * Calls `add` when the batch that is open now closes, and returns after all of its members are added.
   * Without a wait there are no batches: `add` is called at once.
   */
  async join<T>(milliseconds: number, add: () => T): Promise<T> {
    if (milliseconds <= 0) return add();
    // Unreferenced, so that a client that has gone away keeps no process alive.
    this.#open ??= wait(milliseconds, undefined, { ref: false }).then(() => {
      this.#open = undefined;
    });
    const added = this.#open.then(add);
    // One turn later every member's `add` has run.
    await added;
    await new Promise(setImmediate);
    return added;
  }
}
