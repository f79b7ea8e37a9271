/**
 * A gate that lets one request through until its answer has taught how to ask: side by side, each of
 * the first requests to a registry would run into the same 401, or into the same missing API.
 */
export class FirstAnswer {
  #waiting: PromiseWithResolvers<void> | undefined;

  /** Returns at once for the first caller, and for the others once `open` was called. */
  async enter(): Promise<void> {
    if (this.#waiting !== undefined) return this.#waiting.promise;
    this.#waiting = Promise.withResolvers();
  }

  /** To be called after the first answer, also when it is a failure: then everybody asks. */
  open(): void {
    this.#waiting?.resolve();
  }
}
