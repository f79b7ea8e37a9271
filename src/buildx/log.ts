/** Passes on the log of a build in whole lines, none of which a runner takes for a command: a Dockerfile can print anything (threat 118). */

import { StringDecoder } from 'node:string_decoder';
import { withoutCommand } from '../report/escape.ts';

/** Number of lines that are kept to explain a failure. */
const kept = 200;
/** UTF-16 units after which a line without an end is split. */
const longest = 64 * 1024;

export class BuildLog {
  readonly #write: (text: string) => void;
  readonly #tail: string[] = [];

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** The last lines of the log. */
  get tail(): readonly string[] {
    return this.#tail;
  }

  /** One of the program's streams; `end` passes on a last line without a line break. */
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
    this.#write(lines.map((line) => `${withoutCommand(line)}\n`).join(''));
  }
}
