/** Standard output and error: colors, width, and pipes that are closed early. */

import type { TextOptions } from '../report/line.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;

/** FORCE_COLOR wins over NO_COLOR, as in Node; the flag wins over both. */
export function textOptions(stream: Stream, env: Environment, color: boolean): TextOptions {
  const terminal = stream.isTTY === true;
  return {
    color: color && wantsColor(terminal, env),
    ...(terminal ? { width: stream.columns } : {}),
  };
}

/** For text that is wrapped everywhere, such as help. */
export function columnsOf({ isTTY, columns }: Stream): number {
  return (isTTY === true && columns) || 80;
}

function wantsColor(terminal: boolean, env: Environment): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return terminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** `webdis-trust tree … | head` closes the pipe early, which is not an error. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
