/** What this process writes during a test, and whether it would end. */

import type { TestContext } from 'node:test';

export interface Capture {
  text(stream: 'stdout' | 'stderr', text: string): void;
  /** process.exit() was called; the process goes on */
  exit(): void;
}

/** Until the test ends, or the returned function is called. */
export function captureStreams(t: TestContext, capture: Capture): () => void {
  const streams = (['stdout', 'stderr'] as const).map((name) => {
    const { write } = process[name];
    const captured = (chunk: string | Uint8Array, ...rest: (() => void)[]) => {
      // The results of tests are bytes.
      if (typeof chunk !== 'string') return write.call(process[name], chunk, ...(rest as []));
      capture.text(name, chunk);
      rest.at(-1)?.();
      return true;
    };
    return t.mock.method(process[name], 'write', captured as typeof write);
  });
  const exit = t.mock.method(process, 'exit', (() => capture.exit()) as typeof process.exit);
  return () => {
    for (const one of [...streams, exit]) one.mock.restore();
  };
}
