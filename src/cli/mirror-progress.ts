/** How a copy goes: one line that is rewritten on a terminal, a line for each step in a log. */

import type { MirrorProgress } from '../mirror/report.ts';
import { plain } from '../report/escape.ts';
import { formatCopying, formatStep } from '../report/mirror/progress.ts';
import { Rate } from './rate.ts';

interface Progress {
  show(progress: MirrorProgress): void;
  /** why nothing happens */
  say(text: string): void;
  end(): void;
}

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

export function startMirrorProgress(stream: Stream, wanted: boolean): Progress {
  if (!wanted) return { show: () => {}, say: () => {}, end: () => {} };
  return stream.isTTY === true ? onTerminal(stream) : inLog(stream);
}

const eraseLine = '\r\u001b[2K';
/** Milliseconds between two lines. */
const interval = { terminal: 100, log: 10_000 };

function onTerminal(stream: Stream): Progress {
  const targets = new Map<string, MirrorProgress>();
  const rate = new Rate();
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  const write = (line: string) => {
    last = performance.now();
    shown = true;
    stream.write(`${eraseLine}${line}`);
  };
  return {
    show: (progress) => {
      targets.set(progress.target, progress);
      const now = performance.now();
      if (now - last < interval.terminal) return;
      const all = { ...progress, ...sumOf([...targets.values()]) };
      const bytesPerSecond = rate.at(now, all.bytes);
      write(formatCopying({ ...all, bytesPerSecond }, stream.columns));
    },
    // Cut, because a line that wraps cannot be erased.
    say: (text) => write(text.slice(0, Math.max(stream.columns - 1, 0))),
    end: () => {
      if (shown) stream.write(eraseLine);
    },
  };
}

function sumOf(all: readonly MirrorProgress[]): Pick<MirrorProgress, 'done' | 'of' | 'bytes'> {
  const sum = (field: 'done' | 'of' | 'bytes') => all.reduce((n, one) => n + one[field], 0);
  return { done: sum('done'), of: sum('of'), bytes: sum('bytes') };
}

/** A new step is told at once; within one, a line now and then says that it goes on. */
function inLog(stream: Stream): Progress {
  const told = new Map<string, { readonly name: string; readonly at: number }>();
  return {
    show: (progress) => {
      const { target, step, of } = progress;
      const name = `${step} ${of > 0}`;
      const last = told.get(target);
      const now = performance.now();
      const again = last?.name === name;
      if (again && now - last.at < interval.log) return;
      told.set(target, { name, at: now });
      stream.write(`${formatStep(progress, again)}\n`);
    },
    say: (text) => stream.write(`${plain(text)}\n`),
    // The report stands apart from what led to it.
    end: () => {
      if (told.size > 0) stream.write('\n');
    },
  };
}
