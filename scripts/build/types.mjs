// Writes the library's types: only those that lib/index.d.ts reaches.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Throws for types of other packages, @types/node included: a project that uses the library may not have them. */
export function writeTypes(root, folder) {
  const all = mkdtempSync(join(tmpdir(), 'types-'));
  try {
    const tsc = join(root, 'node_modules', '.bin', 'tsc');
    const args = ['-p', 'tsconfig.lib.json', '--outDir', all];
    const done = spawnSync(tsc, args, { cwd: root, stdio: 'inherit' });
    if (done.status !== 0) process.exit(done.status ?? 1);
    for (const path of reachable(all, 'index.d.ts')) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), withJsImports(readFileSync(join(all, path), 'utf8')));
    }
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}

/** Imports of `.ts` are an error for compilers before TypeScript 5.0, and for some settings of later ones. */
function withJsImports(text) {
  return text.replace(/((?:from|import)\s*\(?\s*['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js');
}

function reachable(folder, first) {
  const seen = new Set();
  const open = [first];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = readFileSync(join(folder, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, from] of text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
      if (from.startsWith('.')) open.push(join(dirname(path), from.replace(/\.ts$/, '.d.ts')));
      else throw new Error(`lib/${path} has types of ${from}`);
    }
    if (/\b(?:Buffer|NodeJS)\b/.test(text)) throw new Error(`lib/${path} has types of Node`);
  }
  return seen;
}
