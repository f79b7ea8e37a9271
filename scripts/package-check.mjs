#!/usr/bin/env node
// Tests the npm package: packs it from a clean clone without a build, checks its files, installs it into an empty
// project, compiles a TypeScript program against its types, runs that program, and runs the installed command.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCase } from '../sandbox/images.ts';
import { startRegistry } from '../sandbox/registry/index.ts';
import { tool } from '../src/version.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const vectors = join(root, 'test', 'vectors', 'cosign-made');
const folder = mkdtempSync(join(tmpdir(), 'package-'));

const consumer = `
import { type Finding, TrustError, type VerifyOptions, verifyImages } from '@webdis/verify-action';

const [image = '', key = '', trustedRoot = ''] = process.argv.slice(2);
const options: VerifyOptions = { keys: [key], trustedRoot, platforms: ['linux/arm64'] };
const report = await verifyImages([image], options);
const findings: readonly Finding[] = report.findings;
console.log(report.outcome, report.images[0]?.pinned, findings.length);
await verifyImages([]).catch((error: unknown) => {
  if (error instanceof TrustError && error.code === 'E_INPUT') console.log(error.message);
});
`;

/** As a careful stranger has it: nothing is skipped. */
const compilerOptions = {
  module: 'nodenext',
  target: 'es2024',
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  types: ['node'],
  typeRoots: [join(root, 'node_modules', '@types')],
};

/** The oldest compiler that reads the types, in a project without the types of Node. */
const oldest = {
  version: '5.0.4',
  consumer: `declare const console: any, process: any;${consumer}`,
};

/** What a command printed; throws with all of it if it fails. */
function run(command, args, cwd = folder) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (chunk) => {
        text[name] += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      const line = [command, ...args].join(' ');
      if (code === 0) resolve(text.stdout);
      else reject(new Error(`${line} ended with ${code}\n${text.stdout}${text.stderr}`));
    });
  });
}

function expect(what, actual, expected) {
  if (actual === expected) process.stdout.write(`ok  ${what}\n`);
  else throw new Error(`${what}:\n${actual}\nexpected was:\n${expected}`);
}

/** What a clean clone would hold if everything here were committed. */
async function clone() {
  const files = await run('git', ['ls-files', '-z', '-co', '--exclude-standard'], root);
  const copy = join(folder, 'clone');
  for (const file of files
    .split('\0')
    .filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { verbatimSymlinks: true });
  }
  return copy;
}

/** Every file that package.json promises, and every import of a file, leads to a file of the package. */
function assertComplete(installed) {
  const { bin, man, exports, dependencies } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  );
  const promised = [
    ...leaves(bin),
    ...leaves(exports),
    ...leaves(man),
    'LICENSE',
    'README.md',
    'CHANGELOG.md',
  ];
  const missing = promised.filter((path) => !existsSync(join(installed, path)));
  expect('what package.json names is in the package', missing.join(', '), '');
  expect('it needs no other package', JSON.stringify(dependencies ?? {}), '{}');
  const files = readdirSync(installed, { recursive: true }).filter((name) =>
    /\.(?:m?js|d\.ts)$/.test(name),
  );
  const dangling = files.flatMap((name) => importsOf(installed, name));
  expect('every import leads to a file of the package, or to Node', dangling.join(', '), '');
  expect(
    'it has types',
    String(files.filter((name) => name.endsWith('.d.ts')).length > 10),
    'true',
  );
  const licences = readFileSync(join(installed, 'dist', 'LICENSES.txt'), 'utf8');
  for (const name of ['@noble/ciphers', '@sigstore/sign', '@sigstore/verify']) {
    expect(`the licence of ${name} is there`, String(licences.includes(`${name} `)), 'true');
  }
}

function leaves(value) {
  return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [value];
}

