/** test/defences/*.json: for threats and faults by number, the piece of a source that defends, and what is left without it. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kind } from './threats.ts';

export interface Defence {
  /** of the file in test/defences, without .json */
  readonly name: string;
  readonly kind: Kind;
  readonly number: number;
  /** what is taken out, in words */
  readonly what: string;
  /** a source, from the root of the checkout */
  readonly file: string;
  /** is in it once */
  readonly from: string;
  readonly to: string;
  /** tests that fail then, as docs/threats.md names them */
  readonly tests: readonly string[];
}

const folder = fileURLToPath(new URL('../defences', import.meta.url));

export function defences(): Defence[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const all: Omit<Defence, 'name'>[] = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return all.map((one) => ({ name: file.replace(/\.json$/, ''), ...one }));
    });
}
