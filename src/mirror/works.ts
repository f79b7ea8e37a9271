/** Works by name: each is done once, whoever asks for it; after a failure none begins any more. */

export class Works {
  readonly #works = new Map<string, Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  once(name: string, work: () => Promise<void>): Promise<void> {
    const known = this.#works.get(name);
    if (known !== undefined) return known;
    const mine = this.unlessFailed(work);
    this.#works.set(name, mine);
    return mine;
  }

  async unlessFailed(work: () => Promise<void>): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure.error;
    try {
      await work();
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }
}
