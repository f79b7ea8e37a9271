/** The log of a build on its way to whoever reads it: whole lines, and none that a runner obeys. */

import { StringDecoder } from 'node:string_decoder';

/** Lines that are kept to find out what went wrong. */
const kept = 200;
/** UTF-16 units after which a line without an end is broken. */
const longest = 64 * 1024;

export class BuildLog {
  readonly #write: (text: string) => void;
  readonly #tail: string[] = [];

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** The last lines. */
  get tail(): readonly string[] {
    return this.#tail;
  }

  /** One of the program's streams; `end` gives what is left without a line's end. */
  stream(): { readonly add: (bytes: Uint8Array) => void; readonly end: () => void } {
    const decoder = new StringDecoder('utf8');
    let open = '';
    const take = (text: string) => {
      const lines = (open + text).split(/\r\n|\n|\r(?!$)/);
      open = lines.pop() ?? '';
      if (open.length > longest) {
        lines.push(open);
        open = '';
      }
      this.#lines(lines);
    };
    return {
      add: (bytes) => take(decoder.write(Buffer.from(bytes))),
      end: () => {
        take(decoder.end());
        if (open !== '') this.#lines([open.replace(/\r$/, '')]);
        open = '';
      },
    };
  }

  #lines(lines: readonly string[]): void {
    if (lines.length === 0) return;
    this.#tail.push(...lines);
    this.#tail.splice(0, Math.max(this.#tail.length - kept, 0));
    this.#write(lines.map((line) => `${harmless(line)}\n`).join(''));
  }
}

/**
 * What a Dockerfile prints is somebody else's (threat 118). The runner takes a line for a command when
 * it begins with `::` after white space, which for .NET is U+0085 as well, and, in the old form, when
 * `##[` stands anywhere in it (actions/runner, ActionCommand.cs). All else stays as it is.
 */
function harmless(line: string): string {
  return line.replace(/^([\s\u0085]*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}
