#!/usr/bin/env node
// Builds the committed files: dist/ (one readable file for each action; the command, with further files that it loads
// to sign or mirror) and lib/ (the library's entry point, which loads the same files, and its types).
//   node scripts/build.mjs           writes them
//   node scripts/build.mjs --check   builds them in another folder and compares them with the committed ones
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { apart } from './build/apart.mjs';
import { bundles, updater } from './build/bundles.mjs';
import { chunkName } from './build/chunks.mjs';
import { declarations } from './build/declarations.mjs';
import { directBuiltins } from './build/direct-builtins.mjs';
import { esm } from './build/esm.mjs';
import { lazyBuiltins } from './build/lazy-builtins.mjs';
import { licencesText, packagesOf } from './build/licenses.mjs';
import { slimming } from './build/slim.mjs';
import { writeTypes } from './build/types.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = ['dist', 'lib'];

const tuf = apart(join(root, updater), 'dist/tuf.mjs');

/** Bundles one entry, into one file unless it is to have parts; returns the modules that went in. */
async function bundle({ entry, library, name, signs, parts }, folder, { plugin }) {
  const build = await rolldown({
    input: { [name]: join(root, entry), ...(library && { library: join(root, library) }) },
    preserveEntrySignatures: 'allow-extension',
    cwd: root,
    platform: 'node',
    plugins: [plugin({ signs }), esm(), declarations(), lazyBuiltins(), directBuiltins(), tuf],
    treeshake: { moduleSideEffects: (id) => id === join(root, 'src/library/supported.ts') },
  });
  const { output } = await build.write({
    dir: folder,
    entryFileNames: (chunk) =>
      chunk.name === 'library' ? 'lib/index.js' : `dist/${chunk.name}.mjs`,
    chunkFileNames: (chunk) => chunkName(name, chunk),
    format: 'esm',
    codeSplitting: parts === undefined ? false : parts(root, { entry, library }),
    minify: false,
    // Licences are in LICENSES.txt, reasons in src/, which has the same names file by file.
    comments: { legal: false, jsdoc: false },
  });
  await build.close();
  return output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
}

async function buildAll(folder) {
  // Parts that are no longer made must not stay.
  for (const name of built) rmSync(join(folder, name), { recursive: true, force: true });
  const slim = slimming();
  const modules = [];
  for (const one of bundles) modules.push(...(await bundle(one, folder, slim)));
  const unused = slim.unused();
  if (unused.length > 0) throw new Error(`scripts/build/slim.mjs: nothing is ${unused.join(', ')}`);
  writeFileSync(join(folder, 'dist', 'LICENSES.txt'), licencesText(packagesOf(modules)));
  writeTypes(root, join(folder, 'lib'));
}

/** dist/ and lib/ are reviewed, run and packed as they are committed: they must be what the sources give (threat 129). */
async function check() {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    await buildAll(folder);
    const [made, committed] = [contents(folder), contents(root)];
    const names = new Set([...made.keys(), ...committed.keys()]);
    const differing = [...names].filter((name) => made.get(name) !== committed.get(name));
    if (differing.length > 0) {
      process.stderr.write(
        `not what the sources give: ${differing.join(', ')}\nrun: npm run build\n`,
      );
      process.exit(1);
    }
    process.stdout.write('dist/ and lib/ are what the sources give\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file that is built, by its path. */
function contents(folder) {
  const files = built
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), readFileSync(path, 'utf8')];
    }),
  );
}

function trustedRoot(...args) {
  const script = join(root, 'scripts', 'trusted-root.mjs');
  const done = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

if (process.argv.includes('--check')) {
  trustedRoot('--check');
  await check();
} else {
  trustedRoot();
  await buildAll(root);
}
