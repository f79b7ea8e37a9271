/** The plan of the house (docs/adr/0009), checked against the sources and the bundles. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** From the ground up; a room imports from itself and from rooms listed before it. */
const layers = [
  ['async.ts', 'defined.ts', 'error.ts', 'limits.ts', 'node-version.ts', 'version.ts'],
  ['oci'],
  ['http'],
  ['auth'],
  ['registry'],
  ['layout'],
  ['image'],
  ['signature'],
  ['transparency'],
  ['identity'],
  ['attestation'],
  ['verify'],
  ['ledger'],
  ['sign'],
  ['attest'],
  ['mirror'],
  ['release', 'drift'],
  ['report'],
  ['host'],
  ['options'],
  ['buildx', 'github', 'tuf'],
  ['run'],
  ['actions', 'cli', 'library'],
  ['index.ts'],
];
const firstEdge = layers.findIndex((rooms) => rooms.includes('host'));

interface Source {
  readonly path: string;
  readonly room: string;
  readonly layer: number;
  /** without comments */
  readonly code: string;
}

const sources: readonly Source[] = readdirSync(join(root, 'src'), { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const room = roomOf(path);
    const text = readFileSync(join(root, 'src', path), 'utf8');
    return { path, room, layer: layerOf(room), code: withoutComments(text) };
  });

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function layerOf(room: string): number {
  return layers.findIndex((rooms) => rooms.includes(room));
}

/** Good enough for our own sources: no string of theirs holds what begins a comment after a space. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1');
}

function importsOf({ path, code }: Source): string[] {
  const specifiers = [...code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)];
  return specifiers.map(([, specifier = '']) => join(dirname(path), specifier));
}

test('every room has its layer', () => {
  const homeless = sources.filter(({ layer }) => layer < 0).map(({ path }) => path);
  assert.deepEqual(homeless, []);
  assert.ok(sources.length > 100);
});

test('imports point downward', () => {
  const upward = sources.flatMap((source) =>
    importsOf(source)
      .filter((target) => roomOf(target) !== source.room && layerOf(roomOf(target)) >= source.layer)
      .map((target) => `${source.path} imports ${target}`),
  );
  assert.deepEqual(upward, []);
});

test('no file imports itself through others, not even for a type', () => {
  const imports = new Map(sources.map((source) => [source.path, importsOf(source)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || done.has(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  assert.deepEqual(circles, []);
});

test('nothing below the edges reads the environment, the clock, the process or @actions/*', () => {
  const impure =
    /\bprocess\b(?!-)|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\b|\bconsole\b|@actions\//;
  const found = sources
    .filter(({ layer }) => layer < firstEdge)
    .flatMap(({ path, code }) =>
      code
        .split('\n')
        .filter(
          (line) => impure.test(line.replace(/'[^']*'|`[^`]*`/g, "''")) || /'@actions\//.test(line),
        )
        .map((line) => `${path}: ${line.trim()}`),
    );
  assert.deepEqual(found, []);
});

test('only the actions know @actions/*, and the room that runs buildx', () => {
  const found = sources
    .filter(({ room, code }) => room !== 'actions' && code.includes("'@actions/"))
    .map(({ path, code }) => `${path} ${/'(@actions[^']*)'/.exec(code)?.[1]}`);
  assert.deepEqual(found, ['buildx/buildx.ts @actions/exec']);
});

/** rolldown leaves a line above each module that it put in. */
function modulesOf(...files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(root, 'dist', file), 'utf8');
    return [...text.matchAll(/^\/\/ ((?:src|node_modules)\/\S+)$/gm)].map(([, path = '']) => path);
  });
}

const packages = (modules: readonly string[]) =>
  [
    ...new Set(
      modules.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    ),
  ].sort();
const rooms = (modules: readonly string[]) =>
  new Set(modules.flatMap((path) => /^src\/([^/]+)/.exec(path)?.[1] ?? []));

const libraries = ['core', 'protobuf-specs', 'verify'].map((n) => `@sigstore/${n}`);
/** Everything that makes signatures or writes, in all rooms. */
const signs =
  /^src\/(?:sign\/|attest\/|mirror\/|release\/|layout\/(?:create|temporary|writ)|cli\/(?:sign|attest|keygen|mirror|release)\.ts|run\/(?:release|sign|attest\.|keygen)|buildx\/|signature\/(?:private-key|key-pair|append)|identity\/(?:fulcio|issued)|host\/identity-token|registry\/(?:upload|put-manifest))/;

