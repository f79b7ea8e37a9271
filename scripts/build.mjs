#!/usr/bin/env node
// Builds dist/ (one readable file for each action; for the terminal one, and others that it loads when
// it signs or mirrors) and lib/ (for programs).
//   node scripts/build.mjs           both, written
//   node scripts/build.mjs --lib     lib/ alone
//   node scripts/build.mjs --check   dist/ built aside and compared with what is committed
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bundles } from './build/bundles.mjs';
import { chunkName, chunks } from './build/chunks.mjs';
import { esm } from './build/esm.mjs';
import { lazyBuiltins } from './build/lazy-builtins.mjs';
import { licencesText, packagesOf } from './build/licenses.mjs';
import { slimming } from './build/slim.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Bundles one entry, into one file unless it is to be split; returns the modules that went in. */
async function bundle({ entry, name, signs, split = false }, folder, { plugin }) {
  const build = await rolldown({
    input: { [name]: join(root, entry) },
    preserveEntrySignatures: 'allow-extension',
    cwd: root,
    platform: 'node',
    plugins: [plugin({ signs }), esm(), lazyBuiltins()],
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await build.write({
    dir: folder,
    entryFileNames: '[name].mjs',
    chunkFileNames: (chunk) => chunkName(name, chunk),
    format: 'esm',
    codeSplitting: split ? chunks(root, entry) : false,
    minify: false,
    // Licences are in LICENSES.txt, reasons in src/, which has the same names file by file.
    comments: { legal: false, jsdoc: false },
  });
  await build.close();
  return output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
}

async function buildDist(folder) {
  // Parts that are no longer made must not stay.
  rmSync(folder, { recursive: true, force: true });
  const slim = slimming();
  const modules = [];
  for (const one of bundles) modules.push(...(await bundle(one, folder, slim)));
  const unused = slim.unused();
  if (unused.length > 0) throw new Error(`scripts/build/slim.mjs: nothing is ${unused.join(', ')}`);
  writeFileSync(join(folder, 'LICENSES.txt'), licencesText(packagesOf(modules)));
}

function buildLib() {
  rmSync(join(root, 'lib'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const done = spawnSync(tsc, ['-p', 'tsconfig.lib.json'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** dist/ is reviewed and run as it is committed, so it must be what the sources give (threat 129). */
async function checkDist() {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    await buildDist(folder);
    const [built, committed] = [contents(folder), contents(join(root, 'dist'))];
    const names = new Set([...built.keys(), ...committed.keys()]);
    const differing = [...names].filter((name) => built.get(name) !== committed.get(name));
    if (differing.length > 0) {
      process.stderr.write(
        `dist/ is not what the sources give: ${differing.join(', ')}\nrun: npm run build\n`,
      );
      process.exit(1);
    }
    process.stdout.write('dist/ is what the sources give\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file of a folder, by its path in it. */
function contents(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
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
  await checkDist();
} else if (process.argv.includes('--lib')) {
  buildLib();
} else {
  trustedRoot();
  await buildDist(join(root, 'dist'));
  buildLib();
}
