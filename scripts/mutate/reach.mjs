// Finds the sources that a test file imports, and over how many imports, by parsing the text.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundles } from '../build/bundles.mjs';

const imports =
  /^(?:import|export)\b(?! type\b)[^'";]*?['"](\.[^'"]+)['"]|\bimport\('(\.[^']+)'\)/gm;
const started = /\b(?:src|sandbox)\/[\w/.-]+\.ts\b/g;
const programs = bundles.map(({ entry }) => entry);

/**
 * @param {string} root the checkout
 * @returns {(test: string) => Map<string, number>} the files that a test imports or starts, each with its distance
 */
export function reach(root) {
  const next = new Map();
  const direct = (file) => {
    let found = next.get(file);
    if (found === undefined) {
      found = neighbours(file, textOf(root, file)).filter(
        (name) => textOf(root, name) !== undefined,
      );
      next.set(file, found);
    }
    return found;
  };
  return (test) => {
    const distances = new Map([[test, 0]]);
    for (const [file, distance] of distances) {
      for (const name of direct(file)) {
        if (!distances.has(name)) distances.set(name, distance + 1);
      }
    }
    return distances;
  };
}

/** Tests of test/e2e run the programs; their names are put together while they run. */
function neighbours(file, text) {
  const imported = [...text.matchAll(imports)].map(([, from, lazy]) =>
    join(dirname(file), from ?? lazy),
  );
  if (file.startsWith('src/')) return imported;
  const runs = file.startsWith('test/e2e/') || text.includes('dist/') ? programs : [];
  const others = text.replace(/\bfrom '[^']+'/g, '').match(started) ?? [];
  return [...imported, ...runs, ...others];
}

function textOf(root, file) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}
