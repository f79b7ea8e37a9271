#!/usr/bin/env node
// Extracts the parts of GitHub's published REST API description that drift checks use, for the tests:
//   node scripts/github-openapi.mjs
// The package has 400 MB unpacked, so it is not a dependency: this script downloads it and reads it once.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '23.0.2';
const target = fileURLToPath(new URL('../test/drift/support/github-openapi.json', import.meta.url));

const issues = '/repos/{owner}/{repo}/issues';
const used = {
  '/user': ['get'],
  [issues]: ['get', 'post'],
  [`${issues}/{issue_number}`]: ['patch'],
  [`${issues}/{issue_number}/comments`]: ['post'],
};

const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
try {
  run('npm', ['pack', `@octokit/openapi@${version}`, '--silent', '--pack-destination', folder]);
  const source = 'package/generated/api.github.com.json';
  run('tar', ['-xzf', join(folder, `octokit-openapi-${version}.tgz`), '-C', folder, source]);
  const whole = JSON.parse(readFileSync(join(folder, source), 'utf8'));
  writeFileSync(target, `${JSON.stringify(excerpt(whole), undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error(`${command} failed`);
}

function excerpt({ openapi, info, paths, components }) {
  const taken = {};
  const kept = Object.fromEntries(
    Object.entries(used).map(([path, methods]) => [
      path,
      Object.fromEntries(methods.map((method) => [method, bare(paths[path][method])])),
    ]),
  );
  const wanted = [...references(kept)];
  for (let pointer = wanted.pop(); pointer !== undefined; pointer = wanted.pop()) {
    const [, , kind, name] = pointer.split('/');
    taken[kind] ??= {};
    if (name in taken[kind]) continue;
    taken[kind][name] = bare(components[kind][name]);
    wanted.push(...references(taken[kind][name]));
  }
  const note = `Excerpt of @octokit/openapi ${version} (MIT License, Copyright (c) 2020 Octokit contributors), made by scripts/github-openapi.mjs`;
  return {
    openapi,
    info: { title: info.title, version: info.version, license: info.license, description: note },
    paths: kept,
    components: Object.fromEntries(Object.entries(taken).map(([kind, all]) => [kind, sorted(all)])),
  };
}

/** Without what is for readers. */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const read = ['example', 'examples', 'externalDocs', 'summary', 'tags'];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => {
        if (key === 'description') return typeof inner !== 'string';
        return !(read.includes(key) && !isSchema(inner)) && !key.startsWith('x-');
      })
      .map(([key, inner]) => [key, bare(inner)]),
  );
}

/** A property may be called like an annotation. */
function isSchema(value) {
  return typeof value === 'object' && value !== null && ('type' in value || '$ref' in value);
}

function* references(value) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.$ref === 'string') yield value.$ref;
  for (const inner of Object.values(value)) yield* references(inner);
}

function sorted(all) {
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