test('the action holds what verifying needs: no signing, no writing, no HTTP client of others', () => {
  const parts = readdirSync(join(root, 'dist', 'verify')).map((name) => join('verify', name));
  const verify = modulesOf('verify.mjs', ...parts);
  assert.deepEqual(packages(verify), ['@actions/core', ...libraries]);
  for (const room of ['sign', 'mirror', 'release', 'drift', 'cli']) {
    assert.ok(!rooms(verify).has(room), room);
  }
  assert.deepEqual(
    verify.filter((path) => signs.test(path)),
    [],
  );
});

test('the drift action reads, and writes nothing but files and issues: no signing, no HTTP client of others', () => {
  const drift = modulesOf('drift.mjs');
  assert.deepEqual(packages(drift), ['@actions/core', ...libraries]);
  for (const room of ['sign', 'layout', 'release', 'cli']) assert.ok(!rooms(drift).has(room), room);
  // Of mirroring, what looks at a registry without changing it.
  const looks = ['content', 'snapshot'].map((n) => `src/mirror/${n}.ts`);
  assert.deepEqual(
    drift.filter((path) => signs.test(path) && !looks.includes(path)),
    [],
  );
  const text = readFileSync(join(root, 'dist/drift.mjs'), 'utf8');
  assert.doesNotMatch(text, /\bput(?:Manifest|Blob)\b|"(?:PUT|DELETE)"/);
  const writing = text.split('\n').filter((line) => /method: "(?:POST|PATCH)"/.test(line));
  const reasons = ['a token', 'whose token', 'an issue', 'a comment', 'an edit', 'a notice'];
  assert.equal(writing.length, reasons.length, `for ${reasons.join(', ')}`);
});

test('the terminal verifies without loading what signs or mirrors', () => {
  const files = readdirSync(join(root, 'dist', 'cli')).map((name) => join('cli', name));
  const parts = ['node-version', 'begin', 'command', 'terminal', 'verify'];
  const atOnce = modulesOf('cli.mjs', ...parts.map((name) => `cli/${name}.mjs`));
  assert.deepEqual(packages(atOnce), libraries);
  assert.deepEqual(
    atOnce.filter((path) => signs.test(path)),
    [],
  );
  const all = modulesOf('cli.mjs', ...files);
  assert.ok(!rooms(all).has('actions'));
  const signing = packages(modulesOf('cli/signing.mjs', 'cli/sign.mjs'));
  assert.deepEqual(signing, ['@noble/ciphers', '@sigstore/bundle', '@sigstore/sign']);
  // Mirroring needs nothing that signs, either.
  const mirrors = ['mirror', 'run-mirror', 'copying', 'writing'];
  const mirroring = modulesOf(...mirrors.map((name) => `cli/${name}.mjs`));
  assert.ok(rooms(mirroring).has('mirror') && rooms(mirroring).has('layout'));
  assert.deepEqual(packages(mirroring), []);
  // What runs programs is loaded by a release that builds.
  assert.deepEqual(packages(modulesOf('cli/exec.mjs')), ['@actions/exec', '@actions/io']);
  const releasing = modulesOf('cli/release.mjs', 'cli/run-release.mjs', 'cli/sign.mjs');
  assert.ok(!packages(releasing).includes('@actions/exec'));
  // @sigstore/sign builds bundles: the HTTP client that it would bring stays outside (docs/adr/0019).
  const running = ['@actions/exec', '@actions/io'];
  assert.deepEqual(packages(all), [...running, ...signing, ...libraries].sort());
});

