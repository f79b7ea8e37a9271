// Copies of the checkout in which sources are changed and tests are run, with programs that run from the sources.
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundles } from '../build/bundles.mjs';
import { guard, thorough } from '../tests.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Keeps sources without their types from one run to the next. Coverage is less precise with it. */
let compileCache;

/** @returns {{ folders: string[], remove: () => void }} `count` copies, with a link to the neighbours of this checkout */
export function copies(count) {
  const top = mkdtempSync(join(tmpdir(), 'mutants-'));
  const shared = join(root, '..', 'shared');
  if (existsSync(shared)) symlinkSync(shared, join(top, 'shared'));
  const folders = Array.from({ length: count }, (_, at) => copy(join(top, `checkout-${at}`)));
  compileCache = join(top, 'compile-cache');
  return { folders, remove: () => rmSync(top, { recursive: true, force: true }) };
}

/** Many files, none of which imports a source. */
const data = ['test/vectors', 'docs', 'lib'];

function copy(folder) {
  const listed = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  for (const name of listed.stdout.split('\0').filter(Boolean)) {
    if (name.startsWith('dist/') || data.some((one) => name.startsWith(`${one}/`))) continue;
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name));
  }
  for (const name of data) symlinkSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'dist'));
  for (const { entry, name } of bundles) {
    const file = join(folder, 'dist', `${name}.mjs`);
    writeFileSync(file, `import '${relative(dirname(file), join(folder, entry))}';\n`);
  }
  return folder;
}

/** Every process that a test starts preloads the guard, so the recorder goes there. */
export function record(folder, output) {
  appendFileSync(
    join(folder, guard),
    `\nimport { Session } from 'node:inspector';
import { writeFileSync } from 'node:fs';
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
process.on('exit', () => {
  session.post('Profiler.takePreciseCoverage', (_, { result }) => {
    const ours = result.filter(({ url }) => url.startsWith(${JSON.stringify(`file://${folder}/src/`)}));
    writeFileSync(${JSON.stringify(output)} + '/' + process.pid + '.json', JSON.stringify(ours));
  });
});\n`,
  );
}

export function environment({ isQuick }) {
  const depth = isQuick ? {} : thorough;
  return { ...process.env, ...depth, NODE_COMPILE_CACHE: compileCache };
}

const reporter = fileURLToPath(new URL('failed.mjs', import.meta.url));

/**
 * Runs one test file.
 * @param {{ limit: number, bail?: boolean, isQuick?: boolean }} options `limit`: milliseconds; `bail`: the first failure ends the run, and the compile cache is used
 * @returns {Promise<{ passed: boolean, late: boolean, failed: string[] }>} `late`: the time was over first; `failed`: names of tests
 */
export function runTest(folder, test, { limit, bail = false, isQuick = false }) {
  return new Promise((resolve) => {
    const args = ['--import', guard, `--test-reporter=${reporter}`, test];
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: bail ? environment({ isQuick }) : { ...process.env, ...(isQuick ? {} : thorough) },
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const end = () => process.kill(-child.pid, 'SIGKILL');
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (bail && child.exitCode === null && namesIn(output).length > 0) end();
    });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      end();
    }, limit);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ passed: code === 0, late, failed: namesIn(output) });
    });
  });
}

/** Whatever else a test prints stands between them. */
function namesIn(output) {
  return output.split('\n').flatMap((line) => {
    try {
      const name = JSON.parse(line);
      return typeof name === 'string' ? [name] : [];
    } catch {
      return [];
    }
  });
}
