#!/usr/bin/env node
// Writes the files that follow from the sources: inputs of the actions, tables of options, the manual page, JSON
// schemas.
//   node scripts/generate.mjs           written
//   node scripts/generate.mjs --check   compared with what is committed
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manPage } from './generate/man.mjs';
import { actionInputs, completions, libraryTypes, optionTables } from './generate/options.mjs';
import { schemas } from './generate/schemas.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Each returns files: their text by their path. `read` returns the current text of a file. */
const generators = [actionInputs, libraryTypes, optionTables, completions, manPage, schemas];

const read = (path) => readFileSync(join(root, path), 'utf8');
const files = Object.assign(
  {},
  ...(await Promise.all(generators.map((generate) => generate(read)))),
);
const differing = Object.entries(files).filter(([path, text]) => text !== current(path));

function current(path) {
  try {
    return read(path);
  } catch {
    return undefined;
  }
}

if (!process.argv.includes('--check')) {
  for (const [path, text] of differing) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
} else if (differing.length > 0) {
  const paths = differing.map(([path]) => path).join(', ');
  process.stderr.write(`not what the sources give: ${paths}\nrun: npm run generate\n`);
  process.exit(1);
} else {
  process.stdout.write('generated files are what the sources give\n');
}
