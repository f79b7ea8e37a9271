/** A Node that is older than supported: command and library say so, before they meet what it cannot read. */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'rolldown/utils';
import { nodeProblem } from '../../src/node-version.ts';
import { root, runNode } from './support/process.ts';

const command = join(root, 'dist', 'cli.mjs');
const library = join(root, 'lib', 'index.js');
const says = (version: string) =>
  new RegExp(
    `@webdis/verify-action needs Node\\.js 22\\.22\\.2, or 24\\.15\\.0 or newer, and this is Node\\.js ${version.replaceAll('.', '\\.')}\\.`,
  );

test('what is supported is what package.json says', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(engines.node, '^22.22.2 || >=24.15.0');
  const supported = ['22.22.2', '22.23.0', '24.15.0', '24.21.3', '25.0.0', '26.1.0', '100.0.0'];
  for (const version of supported) assert.equal(nodeProblem(version), undefined, version);
  for (const version of [
    ...['0.10.48', '12.22.12', '14.21.3', '18.20.8', '20.20.2', '21.7.3', '22.0.0', '22.22.1'],
    ...['23.11.1', '24.0.0', '24.14.9'],
  ]) {
    assert.match(nodeProblem(version) ?? '', says(version));
  }
});

/** A process that believes that it is this Node. */
function pretending(version: string): string {
  const text = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  return `--import=data:text/javascript,${encodeURIComponent(text)}`;
}

const use = (path: string) =>
  `import(${JSON.stringify(pathToFileURL(path).href)}).then(() => console.log('loaded'), ({ name, code, message }) => console.log(name, code, message))`;

for (const version of ['20.20.2', '22.22.1', '23.11.1', '24.14.1']) {
  test(`Node ${version}, as far as it can be played: the command ends with 2, the library throws`, async () => {
    for (const args of [[], ['verify', 'nicolas/webdis'], ['--version'], ['sign', '--json', 'x']]) {
      const ended = await runNode([pretending(version), command, ...args]);
      assert.deepEqual([ended.exitCode, ended.stdout], [2, '']);
      assert.match(ended.stderr, says(version));
      assert.match(
        ended.stderr,
        /^Error: .* Install a newer Node\.js and run it again \[E_INPUT\]\n$/,
      );
    }
    const { stdout } = await runNode([pretending(version), '--eval', use(library)]);
    assert.match(stdout, /^TrustError E_INPUT @webdis\/verify-action needs Node\.js 22/);
    assert.match(stdout, says(version));
  });
}

/** Every Node on PATH that is too old, by its version. */
const olds = new Map(
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))
    .map((path) => [execFileSync(path, ['-p', 'process.versions.node']).toString().trim(), path])
    .filter(([version = '']) => nodeProblem(version) !== undefined) as [string, string][],
);

for (const [version, path] of olds) {
  test(`Node ${version} itself: the command ends with 2, the library throws`, () => {
    const env = { PATH: '' };
    const ended = spawnSync(path, [command, 'verify', 'x'], { env, encoding: 'utf8' });
    assert.equal(ended.status, 2, ended.stderr);
    assert.match(ended.stderr, says(version));
    const used = spawnSync(path, ['--eval', use(library)], { env, encoding: 'utf8' });
    assert.match(used.stdout, /^TrustError E_INPUT /);
    assert.match(used.stdout, says(version));
  });
}

test('what is loaded before it is said can be read by Node 14', () => {
  const files = (first: string) => {
    const seen = new Set<string>();
    const open = [first];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      for (const [, from = ''] of readFileSync(path, 'utf8').matchAll(
        /^import .*"(\.[^"]+)";$/gm,
      )) {
        open.push(join(path, '..', from));
      }
    }
    return [...seen];
  };
  assert.equal(files(command).length, 2);
  for (const path of new Set([...files(command), ...files(library)])) {
    const text = readFileSync(path, 'utf8');
    const as = (target: string) => transformSync(path, text, { target, sourceType: 'module' }).code;
    assert.equal(as('node14'), as('esnext'), path);
    assert.doesNotMatch(text, /^\s*(?:await|for await)\b/m, path);
  }
});
