/** How a release goes: the step that runs, rewritten on a terminal; a line for each step in a log. */

import type { ReleaseProgress } from '../release/report.ts';
import { plain } from '../report/escape.ts';
import { formatReleaseStep, formatReleasing } from '../report/release/progress.ts';

interface Progress {
  show(progress: ReleaseProgress): void;
  /** why nothing happens */
  say(text: string): void;
  /** text of another program, whole lines */
  pass(text: string): void;
  end(): void;
}

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

export function startReleaseProgress(stream: Stream, wanted: boolean): Progress {
  // The build's log is not ours to swallow.
  const pass = (text: string) => void stream.write(text);
  if (!wanted) return { show: () => {}, say: () => {}, pass, end: () => {} };
  return stream.isTTY === true ? onTerminal(stream) : inLog(stream);
}

const eraseLine = '\r\u001b[2K';
/** Milliseconds between two lines that are rewritten. */
const interval = 100;

function onTerminal(stream: Stream): Progress {
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  const write = (line: string) => {
    last = performance.now();
    shown = true;
    stream.write(`${eraseLine}${line}`);
  };
  const erase = () => {
    if (shown) stream.write(eraseLine);
    shown = false;
  };
  return {
    show: (progress) => {
      if (progress.state === 'ended') {
        erase();
        stream.write(`${formatReleaseStep(progress)}\n`);
      } else if (progress.state === 'began' || performance.now() - last >= interval) {
        write(formatReleasing(progress, stream.columns));
      }
    },
    // Cut, because a line that wraps cannot be erased.
    say: (text) => write(text.slice(0, Math.max(stream.columns - 1, 0))),
    pass: (text) => {
      erase();
      stream.write(text);
    },
    end: () => {
      erase();
      stream.write('\n');
    },
  };
}

function inLog(stream: Stream): Progress {
  let told = false;
  let said = '';
  const write = (line: string) => {
    told = true;
    stream.write(`${line}\n`);
  };
  return {
    show: (progress) => {
      if (progress.state === 'ended') write(formatReleaseStep(progress));
    },
    say: (text) => {
      // A log is waited for once for each signature.
      if (text !== said) write(plain(text));
      said = text;
    },
    pass: (text) => void stream.write(text),
    // The report stands apart from what led to it.
    end: () => {
      if (told) stream.write('\n');
    },
  };
}
