/** Shows the progress of a run on stderr: a line that is rewritten on a terminal, or occasional lines in a log. */

import { plain } from '../report/escape.ts';

export interface Progress<P> {
  show(progress: P): void;
  /** Prints why nothing happens for a while. */
  say(text: string): void;
  /** Prints the output of another program, in whole lines. */
  pass(text: string): void;
  end(): void;
}

interface TerminalLine {
  /** replaces the line that is shown */
  readonly line?: string;
  /** stays on the screen, above the line that is shown */
  readonly lasting?: string;
}

/**
 * How progress looks. Both functions are called with every event.
 *
 * - `terminal`: `due` says whether the line may be rewritten
 * - `log`: `silence` is the time in milliseconds since the last line; undefined prints nothing
 */
export interface Views<P> {
  readonly terminal: () => (progress: P, due: boolean, columns: number) => TerminalLine | undefined;
  readonly log?: () => (progress: P, silence: number) => string | undefined;
}

export type ProgressStream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

export function startProgress<P>(
  stream: ProgressStream,
  wanted: boolean,
  views: Views<P>,
): Progress<P> {
  const pass = (text: string) => void stream.write(text);
  if (wanted && stream.isTTY === true) return onTerminal(stream, views.terminal());
  if (wanted && views.log !== undefined) return inLog(stream, views.log());
  return { show: () => {}, say: () => {}, pass, end: () => {} };
}

const eraseLine = '\r\u001b[2K';
/** Milliseconds between two versions of the line. */
const interval = 100;

function onTerminal<P>(
  stream: ProgressStream,
  view: ReturnType<Views<P>['terminal']>,
): Progress<P> {
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
      const due = performance.now() - last >= interval;
      const { line, lasting } = view(progress, due, stream.columns) ?? {};
      if (lasting !== undefined) {
        erase();
        stream.write(`${lasting}\n`);
      }
      if (line !== undefined) write(line);
    },
    // Shortened, because a line that wraps cannot be erased.
    say: (text) => write(text.slice(0, Math.max(stream.columns - 1, 0))),
    pass: (text) => {
      erase();
      stream.write(text);
    },
    end: erase,
  };
}

function inLog<P>(
  stream: ProgressStream,
  view: ReturnType<NonNullable<Views<P>['log']>>,
): Progress<P> {
  let last = performance.now();
  let written = false;
  let said = '';
  const write = (line: string) => {
    last = performance.now();
    written = true;
    stream.write(`${line}\n`);
  };
  return {
    show: (progress) => {
      const line = view(progress, performance.now() - last);
      if (line !== undefined) write(line);
    },
    // Requests that wait for the same reason print it once.
    say: (text) => {
      if (text !== said) write(plain(text));
      said = text;
    },
    pass: (text) => void stream.write(text),
    // An empty line separates the report from what led to it.
    end: () => {
      if (written) stream.write('\n');
    },
  };
}
