/** How a drift check goes: one line that is rewritten on a terminal, a line now and then in a log. */

import type { DriftProgress } from '../drift/report.ts';
import { formatChecking, formatCheckingStep } from '../report/drift/progress.ts';
import { plain } from '../report/escape.ts';
import { Rate } from './rate.ts';

interface Progress {
  show(progress: DriftProgress): void;
  /** why nothing happens */
  say(text: string): void;
  /** a second call does nothing */
  end(): void;
}

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

const eraseLine = '\r\u001b[2K';
/** Milliseconds between two lines. */
const interval = { terminal: 100, log: 10_000 };

export function startDriftProgress(stream: Stream, wanted: boolean): Progress {
  if (!wanted) return { show: () => {}, say: () => {}, end: () => {} };
  const terminal = stream.isTTY === true;
  const between = terminal ? interval.terminal : interval.log;
  const rate = new Rate();
  // A log tells of a check that takes long, and of no other.
  let last = terminal ? Number.NEGATIVE_INFINITY : performance.now();
  let shown = false;
  const line = (text: string) => {
    last = performance.now();
    shown = true;
    stream.write(terminal ? `${eraseLine}${text}` : `${text}\n`);
  };
  return {
    show: (progress) => {
      const now = performance.now();
      const imagesPerSecond = rate.at(now, progress.done);
      if (now - last < between) return;
      const checking = { ...progress, imagesPerSecond };
      line(terminal ? formatChecking(checking, stream.columns) : formatCheckingStep(checking));
    },
    // Cut, because a line that wraps cannot be erased.
    say: (text) => line(terminal ? text.slice(0, Math.max(stream.columns - 1, 0)) : plain(text)),
    end: () => {
      if (shown) stream.write(terminal ? eraseLine : '\n');
      shown = false;
    },
  };
}
