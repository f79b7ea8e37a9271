/**
 * Counts the turns of a run: how many times it waits for answers. Registries hold every request until the client
 * has nothing more to send, then all of them answer at once. So a request's turn is one more than that of the
 * last answer that it may have waited for, whatever the machine does meanwhile.
 */

import { setImmediate } from 'node:timers/promises';
import type { SandboxRegistry } from '../../sandbox/registry/index.ts';

/** Turns of the event loop without a new request, after which the client is waiting. */
const quiet = 50;

export class Rounds {
  /** the requests of each turn: `target PUT 0.1.24` */
  readonly turns: string[][] = [];
  #held: { readonly line: string; readonly go: () => void }[] = [];
  #arrived = 0;

  /** Faults that are added later strike no request of this registry. */
  hold(name: string, registry: Pick<SandboxRegistry, 'faults' | 'requests'>): void {
    const first = () => {
      const { method = '', path = '' } = registry.requests.at(-1) ?? {};
      return this.#hold(`${name} ${method} ${shortened(path)}`);
    };
    registry.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { first } });
  }

  #hold(line: string): Promise<void> {
    if (this.#held.length === 0) void this.#answerWhenQuiet();
    this.#arrived += 1;
    return new Promise((go) => {
      this.#held.push({ line, go });
    });
  }

  async #answerWhenQuiet(): Promise<void> {
    let seen = -1;
    while (seen !== this.#arrived) {
      seen = this.#arrived;
      for (let at = 0; at < quiet; at += 1) await setImmediate();
    }
    const held = this.#held;
    this.#held = [];
    this.turns.push(held.map(({ line }) => line));
    for (const { go } of held) go();
  }
}

/** `/v2/a/b/manifests/sha256-0123….sig` as `manifests/sha256-0123.sig` */
function shortened(path: string): string {
  return path
    .replace(/^\/v2\/.*?\/(?=manifests|blobs|referrers|tags)/, '')
    .replace(/([0-9a-f]{6})[0-9a-f]{58}/g, '$1');
}
