/** The parts around buildx: its words, its environment, its log, its failures. */

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { prepareBuild } from '../../src/buildx/build.ts';
import {
  assertKeptOut,
  assertNotWithheld,
  buildEnvironment,
  contextsOf,
} from '../../src/buildx/context.ts';
import { buildFailure, startFailure } from '../../src/buildx/failure.ts';
import { BuildLog } from '../../src/buildx/log.ts';
import { TrustError } from '../../src/error.ts';
import { withheld } from '../../src/host/child-environment.ts';
import { readOptions } from '../../src/options/library.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { temporaryFolder } from '../e2e/support/process.ts';

const image = { registry: 'localhost:5000', path: 'a' };

function read(
  options: object = {},
  insecureRegistries: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  const given = { key: 'k', password: 'hunter3', tags: ['1'], context: '.', ...options };
  const values = readOptions(given, releaseOptions, { image: 'localhost:5000/a' });
  const reported: string[] = [];
  const around = { env, onSecret: (text: string) => reported.push(text) };
  const prepared = prepareBuild({ ...values, context: '.' }, image, around, insecureRegistries);
  return { ...prepared, reported };
}

test('threats 125 and 131: a secret is in the environment alone, masked, and in no error', () => {
  const secret = { secrets: ['a=one\ntwo=2', 'b=three'], secretFiles: ['c=/x'] };
  const { build, secrets, reported } = read(secret);
  assert.deepEqual(Object.values(secrets), ['one\ntwo=2', 'three']);
  assert.deepEqual(reported, ['one', 'two=2', 'three']);
  assert.ok(!JSON.stringify(build).match(/one|two|three|hunter3/));
  assert.deepEqual(
    build.secrets.map(({ id }) => id),
    ['a', 'b', 'c'],
  );
  const longest = `big=${'x'.repeat(64 * 1024)}`;
  assert.equal(read({ secrets: [longest] }).build.secrets.length, 1);
  const large = `${longest}x`;
  for (const secret of ['hunter2', '=hunter2', 'bad id=hunter2', 'a=hunter2', large]) {
    assert.throws(
      () => read({ secrets: ['a=1', secret] }),
      (error) => error instanceof TrustError && !/hunter2|xxx/.test(error.message),
      secret.slice(0, 20),
    );
  }
});

test('buildx gets the registries to contact over plain HTTP', () => {
  const insecure = (insecureRegistries: readonly string[]) =>
    read({}, insecureRegistries).build.insecure;
  assert.deepEqual(
    [insecure([]), insecure(['LOCALHOST:5000']), insecure(['localhost'])],
    [false, true, false],
  );
});

test('threats 131 and 154: what is withheld from a build, by name and by what it says', () => {
  const env = {
    PATH: '/bin',
    HOME: undefined,
    KEY: 'x',
    COPY: 'a\n-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nx',
    COSIGN_PASSWORD: '',
    SAME: 'given as text',
    PASSWORD: 'by its name',
    COPIED: 'by its name',
    SHORT: 'x',
    input_token: 'x',
    ACTIONS_RUNTIME_TOKEN: 'for type=gha',
    SIGSTORE_ID_TOKEN: 'a.b.c',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of the job',
    BUILDKITE_AGENT_ACCESS_TOKEN: 'of the agent',
  };
  const passed = buildEnvironment(env, withheld(['env://KEY', 'given as text', 'env://PASSWORD']), {
    S: 'secret',
  });
  assert.deepEqual(passed, {
    PATH: '/bin',
    ACTIONS_RUNTIME_TOKEN: 'for type=gha',
    SHORT: 'x',
    BUILDX_METADATA_PROVENANCE: 'disabled',
    S: 'secret',
  });
  assertNotWithheld(
    [
      { id: 'a', env: 'S' },
      { id: 'b', path: '/x' },
    ],
    passed,
  );
  assert.throws(() => assertNotWithheld([{ id: 'a', env: 'KEY' }], passed), { code: 'E_INPUT' });
});

test('threat 131: a key that the build could take into the image is refused', async () => {
  const folder = temporaryFolder();
  const context = join(folder, 'context');
  mkdirSync(join(context, 'keys'), { recursive: true });
  const write = (name: string, text = 'x') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const [outside, root, below] = ['a.key', 'context/b.key', 'context/keys/c.key'].map((name) =>
    write(name),
  );
  const refused = (key = '', file = '') =>
    assert.rejects(assertKeptOut(key, 'key', { context, file }), {
      code: 'E_INPUT',
      message: /^key: the file .* is in the build context/,
    });
  const kept = (key = '', file = '') => assertKeptOut(key, 'key', { context, file });
  for (const key of [outside, 'env://KEY', '-----BEGIN\n', join(context, 'none')]) await kept(key);
  await assertKeptOut(root ?? '', 'key', { context: 'https://github.com/me/app.git', file: '' });
  symlinkSync(context, join(folder, 'link'));
  await refused(root);
  await refused(join(folder, 'link', 'b.key'));
  for (const [lines, at] of [
    ['b.key\n', root],
    ['# keys\n*.key', root],
    ['**/*.key\r\n', below],
    ['keys/c.key', below],
  ] as const) {
    write('context/.dockerignore', lines);
    await kept(at);
  }
  for (const [lines, at] of [
    ['*.key', below],
    ['b.key\n!*.key', root],
    ['c.key', below],
    ['', root],
  ] as const) {
    write('context/.dockerignore', lines);
    await refused(at);
  }
  write('context/.dockerignore', 'b.key');
  write('context/Other.dockerignore', '');
  await refused(root, join(context, 'Other'));
});