test('the embedded registries are in the demo alone', () => {
  const holding = readdirSync(join(root, 'dist'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.mjs'))
    .filter((name) =>
      /^\/\/#?(?:region)? ?sandbox\//m.test(readFileSync(join(root, 'dist', name), 'utf8')),
    );
  assert.deepEqual(holding, ['cli/demo.mjs']);
});

test('the library loads what the command loads, without the terminal', () => {
  const loaded = (first: string): string[] => {
    const seen = new Set<string>();
    const open = [join(root, first)];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const text = readFileSync(path, 'utf8');
      for (const [, from = ''] of text.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)) {
        open.push(join(dirname(path), from));
      }
    }
    return [...seen].map((path) => relative(join(root, 'dist'), path));
  };
  const modules = modulesOf(...loaded('lib/index.js'));
  for (const room of ['verify', 'sign', 'mirror', 'release', 'drift', 'library']) {
    assert.ok(rooms(modules).has(room), room);
  }
  for (const room of ['cli', 'actions']) assert.ok(!rooms(modules).has(room), room);
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(dependencies, undefined, 'all that it needs is in dist/');
});

test('the release action holds what releasing needs: no terminal, no OIDC client', () => {
  const release = modulesOf('release.mjs');
  for (const room of ['release', 'ledger', 'sign', 'mirror', 'verify']) {
    assert.ok(rooms(release).has(room), room);
  }
  for (const room of ['cli', 'drift', 'library']) assert.ok(!rooms(release).has(room), room);
  // @actions/core brings undici for tokens that nothing here asks for (scripts/build/slim.mjs).
  assert.deepEqual(
    packages(release),
    [
      ...['core', 'exec', 'io'].map((name) => `@actions/${name}`),
      ...['@noble/ciphers', '@sigstore/bundle', '@sigstore/sign', ...libraries],
    ].sort(),
  );
  const text = readFileSync(join(root, 'dist', 'release.mjs'), 'utf8');
  const loads = [...text.matchAll(/\bimport\(["'](\.[^"']*)/g)].map(([, path]) => path);
  assert.deepEqual(loads, ['./tuf.mjs'], 'one file, and the TUF client on demand');
});

test('threat 106: one source knows the TUF client, and it is loaded only when TUF is requested', () => {
  const knows = sources.filter(({ code }) => /'(?:@sigstore\/tuf|@?tuf-?js)\b[^']*'/.test(code));
  assert.deepEqual(
    knows.map(({ path }) => path),
    ['tuf/updater.ts'],
  );
  // `import type` and `import()` load nothing before.
  const statically = (target: string) =>
    sources
      .filter(({ code }) =>
        new RegExp(`^import (?!type )[^;]* from '[^']*${target}'`, 'm').test(code),
      )
      .map(({ path }) => path);
  assert.deepEqual(statically('/updater\\.ts'), []);
  assert.deepEqual(statically('/tuf-root\\.ts'), ['run/trusted-root-update.ts']);
  assert.deepEqual(statically('/trusted-root-update\\.ts'), ['cli/trusted-root.ts']);
});

test('the TUF client is in one bundle, which every other loads on demand; the root is in each', () => {
  for (const bundle of ['verify.mjs', 'release.mjs', 'attest.mjs', 'drift.mjs', 'cli/verify.mjs']) {
    const modules = [
      ...modulesOf(bundle),
      ...(bundle === 'verify.mjs' ? modulesOf('verify/shared.mjs') : []),
    ];
    assert.ok(modules.includes('src/transparency/public-good-root.ts'), 'the root is embedded');
  }
  const all = readdirSync(join(root, 'dist'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.mjs'));
  const holds = all.filter((file) => packages(modulesOf(file)).includes('tuf-js'));
  assert.deepEqual(holds, ['tuf.mjs']);
  assert.deepEqual([...rooms(modulesOf('tuf.mjs'))], ['tuf']);
  const loads = all.filter((file) => {
    const text = readFileSync(join(root, 'dist', file), 'utf8');
    assert.doesNotMatch(text, /from ["'][^"']*\/tuf\.mjs["']/, file);
    return /\bimport\("\.\.?\/tuf\.mjs"\)/.test(text);
  });
  assert.deepEqual(
    loads.sort(),
    ['attest.mjs', 'cli/tuf-root.mjs', 'drift.mjs', 'release.mjs', 'verify/tuf-root.mjs'].sort(),
  );
});

test('threat 129: dist and lib are what the sources give', () => {
  const build = join(root, 'scripts', 'build.mjs');
  const done = spawnSync(process.execPath, [build, '--check'], { cwd: root, encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
});
