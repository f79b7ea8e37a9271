/** The terminal's streams: who wants colours, how wide they are, and what a closed pipe means. */

import type { TextOptions } from '../report/line.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;

/** FORCE_COLOR before NO_COLOR, as Node itself has it; a flag before both. */
export function textOptions(stream: Stream, env: Environment, noColor: boolean): TextOptions {
  const terminal = stream.isTTY === true;
  return {
    color: !noColor && wantsColor(terminal, env),
    ...(terminal ? { width: stream.columns } : {}),
  };
}

function wantsColor(terminal: boolean, env: Environment): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return terminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** `webdis-trust tree … | head`: who reads no further wants no complaint about it. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