test('threat 131: further contexts are contexts: a key in one of them is refused', async () => {
  const folder = temporaryFolder();
  const key = join(folder, 'a.key');
  writeFileSync(key, 'x');
  const { build } = read({ buildContexts: [`lib=${folder}`, 'base=docker-image://alpine'] });
  const [, lib, base] = contextsOf({ ...build, context: '/nowhere' });
  assert.ok(lib !== undefined && base !== undefined);
  await assert.rejects(assertKeptOut(key, 'key', lib), { code: 'E_INPUT' });
  await assertKeptOut(key, 'key', base);
  // The Dockerfile's own list is not that of another context.
  writeFileSync(join(folder, 'Dockerfile.dockerignore'), 'a.key');
  await assert.rejects(assertKeptOut(key, 'key', lib), { code: 'E_INPUT' });
  writeFileSync(join(folder, '.dockerignore'), 'a.key');
  await assertKeptOut(key, 'key', lib);
});

test('a token for Git is a secret of the build, and SOURCE_DATE_EPOCH reaches it', () => {
  const { build, secrets, reported } = read({ githubToken: 'ghs_1234', secrets: ['a=one'] });
  assert.deepEqual(build.secrets, [
    { id: 'a', env: 'RELEASE_SECRET_0' },
    { id: 'GIT_AUTH_TOKEN', env: 'RELEASE_GIT_AUTH_TOKEN' },
  ]);
  assert.equal(secrets['RELEASE_GIT_AUTH_TOKEN'], 'ghs_1234');
  assert.deepEqual(reported, ['one', 'ghs_1234']);
  assert.ok(!JSON.stringify(build).includes('ghs_1234'));
  assert.throws(() => read({ githubToken: 'x', secrets: ['GIT_AUTH_TOKEN=y'] }), {
    code: 'E_INPUT',
  });
  const env = buildEnvironment({ SOURCE_DATE_EPOCH: '0' }, withheld([]), {});
  assert.equal(env['SOURCE_DATE_EPOCH'], '0');
});

test('threat 203: outputs change how the image is written, never where it goes or under which name', () => {
  const outputs = (...given: string[]) => read({ outputs: given }).build.outputs;
  assert.deepEqual(outputs('type=image,compression=zstd,push=true', 'rewrite-timestamp=true'), [
    'compression=zstd',
    'rewrite-timestamp=true',
  ]);
  // What BuildKit's image exporter can change in the bytes that it writes.
  const allowed = [
    ...['compression=zstd', 'compression-level=3', 'force-compression=true'],
    ...['oci-mediatypes=true', 'oci-artifact=true', 'rewrite-timestamp=true'],
  ];
  assert.deepEqual(outputs(...allowed), allowed);
  const refused = [
    ...['name=evil.example/app', 'type=local,dest=out', 'push=false', 'push-by-digest=false'],
    ...[
      'compression',
      'compression=',
      '=compression=zstd',
      'registry.insecure=true',
      'tar',
      '"compression=zstd"',
    ],
    ...['Compression=zstd', 'name-canonical=false', 'compression=zstd,name=x'],
  ];
  for (const given of refused) {
    assert.throws(() => outputs(given), { code: 'E_INPUT', message: /^outputs: / }, given);
  }
  assert.throws(() => outputs('x'.repeat(200)), { message: /^outputs: "x{100}" is not one of / });
});

test('threat 118: lines however they come, and none that a runner obeys', () => {
  const read = (...chunks: readonly (string | Uint8Array)[]) => {
    let text = '';
    const log = new BuildLog((more) => {
      text += more;
    });
    const stream = log.stream();
    for (const chunk of chunks) stream.add(Buffer.from(chunk));
    stream.end();
    return { text, tail: log.tail };
  };
  assert.equal(read('a\nb').text, 'a\nb\n');
  assert.equal(read('a\r', '\nb\rc\r\n').text, 'a\nb\nc\n');
  assert.equal(read('a', ':', ':set-env::\n').text, 'a::set-env::\n');
  assert.equal(read(':', ':set-env::\n').text, ': :set-env::\n');
  assert.equal(read('\u2003\u0085 ::x\n').text, '\u2003\u0085 : :x\n');
  assert.equal(read('x\r::add-mask::y').text, 'x\n: :add-mask::y\n');
  assert.equal(read('#', '#', '[group]\n').text, '## [group]\n');
  const smile = Buffer.from('😀\n');
  assert.equal(read(smile.subarray(0, 2), smile.subarray(2)).text, '😀\n');
  const long = read('y'.repeat(200_000), '::x\n').text;
  assert.ok(long.split('\n').every((line) => line.length <= 200_000 && !line.startsWith('::')));
  const { tail } = read(Array.from({ length: 500 }, (_, n) => `${n}\n`).join(''));
  assert.deepEqual([tail.length, tail[0], tail.at(-1)], [200, '300', '499']);
});