/** Imports that lead nowhere. */
function importsOf(installed, name) {
  const text = readFileSync(join(installed, name), 'utf8').replace(/^ *\/?\*.*$/gm, '');
  return [
    ...text.matchAll(
      /^(?:import|export)\b[^'"]*\bfrom ?["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gm,
    ),
  ]
    .map(([, from = '', lazy = from]) => from || lazy)
    .filter((from) => {
      if (!from.startsWith('.')) return !isBuiltin(from);
      const path = join(installed, dirname(name), from);
      return !existsSync(path) && !existsSync(path.replace(/\.js$/, '.d.ts'));
    })
    .map((from) => `${name}: ${from}`);
}

/** Packages and bytes below a folder. */
function measure(modules) {
  const files = readdirSync(modules, { recursive: true }).map((name) => join(modules, name));
  const packages = files.filter(
    (path) => path.endsWith('package.json') && lstatSync(path).isFile(),
  ).length;
  const bytes = files.reduce((sum, path) => sum + lstatSync(path).size, 0);
  return { packages, bytes };
}

/** More, and `npx` is slow again. */
const most = { packages: 1, bytes: 2_500_000 };

const npmFlags = ['--no-audit', '--no-fund', '--prefer-offline'];

async function install() {
  await run('npm', ['pack', '--pack-destination', folder], await clone());
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  await run('npm', ['install', ...npmFlags, `./${tarball}`]);
  const modules = join(folder, 'node_modules');
  assertComplete(join(modules, '@webdis', 'verify-action'));
  const { packages, bytes } = measure(modules);
  process.stdout.write(`    ${packages} package, ${(bytes / 1e6).toFixed(1)} MB installed\n`);
  expect('it is small', String(packages <= most.packages && bytes <= most.bytes), 'true');
  await installGlobally(`./${tarball}`);
  writeFileSync(join(folder, 'consumer.ts'), consumer);
  const config = { compilerOptions, files: ['consumer.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
}

/** As users of the command do, and run once without an installation. */
async function installGlobally(tarball) {
  const prefix = join(folder, 'global');
  await run('npm', ['install', '--global', '--prefix', prefix, ...npmFlags, tarball]);
  const { packages } = measure(join(prefix, 'lib', 'node_modules'));
  expect('npm install --global brings one package', String(packages), '1');
  const version = `${tool.version}\n`;
  const installed = join(prefix, 'bin', 'webdis-trust');
  expect('its command runs', await run(installed, ['--version']), version);
  const manual = join(prefix, 'share', 'man', 'man1', 'webdis-trust.1');
  expect('its manual page is installed', String(existsSync(manual)), 'true');
  expect('npx runs it', await run('npx', ['--yes', tarball, '--version']), version);
}

async function use(registry) {
  const image = `${registry.host}/nicolas/webdis:0.1.24`;
  const { digest } = loadCase(registry, 'nicolas/webdis', 'bundle-rekor-v1');
  const pinned = `${registry.host}/nicolas/webdis@${digest}`;
  const key = join(vectors, 'signer.pub');
  const trustedRoot = join(vectors, 'trusted-root.json');

  await run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', '.']);
  process.stdout.write('ok  a program compiles against the types\n');
  await useOldest();
  const reported = await run(process.execPath, ['consumer.js', image, key, trustedRoot]);
  expect('it verifies', reported, `verified ${pinned} 0\nimages: the list is empty\n`);

  const command = join(folder, 'node_modules', '.bin', 'webdis-trust');
  expect('the command tells its version', await run(command, ['--version']), `${tool.version}\n`);
  const help = await run(command, ['demo', '--help']);
  expect('the demo is there', String(help.startsWith('webdis-trust demo ')), 'true');
  const flags = ['--key', key, '--trusted-root', trustedRoot];
  expect('it verifies', await run(command, ['verify', ...flags, image]), `${pinned}\n`);
}

/** For each way to find a module: the types of the package are read whole, and found. */
async function useOldest() {
  const name = 'oldest-typescript';
  const spec = `${name}@npm:typescript@${oldest.version}`;
  await run('npm', ['install', ...npmFlags, '--no-save', spec]);
  const tsc = join(folder, 'node_modules', name, 'bin', 'tsc');
  writeFileSync(join(folder, 'oldest.ts'), oldest.consumer);
  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const settings = { module, moduleResolution, target: 'es2022', types: [], noEmit: true };
    const config = { compilerOptions: { ...compilerOptions, ...settings }, files: ['oldest.ts'] };
    writeFileSync(join(folder, 'tsconfig.oldest.json'), JSON.stringify(config));
    await run(process.execPath, [tsc, '-p', 'tsconfig.oldest.json']);
  }
  process.stdout.write(`ok  it compiles with TypeScript ${oldest.version}, too\n`);
}

const registry = await startRegistry();
try {
  await install();
  await use(registry);
} finally {
  await registry.stop();
  rmSync(folder, { recursive: true, force: true });
}
