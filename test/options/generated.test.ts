/** What users read about options is what the programs take: action.yml, documents, the manual page, completions and types. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

type Read = (path: string) => string;
type Generate = (read: Read) => Record<string, string> | Promise<Record<string, string>>;

const root = join(import.meta.dirname, '..', '..');
const read: Read = (path) => readFileSync(join(root, path), 'utf8');
// @ts-expect-error: a script without types
const found = await import('../../scripts/generate/options.mjs');
const generators: Readonly<Record<string, Generate>> = {
  ...found,
  // @ts-expect-error: a script without types
  ...(await import('../../scripts/generate/man.mjs')),
};

for (const [name, of] of [
  ['actionInputs', 'the inputs of the actions'],
  ['optionTables', 'the tables of options in the documents'],
  ['completions', 'the completions of shells'],
  ['libraryTypes', 'the types of the library'],
  ['manPage', 'the manual page'],
] as const) {
  test(`${of} are those of the options`, async () => {
    const files = await generators[name]?.(read);
    assert.ok(files !== undefined && Object.keys(files).length > 0);
    for (const [path, text] of Object.entries(files)) assert.equal(read(path), text, path);
  });
}