test('why a build failed, in buildx’s own words (as 0.36 and Docker 28 print them)', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      "unknown flag: --output\n\nRun 'docker --help' for more information",
      'E_BUILD',
      /has no buildx/,
    ],
    ["docker: 'buildx' is not a docker command.", 'E_BUILD', /has no buildx/],
    ['ERROR: no builder "x" found', 'E_BUILD', /no such builder/],
    [
      'ERROR: failed to connect to the docker API at unix:///var/run/docker.sock; check if',
      'E_BUILD',
      /the builder cannot be reached/,
    ],
    [
      'ERROR: failed to build: Multi-platform build is not supported for the docker driver.',
      'E_BUILD',
      /buildx create --use/,
    ],
    [
      'ERROR: failed to build: failed to solve: failed to push r.example/a: denied',
      'E_AUTH',
      /log in with permission to push/,
    ],
    [
      'ERROR: failed to solve: failed to push a/b: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      'E_AUTH',
      /log in with permission to push/,
    ],
    [
      'ERROR: failed to solve: a/b:1: pull access denied, repository does not exist or may require authorization',
      'E_BUILD',
      /ended with 1: ERROR: failed to solve/,
    ],
    [
      '#9 0.1 exec /bin/sh: exec format error\nERROR: failed to solve: process "/bin/sh" did not complete successfully: exit code: 255',
      'E_BUILD',
      /a platform cannot be built here/,
    ],
    [
      'ERROR: failed to solve: "/nonesuch": not found',
      'E_BUILD',
      /ended with 1: ERROR: .*nonesuch/,
    ],
    ['', 'E_BUILD', /^docker buildx build ended with 1$/],
  ];
  for (const [log, code, says] of cases) {
    const error = buildFailure(1, log.split('\n'), (line) => line);
    assert.equal(error.code, code, log);
    assert.match(error.message, says);
  }
  const missing = new Error('Unable to locate executable file: docker. Please verify …');
  assert.match(startFailure(missing).message, /docker is not installed/);
});

test('what is wrong with a secret is said by its name, and by nothing of a secret itself', () => {
  const refused = (options: object, message: string) =>
    assert.throws(() => read(options), { code: 'E_INPUT', message });
  refused({ secrets: ['no id'] }, 'secrets: an item is not of the form ID=…');
  const long = 'x'.repeat(200);
  refused({ secretFiles: [long] }, `secret-files: "${'x'.repeat(100)}" is not of the form ID=…`);
  refused({ secrets: ['a=1'], secretFiles: ['a=/x'] }, 'secrets: "a" is a duplicate');
  for (const name of ['UNSET', '1A', 'A-B']) {
    refused({ secretEnvs: [`a=${name}`] }, `secret-envs: the variable "${name}" for a is not set`);
  }
  refused({ secretEnvs: ['no id'] }, 'secret-envs: "no id" is not of the form ID=…');
  for (const name of ['1A', 'A B', 'A-B', '-A']) {
    const readSet = () => read({ secretEnvs: [`a=${name}`] }, [], { [name]: 'set' });
    assert.throws(readSet, {
      code: 'E_INPUT',
      message: /^secret-envs: the variable ".*" for a is not set$/,
    });
  }
  refused(
    { secretEnvs: [`a=${long}`] },
    `secret-envs: the variable "${'x'.repeat(100)}" for a is not set`,
  );
});

test('the ends of a log: a short one is kept whole, a broken character is shown', () => {
  let text = '';
  const log = new BuildLog((more) => {
    assert.notEqual(more, '');
    text += more;
  });
  const stream = log.stream();
  stream.add(Buffer.from('a\n'));
  stream.add(Buffer.from('b'));
  stream.end();
  assert.deepEqual(log.tail, ['a', 'b']);
  const broken = log.stream();
  broken.add(Buffer.from('😀').subarray(0, 2));
  broken.end();
  assert.equal(text, 'a\nb\n\ufffd\n');
  const open = log.stream();
  open.add(Buffer.alloc(64 * 1024, 'y'));
  assert.equal(text.length, 'a\nb\n\ufffd\n'.length, 'a line that may still end is not split');
  open.add(Buffer.from('y'));
  assert.equal(text.at(-2), 'y');
  const { message } = buildFailure(1, [`ERROR: ${'z'.repeat(600)}`], (line) => line);
  assert.match(message, /: ERROR: z{493}$/);
});

test('the list of a Dockerfile of the usual name comes before that of its folder', async () => {
  const context = temporaryFolder();
  const key = join(context, 'a.key');
  writeFileSync(key, 'x');
  writeFileSync(join(context, '.dockerignore'), '');
  writeFileSync(join(context, 'Dockerfile.dockerignore'), 'a.key');
  await assertKeptOut(key, 'key', { context, file: '' });
});
