/** Running asynchronous work: bounded concurrency, work that runs once, and polling. */

/**
 * Maps `items` with at most `limit` calls of `task` running; results are in the order of `items`. After a
 * failure no further call starts. Rejects with the first failure once the running calls have settled.
 */
export async function mapConcurrently<T, R>(
  limit: number,
  items: readonly T[],
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [at, item] of queue) {
      if (failures.length > 0) return;
      try {
        results[at] = await task(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}

/**
 * Promise.all that waits for every promise to settle before it rejects. A report that is made after a
 * failure is then still true when it is read: nothing writes any more.
 */
export async function allSettled<const T extends readonly Promise<unknown>[]>(
  promises: T,
): Promise<{ -readonly [At in keyof T]: Awaited<T[At]> }> {
  const results = await Promise.allSettled(promises);
  const values = results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  return values as { -readonly [At in keyof T]: Awaited<T[At]> };
}

export type Limiter = <T>(task: () => Promise<T>) => Promise<T>;

/** Runs at most `limit` tasks at a time, first come, first served. */
export function limiter(limit: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

/** Tasks that depend on each other: each name runs once, and after a failure no further task starts. */
export class TaskGroup {
  readonly #tasks = new Map<string, Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  /** Runs `task` unless one of this name was started before; resolves when that one has finished. */
  once(name: string, task: () => Promise<void>): Promise<void> {
    const started = this.#tasks.get(name) ?? this.run(task);
    this.#tasks.set(name, started);
    return started;
  }

  /** Runs `task`; rejects with the group's first failure, if there was one, without starting it. */
  async run(task: () => Promise<void>): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure.error;
    try {
      await task();
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }
}

/**
 * Lets the first caller go ahead and holds the others until it is done. Concurrent first requests to a
 * registry would otherwise all run into the same 401, or the same missing API.
 */
export class FirstCallGate {
  #waiting: PromiseWithResolvers<void> | undefined;

  /** Resolves at once for the first caller, and for the others once `open` was called. */
  async enter(): Promise<void> {
    if (this.#waiting !== undefined) return this.#waiting.promise;
    this.#waiting = Promise.withResolvers();
  }

  /** The first caller calls it when it is done, also after a failure. */
  open(): void {
    this.#waiting?.resolve();
  }
}

export interface Polling {
  /** calls of `ask` at most */
  readonly attempts: number;
  /** waits after the attempt of this number, counted from 1 */
  readonly pause: (attempt: number) => Promise<void>;
}

/** Calls `ask` until `isDone` accepts its result, or all attempts are used; resolves to the last result. */
export async function poll<T>(
  ask: () => Promise<T>,
  isDone: (result: T) => boolean,
  { attempts, pause }: Polling,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await ask();
    if (attempt >= attempts || isDone(result)) return result;
    await pause(attempt);
  }
}
