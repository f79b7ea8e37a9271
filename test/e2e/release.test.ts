/** `webdis-trust release`, as the committed bundle and as sources, with a `docker` of the tests' own. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import type { ReleaseReport } from '../../src/release/report.ts';
import { password } from '../support/signing-key.ts';
import { every, thorough } from '../support/thorough.ts';
import { programs, runCli } from './support/cli.ts';
import { fakeDocker } from './support/docker.ts';
import type { Orders } from './support/fake-docker.ts';
import { temporaryFolder } from './support/process.ts';
import { startSigningWorld } from './support/signing.ts';

const world = await startSigningWorld();
const { registry: hub, v1, v2, folder } = world;
const ecr = await startRegistry();
after(() => ecr.stop());
const docker = fakeDocker();
const file = (name: string) => join(folder, name);

beforeEach(() => {
  for (const registry of [hub, ecr]) registry.reset();
  for (const server of [hub, ecr, v1, v2]) server.faults.clear();
});

const always = Number.POSITIVE_INFINITY;
const name = 'nicolas/webdis';
const common = [
  ...['--image', `${hub.host}/${name}`, '--mirror', `${ecr.host}/${name}`],
  ...['--tag', '1.2.3', '--tag', 'latest', '--context', '.'],
  ...['--key', file('cosign.key'), '--rekor-url', v1.url, '--trusted-root', file('root.json')],
];
const trust = ['--key', file('cosign.pub'), '--trusted-root', file('root.json')];
const tagAt = ({ store }: SandboxRegistry, tag = '1.2.3') => store.repository(name).tags.get(tag);

interface Options {
  readonly orders?: Omit<Orders, 'record'>;
  readonly env?: Record<string, string>;
  readonly program?: (typeof programs)[number];
  readonly kill?: Parameters<typeof runCli>[1] extends infer O
    ? O extends { readonly kill?: infer K }
      ? K
      : never
    : never;
}

const run = (args: readonly string[], { orders = {}, env = {}, ...options }: Options = {}) =>
  runCli(['release', ...args], {
    ...options,
    env: { ...docker.env(orders), COSIGN_PASSWORD: password, ...env },
  });

async function release(args: readonly string[], options: Options = {}) {
  const ended = await run(['-o', 'json', ...common, ...args], options);
  const report = (ended.stdout === '' ? undefined : JSON.parse(ended.stdout)) as ReleaseReport;
  return { ...ended, report };
}

for (const program of every(programs, 1)) {
  test(`${program}: built, signed, mirrored, verified and tagged; the ledger is written; again, and nothing is changed`, async () => {
    const ledger = join(temporaryFolder(), 'new', 'releases.json');
    const first = await run([...common, '--ledger', ledger], { program });
    assert.equal(first.exitCode, 0, first.stderr);
    const digest = tagAt(hub);
    assert.equal(first.stdout, `${hub.host}/${name}@${digest}\n${ecr.host}/${name}@${digest}\n`);
    assert.match(first.stderr, /^#0 building with "fake" instance$/m);
    assert.match(first.stderr, /^build and push: sha256:[0-9a-f]{64}, pushed without a tag$/m);
    assert.match(first.stderr, /^RELEASED: .* 1\.2\.3 on 2 registries/m);
    for (const { host } of [hub, ecr]) {
      const verified = await runCli(['verify', ...trust, `${host}/${name}:1.2.3`]);
      assert.equal(verified.exitCode, 0, verified.stderr);
    }
    const entered = readFileSync(ledger, 'utf8');
    assert.equal(JSON.parse(entered).releases[0].digest, digest);
    const again = await run([...common, '--ledger', ledger, '--digest', String(digest)], {
      program,
    });
    assert.equal(again.exitCode, 0, again.stderr);
    assert.equal(again.stdout, first.stdout);
    assert.match(again.stderr, /all tags existed before/);
    assert.equal(readFileSync(ledger, 'utf8'), entered);
  });
}

thorough(
  '--quiet says nothing, the report is a file, and a dry run has nothing on stdout',
  async () => {
    const report = join(temporaryFolder(), 'report.json');
    const page = join(temporaryFolder(), 'page.html');
    const quiet = await run(['-q', ...common, '--report', report, '--page', page]);
    assert.deepEqual([quiet.exitCode, quiet.stderr], [0, '']);
    assert.equal(JSON.parse(readFileSync(report, 'utf8')).outcome, 'verified');
    assert.match(readFileSync(page, 'utf8'), /^<!doctype html>/i);
    const plan = await run([
      ...common,
      '--dry-run',
      '--overwrite-tags',
      '--platform',
      'linux/arm64',
    ]);
    assert.deepEqual([plan.exitCode, plan.stdout], [0, ''], plan.stderr);
    assert.match(
      plan.stderr,
      /^ +docker buildx build --platform linux\/arm64 --output type=image,name=/m,
    );
    assert.match(plan.stderr, /^PLANNED: .* can be released to 2 registries/m);
  },
);

thorough('Rekor v2 signs bundles, and v1 both formats, by default', async () => {
  const { report } = await release([]);
  assert.deepEqual(report.sign?.formats, ['legacy', 'bundle']);
  const config = ['--signing-config', file('config-v2.json')];
  const words = common.filter((word) => word !== '--rekor-url' && word !== v1.url);
  const second = await run(['--json', ...words, ...config, '--overwrite-tags'], {
    orders: { content: 'v2' },
  });
  assert.equal(second.exitCode, 0, second.stderr);
  assert.deepEqual(JSON.parse(second.stdout).sign.formats, ['bundle']);
});

test('threat 131: key, password and inputs reach neither the arguments nor the environment of docker', async () => {
  const env = {
    MY_KEY: world.privatePem,
    MY_PASSWORD: password,
    ANOTHER_NAME: password,
    COSIGN_PRIVATE_KEY: 'x',
    INPUT_KEY: world.privatePem,
    'INPUT_REGISTRY-TOKEN': 'secret-token',
    NPM_TOKEN: 'for-the-build',
    HARMLESS: 'harmless',
  };
  const ended = await run(
    [
      ...common.with(common.indexOf(file('cosign.key')), 'env://MY_KEY'),
      ...['--key-password', 'env://MY_PASSWORD', '--secret-env', 'npm=NPM_TOKEN'],
    ],
    { env },
  );
  assert.equal(ended.exitCode, 0, ended.stderr);
  const seen = docker.seen();
  assert.ok(seen !== undefined);
  assert.equal(seen.env['HARMLESS'], 'harmless');
  assert.equal(seen.env['NPM_TOKEN'], 'for-the-build');
  assert.ok(seen.args.includes('id=npm,env=NPM_TOKEN'));
  for (const hidden of [
    'COSIGN_PASSWORD',
    'COSIGN_PRIVATE_KEY',
    'MY_KEY',
    'MY_PASSWORD',
    'ANOTHER_NAME',
    'INPUT_KEY',
    'INPUT_REGISTRY-TOKEN',
  ]) {
    assert.ok(!(hidden in seen.env), hidden);
  }
  const all = JSON.stringify([seen.args, seen.env]);
  assert.ok(!all.includes('PRIVATE KEY'));
  assert.ok(!all.includes(password));
});

test('threat 131: a credential helper sees neither key nor password, however they are named', async () => {
  const home = temporaryFolder();
  const helper =
    '#!/bin/sh\nenv >> "$(dirname "$0")/seen"\nprintf \'{"Username":"u","Secret":"s"}\'\n';
  writeFileSync(join(home, 'docker-credential-note'), helper, { mode: 0o755 });
  const config = { credHelpers: { [hub.host]: 'note' } };
  writeFileSync(join(home, 'config.json'), JSON.stringify(config));
  hub.faults.add({
    when: { times: 1 },
    do: { status: 401, headers: { 'www-authenticate': 'Basic realm="hub"' } },
  });
  const PATH = `${home}:${docker.env()['PATH']}`;
  const ended = await run([...common, '--key-password', 'env://MY_PASSWORD'], {
    env: { PATH, DOCKER_CONFIG: home, HARMLESS: 'x', MY_PASSWORD: password },
  });
  assert.equal(ended.exitCode, 0, ended.stderr);
  const seen = readFileSync(join(home, 'seen'), 'utf8');
  assert.match(seen, /^HARMLESS=x$/m);
  assert.ok(!seen.includes(password));
});

test('a password is not taken from a variable that is empty (threat 127)', async () => {
  const ended = await run([...common, '--key-password', 'env://EMPTY'], { env: { EMPTY: '' } });
  assert.equal(ended.exitCode, 2, ended.stderr);
  assert.match(ended.stderr, /key-password: env:\/\/EMPTY is not set, or empty/);
});

test('threat 118: nothing that a build prints is a workflow command', async () => {
  const log = [
    '::set-env name=PATH::/evil',
    '\t ::add-path::/evil',
    '\u0085::error::x',
    '#5 0.1 ok\r::stop-commands::x',
    'x ##[add-path]/evil',
    '#6 untouched: a::b %0A \u001b[1mbold\u001b[0m',
    'without an end ::',
  ].join('\n');
  const { stderr, exitCode } = await release([], { orders: { log } });
  assert.equal(exitCode, 0, stderr);
  for (const line of stderr.split(/\r\n|\r|\n/)) {
    assert.doesNotMatch(line, /^[\s\u0085]*::/);
    assert.ok(!line.includes('##['), line);
  }
  assert.match(stderr, /^: :set-env name=PATH::\/evil$/m);
  assert.ok(stderr.includes('#6 untouched: a::b %0A \u001b[1mbold\u001b[0m\n'));
});

test('threat 131: a secret that a build prints as its last word is in no report', async () => {
  const { report, stderr } = await release(['--secret-env', 'npm=NPM_TOKEN'], {
    env: { NPM_TOKEN: 'hunter2 hunter2' },
    orders: { exit: 1, log: 'ERROR: failed to solve: curl -u hunter2 hunter2\n' },
  });
  assert.match(report.findings[0]?.message ?? '', /ERROR: failed to solve: curl -u \*\*\*$/);
  assert.ok(!JSON.stringify(report).includes('hunter2'));
  // The log of the build itself is buildx's, and shows what buildx shows.
  assert.equal(stderr.split('hunter2 hunter2').length, 2, stderr);
});

thorough('a build that fails, a push that is refused, a docker that does not exist', async () => {
  const failed = await release([], { orders: { exit: 1, log: 'ERROR: no builder "x" found\n' } });
  assert.equal(failed.exitCode, 3);
  assert.equal(failed.report.findings[0]?.code, 'E_BUILD');
  assert.match(failed.stderr, /there is no such builder.*\[E_BUILD\]/);
  assert.match(failed.stderr, /^UNDETERMINED: .* No tag was written\.$/m);
  hub.faults.add({ when: { method: 'POST', times: always }, do: { status: 403 } });
  const refused = await release([]);
  assert.equal(refused.report.findings[0]?.code, 'E_AUTH');
  hub.faults.clear();
  const none = await release([], { env: { PATH: temporaryFolder() } });
  assert.match(none.stderr, /docker is not installed, or not on PATH.*\[E_BUILD\]/);
  for (const metadata of every([null, '', '{}', '{"containerimage.digest":"latest"}', '[]'], 2)) {
    const { report, stderr } = await release([], { orders: { metadata } });
    assert.equal(report.findings[0]?.code, 'E_BUILD', stderr);
    assert.equal(report.digest, undefined);
  }
  assert.equal(tagAt(hub), undefined);
});

thorough(
  'a log that takes nothing, after the push: what is printed is what the next run needs',
  async () => {
    v1.faults.add({ when: { times: always }, do: { status: 403 } });
    const failed = await run(common);
    assert.notEqual(failed.exitCode, 0);
    assert.equal(failed.stdout, '');
    const [, digest = ''] = /digest: (sha256:[0-9a-f]{64}) \(--digest\)/.exec(failed.stderr) ?? [];
    assert.match(failed.stderr, /is pushed, and 0 of \d+ signatures are there/);
    assert.deepEqual([tagAt(hub), tagAt(ecr)], [undefined, undefined]);
    v1.faults.clear();
    const again = await run([...common, '--digest', digest]);
    assert.equal(again.exitCode, 0, again.stderr);
    assert.deepEqual([tagAt(hub), tagAt(ecr, 'latest')], [digest, digest]);
  },
);

thorough('a version that exists is not moved, and nothing is built; latest is', async () => {
  await release([]);
  const before = docker.seen()?.pid;
  const second = await release([], { orders: { content: 'another' } });
  assert.equal(second.exitCode, 20, second.stderr);
  assert.match(second.stderr, /:1\.2\.3 exists and points to sha256:.*versions are not moved/);
  assert.equal(docker.seen()?.pid, before, 'docker ran');
  const moved = await release(['--overwrite-tags'], { orders: { content: 'another' } });
  assert.equal(moved.exitCode, 0, moved.stderr);
  assert.equal(tagAt(ecr), moved.report.digest);
});

for (const hang of every(['term', 'deaf'] as const, 1)) {
  test(`fault 48: SIGTERM during a build (${hang}) ends the run, with a report, and leaves no docker behind`, async () => {
    const report = join(temporaryFolder(), 'report.json');
    const ended = await run([...common, '--report', report], {
      orders: { hang },
      kill: { signal: 'SIGTERM', when: docker.called() },
    });
    assert.equal(ended.exitCode, 3, ended.stderr);
    assert.match(ended.stderr, /^STOPPED: Build: the run was stopped by SIGTERM\./m);
    const { steps } = JSON.parse(readFileSync(report, 'utf8')) as ReleaseReport;
    const states = steps.map(({ state }) => state);
    assert.deepEqual(states, ['done', 'stopped', ...Array(6).fill('not reached')]);
    assert.throws(() => process.kill(docker.seen()?.pid ?? 0, 0), { code: 'ESRCH' });
    assert.equal(tagAt(hub), undefined);
  });
}

thorough('a run that has no more time ends its build as well', async () => {
  const before = docker.seen()?.pid;
  let seconds = 1;
  let run = await release(['--timeout', String(seconds)], { orders: { hang: 'term' } });
  // A slow machine may not come to the build in that time.
  while (docker.seen()?.pid === before && seconds < 60) {
    seconds *= 2;
    run = await release(['--timeout', String(seconds)], { orders: { hang: 'term' } });
  }
  const { exitCode, stderr, report } = run;
  assert.equal(exitCode, 3, stderr);
  assert.match(report.findings[0]?.message ?? '', new RegExp(`longer than ${seconds} s`));
  assert.equal(report.steps[1]?.state, 'stopped');
  assert.throws(() => process.kill(docker.seen()?.pid ?? 0, 0), { code: 'ESRCH' });
});

thorough(
  'fault 48: SIGTERM while a log does not answer ends the run: pushed, and no tag',
  async () => {
    const asked = Promise.withResolvers<void>();
    v1.faults.add({
      when: { times: always },
      do: { first: () => new Promise(() => asked.resolve()) },
    });
    const ended = await run(common, { kill: { signal: 'SIGTERM', when: asked.promise } });
    assert.equal(ended.exitCode, 3, ended.stderr);
    assert.match(ended.stderr, /^STOPPED: Sign: the run was stopped by SIGTERM\./m);
    assert.match(
      ended.stderr,
      /is pushed, and 0 of \d+ signatures are there.*with digest: sha256:/,
    );
    assert.equal(tagAt(hub), undefined);
  },
);

test('what cannot be used is refused before anything is built or asked (threats 83, 123, 125 to 127)', async () => {
  const garbled = file('garbled.json');
  writeFileSync(garbled, '{"schema":"https://github.com/webdis/verify-action/schema/ledger/v1"}');
  const unwritable = file('no-folder');
  writeFileSync(unwritable, '');
  mkdirSync(file('a-folder'), { recursive: true });
  const without = (flag: string) =>
    common.filter((word, at) => word !== flag && common[at - 1] !== flag);
  const cases: readonly (readonly [RegExp, readonly string[]])[] = [
    [/digest: it is empty, and no context says what to build/, without('--context')],
    [/--digest is empty/, [...without('--context'), '--digest', '']],
    [/--image is missing: give it, such as /, without('--image')],
    [/--tag is missing: give it, such as /, without('--tag')],
    [/--key is missing: give it, such as /, without('--key')],
    [/mirrors: .* is the image itself/, [...common, '--mirror', `${hub.host}/${name}`]],
    [/--mirror: .* is a duplicate/, [...common, '--mirror', `${ecr.host}/${name}`]],
    [/--mirror: .* must name a repository/, [...common, '--mirror', 'a/b:c']],
    [/"latest" is a duplicate/, [...common, '--tag', 'latest']],
    [/is on none of the registries/, [...common, '--tag', 'ghcr.io/me/app:1']],
    [/names a digest/, [...common, '--tag', `${hub.host}/${name}:1@sha256:${'0'.repeat(64)}`]],
    [/is a signature's tag/, [...common, '--tag', `sha256-${'0'.repeat(64)}.sig`]],
    [/version: "latest" is not a version/, [...common, '--version', 'latest']],
    [/key-fingerprint: /, [...common, '--key-fingerprint', 'ab'.repeat(32)]],
    [/format: "bundel" is not one of/, [...common, '--format', 'bundel']],
    [/--platform: "linux" is not a platform/, [...common, '--platform', 'linux']],
    [
      /--platform: "linux\/arm" is a duplicate/,
      [...common, ...Array(2).fill(['--platform', 'linux/arm']).flat()],
    ],
    [/context: "-f" is neither a folder nor a URL/, [...without('--context'), '--context=-f']],
    [
      /key: the file "cosign.key" is in the build context/,
      [...without('--context'), '--context', folder],
    ],
    [/secret-envs: the variable "NONE"/, [...common, '--secret-env', 'x=NONE']],
    [
      /secret-envs: COSIGN_PASSWORD is not passed to a build/,
      [...common, '--secret-env', 'x=COSIGN_PASSWORD'],
    ],
    [/secret-files: "x" is not of the form/, [...common, '--secret-file', 'x']],
    [/secrets: "x" is a duplicate/, [...common, '--secret-file', 'x=a', '--secret-file', 'x=b']],
    [/digest: /, [...common, '--digest', 'sha256:1']],
    [/annotations: "x" is not name=value/, [...common, '-a', 'x']],
    [
      /trusted-root: the file .* does not exist/,
      [...without('--trusted-root'), '--trusted-root', '/none'],
    ],
    [/does not contain the log/, without('--trusted-root')],
    [/ledger: the file .*garbled.* is missing/, [...common, '--ledger', garbled]],
    [/ENOTDIR/, [...common, '--ledger', join(unwritable, 'x.json')]],
    [/is not a regular file/, [...common, '--ledger', file('a-folder')]],
    [
      /ledger: no tag is a version/,
      [...without('--tag'), '--tag', 'latest', '--ledger', file('l.json')],
    ],
    [/does not get the tag 1\.2\.4/, [...common, '--version', '1.2.4', '--ledger', file('l.json')]],
    [/--key-password takes a variable/, [...common, '--key-password', password]],
    [/key-password: env:\/\/NONE is not set/, [...common, '--key-password', 'env://NONE']],
    [/--mirror: the list is empty/, [...common, '--mirror', '#ghcr.io/me/app']],
    [/annotations: "index:a" is .* give it as build-annotations/, [...common, '-a', 'index:a=b']],
    [/"nicolas\/webdis" is not expected here: give flags only/, [...common, 'nicolas/webdis']],
  ];
  const requests = [hub, ecr].map((registry) => registry.requests.length);
  const earlier = docker.seen()?.pid;
  await Promise.all(
    every(cases, 5).map(async ([says, args]) => {
      const { exitCode, stderr, stdout } = await run(args);
      assert.deepEqual([exitCode, stdout], [2, ''], `${args.join(' ')}\n${stderr}`);
      assert.match(stderr, says);
      assert.ok(!stderr.includes(password));
    }),
  );
  assert.deepEqual(
    [hub, ecr].map((registry) => registry.requests.length),
    requests,
  );
  assert.equal(docker.seen()?.pid, earlier);
  assert.ok(!existsSync(file('l.json')));
});

thorough('a ledger that has the version with another digest: nothing is built', async () => {
  const ledger = join(temporaryFolder(), 'releases.json');
  const first = await release(['--ledger', ledger]);
  assert.equal(first.exitCode, 0, first.stderr);
  for (const registry of [hub, ecr]) registry.reset();
  const second = await release(['--ledger', ledger], { orders: { content: 'another' } });
  assert.equal(second.exitCode, 20);
  assert.match(second.stderr, /releases\.json has the release 1\.2\.3 with the digest sha256:/);
});
