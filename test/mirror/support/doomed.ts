/** Processes that run a mirror and are killed; one is always started ahead, for that takes longer than a run. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Orders } from './child.ts';

export interface Doomed {
  /** with SIGKILL; resolves when it is gone */
  kill(): Promise<void>;
  /** how it ended: `0`, `SIGKILL` */
  readonly ended: Promise<number | string>;
}

export class Nursery {
  readonly #cache = mkdtempSync(join(tmpdir(), 'doomed-'));
  #next: ChildProcess | undefined;

  /** Ends with the file's tests. */
  constructor() {
    after(() => {
      this.#next?.kill('SIGKILL');
      rmSync(this.#cache, { recursive: true, force: true });
    });
  }

  start(orders: Orders): Doomed {
    const child = this.#next ?? this.#fork();
    this.#next = this.#fork();
    const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
    child.send(orders);
    const kill = async () => {
      child.kill('SIGKILL');
      await ended;
    };
    return { kill, ended };
  }

  #fork(): ChildProcess {
    // What was compiled once need not be compiled for each.
    const env = { ...process.env, NODE_COMPILE_CACHE: this.#cache };
    return fork(new URL('./child.ts', import.meta.url), { env });
  }
}
