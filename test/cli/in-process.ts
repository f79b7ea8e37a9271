/** Runs the command in the process of the test: its words, its output, its exit code. */

import type { TestContext } from 'node:test';
import { run } from '../../src/cli/command.ts';
import { captureStreams } from '../support/streams.ts';

export interface Written {
  readonly stdout: string;
  readonly stderr: string;
  /** whether the end of the process was requested, once everything is written */
  readonly isEnded: boolean;
}

/** The text that is written while `act` runs: one at a time, because the streams are those of this process. */
export async function captured<T>(
  t: TestContext,
  act: () => Promise<T>,
): Promise<Written & { readonly result: T }> {
  const written = { stdout: '', stderr: '', isEnded: false };
  const restore = captureStreams(t, {
    text: (stream, text) => {
      written[stream] += text;
    },
    exit: () => {
      written.isEnded = true;
    },
  });
  try {
    const result = await act();
    return { result, ...written };
  } finally {
    restore();
  }
}

/** Erases the line that shows the progress. */
export const erase = '\r\u001b[2K';

/** Until the test ends. */
export function stderrIsTerminal(t: TestContext): void {
  const { isTTY, columns } = process.stderr;
  const open = { configurable: true, writable: true };
  const terminal = { isTTY: { value: true, ...open }, columns: { value: 80, ...open } };
  Object.defineProperties(process.stderr, terminal);
  t.after(() => Object.assign(process.stderr, { isTTY, columns }));
}

export interface Ran extends Pick<Written, 'stdout' | 'stderr'> {
  readonly exitCode: unknown;
}

export async function command(t: TestContext, ...words: readonly string[]): Promise<Ran> {
  const { argv } = process;
  const undo = [
    ...listenersOf(process, 'SIGINT', 'SIGTERM'),
    ...[process.stdout, process.stderr].flatMap((stream) => listenersOf(stream, 'error')),
  ];
  process.argv = ['node', 'webdis-trust', ...words];
  try {
    const { stdout, stderr } = await captured(t, run);
    return { exitCode: process.exitCode, stdout, stderr };
  } finally {
    process.exitCode = 0;
    process.argv = argv;
    for (const one of undo) one();
  }
}

/** Each removes the listeners that were added since. */
function listenersOf(emitter: NodeJS.EventEmitter, ...names: readonly string[]): (() => void)[] {
  return names.map((name) => {
    const before = emitter.listeners(name);
    return () => {
      for (const one of emitter.listeners(name)) {
        if (!before.includes(one)) emitter.off(name, one as () => void);
      }
    };
  });
}
