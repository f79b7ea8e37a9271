#!/usr/bin/env node
// Packs what npm would publish, installs it into an empty project, and uses it as a stranger would:
// a program in TypeScript against the types, the same program run, and the installed command.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const npmFlags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];

async function install() {
  await run(process.execPath, ['scripts/build.mjs', '--lib'], root);
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  await run('npm', ['install', ...npmFlags, `./${tarball}`]);
  writeFileSync(join(folder, 'consumer.ts'), consumer);
  const config = { compilerOptions, files: ['consumer.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
}

async function use(registry) {
  const image = `${registry.host}/nicolas/webdis:0.1.24`;
  const { digest } = loadCase(registry, 'nicolas/webdis', 'bundle-rekor-v1');
  const pinned = `${registry.host}/nicolas/webdis@${digest}`;
  const key = join(vectors, 'signer.pub');
  const trustedRoot = join(vectors, 'trusted-root.json');

  await run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', '.']);
  process.stdout.write('ok  a program compiles against the types\n');
  const told = await run(process.execPath, ['consumer.js', image, key, trustedRoot]);
  expect('it verifies', told, `verified ${pinned} 0\nimages: the list is empty\n`);

  const command = join(folder, 'node_modules', '.bin', 'webdis-trust');
  expect('the command tells its version', await run(command, ['--version']), `${tool.version}\n`);
  const flags = ['--key', key, '--trusted-root', trustedRoot];
  expect('it verifies', await run(command, ['verify', ...flags, image]), `${pinned}\n`);
}

const registry = await startRegistry();
try {
  await install();
  await use(registry);
} finally {
  await registry.stop();
  rmSync(folder, { recursive: true, force: true });
}
