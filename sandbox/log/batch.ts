/** Collects concurrent calls, and runs the work for all of them at once. */

export class Batch {
  #open = Promise.withResolvers<void>();
  #waiting = 0;

  /** Calls `add` when so many are here, in the order in which they came, and returns after all are added. */
  async join<T>(size: number, add: () => T): Promise<T> {
    const batch = this.#open;
    this.#waiting += 1;
    if (this.#waiting >= size) {
      this.#open = Promise.withResolvers();
      this.#waiting = 0;
      batch.resolve();
    }
    const added = batch.promise.then(add);
    // One turn later every member's `add` has run.
    await added;
    await new Promise(setImmediate);
    return added;
  }
}
