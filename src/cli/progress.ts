/** One line that is rewritten while the terminal waits; silent anywhere else. */

import { type Progress as Counted, formatProgress } from '../report/progress.ts';

export interface Progress {
  show(progress: Counted): void;
  /** a text in its place, such as why nothing happens */
  say(text: string): void;
  end(): void;
}

const interval = 100;
const eraseLine = '\r\u001b[2K';

export function startProgress(
  stream: NodeJS.WriteStream,
  wanted: boolean,
  unit: 'manifest' | 'signature' = 'manifest',
): Progress {
  if (!wanted || stream.isTTY !== true) return { show: () => {}, say: () => {}, end: () => {} };
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  const write = (line: string) => {
    last = performance.now();
    shown = true;
    stream.write(`${eraseLine}${line}`);
  };
  return {
    show: (progress) => {
      if (performance.now() - last >= interval) {
        write(formatProgress(progress, { columns: stream.columns, unit }));
      }
    },
    // Cut, because a line that wraps cannot be erased.
    say: (text) => write(text.slice(0, Math.max(stream.columns - 1, 0))),
    end: () => {
      if (shown) stream.write(eraseLine);
    },
  };
}
