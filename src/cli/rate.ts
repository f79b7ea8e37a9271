/** Bytes a second, over the last few seconds: what a user waits by. */

/** Milliseconds. */
const window = 5000;

export class Rate {
  readonly #samples: { readonly at: number; readonly bytes: number }[] = [];

  /** @param at milliseconds; @param bytes all so far. Undefined until there is something to tell. */
  at(at: number, bytes: number): number | undefined {
    this.#samples.push({ at, bytes });
    while ((this.#samples[0]?.at ?? at) < at - window) this.#samples.shift();
    const [first] = this.#samples;
    if (first === undefined || at === first.at || bytes === first.bytes) return undefined;
    return ((bytes - first.bytes) * 1000) / (at - first.at);
  }
}
