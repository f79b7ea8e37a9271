/** `webdis-trust sign`, as the committed bundle and as sources. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { SignReport } from '../../src/sign/report.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { tokenOf } from '../identity/services.ts';
import { fingerprintOf } from '../support/signers.ts';
import { password } from '../support/signing-key.ts';
import { every, thorough } from '../support/thorough.ts';
import { programs, runCli } from './support/cli.ts';
import { type ProcessOptions, temporaryFolder } from './support/process.ts';
import { startSigningWorld } from './support/signing.ts';

const world = await startSigningWorld();
const { registry, v1, v2, folder, fingerprint } = world;

const env = { COSIGN_PASSWORD: password };
const key = ['--key', 'plain.key', '--allow-unencrypted-key', '--trusted-root', 'root.json'];
/** The same key, with its password. */
const locked = ['--key', 'cosign.key', '--trusted-root', 'root.json', '--rekor-url', v1.url];
const toV1 = [...key, '--rekor-url', v1.url];
const toV2 = [...key, '--rekor-url', v2.url, '--rekor-version', '2'];

const run = (
  args: readonly string[],
  options: ProcessOptions & { program?: (typeof programs)[number] } = {},
) => runCli(args, { cwd: folder, env, ...options });
const sign = async (...args: readonly string[]) => {
  const ended = await run(['sign', '-o', 'json', ...args]);
  const report = (ended.stdout === '' ? undefined : JSON.parse(ended.stdout)) as SignReport;
  return { ...ended, report };
};
const verify = (image: string, ...args: readonly string[]) =>
  run(['verify', '--key', 'cosign.pub', '--trusted-root', 'root.json', ...args, image]);
const states = ({ images }: SignReport) =>
  images.flatMap(({ manifests }) =>
    manifests.flatMap(({ signatures }) => signatures.map(({ state }) => state)),
  );
const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);

for (const program of every(programs, 1)) {
  test(`${program}: signed, verified, and left alone by a second run`, async () => {
    const image = world.image(`twice/${program.replace(/\W/g, '-')}`);
    const args = ['sign', ...toV1, '--format', 'both', '-a', 'version=1.0', image];
    const first = await run(args, { program });
    assert.equal(first.exitCode, 0, first.stderr);
    assert.equal(first.stdout, `${image}\n`);
    assert.match(first.stderr, /^ {2}- legacy: signed and pushed, rekor-v1\.test index \d+/m);
    assert.match(
      first.stderr,
      /^SIGNED: 1 image, 5 manifests: 10 signatures by the key .{16}, all new/m,
    );
    for (const flags of [[], ['-a', 'version=1.0'], ['--attestation-manifests', 'required']]) {
      assert.equal((await verify(image, ...flags)).exitCode, 0);
    }
    const [writes, entries] = [world.writes(), v1.entries.length];
    const second = await run(args, { program });
    assert.equal(second.exitCode, 0, second.stderr);
    assert.match(second.stderr, /all existed before; nothing was changed/);
    assert.deepEqual([world.writes(), v1.entries.length], [writes, entries]);
  });
}

thorough('each format in each log that can hold it', async () => {
  const ways = {
    'legacy-v1': [...toV1, '--format', 'legacy'],
    'bundle-v1': toV1,
    'bundle-v2': toV2,
    'config-v1': [...key, '--signing-config', 'config-v1.json', '--format', 'both'],
    'config-v2': [...key, '--signing-config', 'config-v2.json'],
  };
  for (const [name, flags] of every(Object.entries(ways), 2)) {
    const image = world.image(`ways/${name}`);
    const { exitCode, stderr, report } = await sign(...flags, image);
    assert.equal(exitCode, 0, `${name}: ${stderr}`);
    assert.equal(fingerprintOf(report.signer), fingerprint);
    assert.deepEqual(new Set(states(report)), new Set(['published']));
    assert.equal((await verify(image)).exitCode, 0, name);
  }
});

thorough('without a log, verifying takes the flag that cosign has for it', async () => {
  const image = world.image('no-log');
  const { exitCode, stderr } = await sign(...key, '--no-log', image);
  assert.equal(exitCode, 0, stderr);
  assert.match(stderr, /WARNING: These signatures are not recorded/);
  assert.equal((await verify(image)).exitCode, 12);
  assert.equal((await verify(image, '--insecure-ignore-tlog')).exitCode, 0);
});

thorough('only what is named, with --no-recursive', async () => {
  const image = world.image('alone');
  const { report } = await sign(...toV1, '--no-recursive', image);
  assert.deepEqual(states(report), ['published']);
  assert.equal((await verify(image)).exitCode, 10);
});

thorough('a tag is resolved once, and reported; a name alone is refused', async () => {
  const image = world.image('tagged');
  const [name = ''] = image.split('@');
  const { exitCode, report } = await sign(...toV1, `${name}:1`);
  assert.equal(exitCode, 0);
  assert.equal(report.images[0]?.pinned, image);
  assert.equal(report.images[0]?.findings[0]?.severity, 'warning');
  assert.match((await run(['sign', ...toV1, name])).stderr, /neither a digest nor a tag.*E_REF/);
});

thorough('identity and place of signatures are those that were requested', async () => {
  const image = world.image('elsewhere/app');
  const place = `${registry.host}/elsewhere/signatures`;
  const identity = 'index.docker.io/nicolas/webdis';
  const flags = ['--format', 'legacy', '--identity', identity, '--signature-repository', place];
  const { exitCode, stderr } = await sign(...toV1, ...flags, image);
  assert.equal(exitCode, 0, stderr);
  const tag = signatureTag(image.slice(image.indexOf('@') + 1) as never);
  assert.ok(registry.store.repository('elsewhere/signatures').tags.has(tag));
  assert.ok(!registry.store.repository('elsewhere/app').tags.has(tag));
  const expected = ['--signature-repository', place, '--expected-reference', identity];
  assert.equal((await verify(image, ...expected)).exitCode, 0);
});

test('contradictory options are refused before any request', {
  concurrency: 4,
}, async (t) => {
  const image = world.image('refused');
  const before = [registry.requests.length, v1.requests.length, v2.requests.length];
  const refused: Record<string, readonly [RegExp, ...string[]]> = {
    'no image': [/IMAGE@DIGEST… is missing: give it, such as ghcr/, ...toV1],
    'no key': [/--key is missing: give it, such as cosign\.key/, ...toV1.slice(2), image],
    'legacy in Rekor v2': [/legacy signatures need Rekor v1/, ...toV2, '--format', 'legacy', image],
    'both in Rekor v2': [/legacy signatures need Rekor v1/, ...toV2, '--format', 'both', image],
    'legacy, by a config': [
      /legacy signatures need Rekor v1/,
      ...key,
      '--signing-config',
      'config-v2.json',
      '--format',
      'legacy',
      image,
    ],
    'a config and a URL': [
      /--signing-config excludes --rekor-url, --timestamp-url, --no-log/,
      ...toV1,
      '--signing-config',
      'x',
      '--timestamp-url',
      v1.url,
      '--no-log',
      image,
    ],
    'a log and none': [/--no-log excludes --rekor-url/, ...toV1, '--no-log', image],
    'a version of nothing': [/rekor-version.*give both/, ...key, '--rekor-version', '2', image],
    'a version of its own': [/rekor-version: "3"/, ...toV1, '--rekor-version', '3', image],
    'timestamps for legacy': [
      /legacy signatures carry no timestamps/,
      ...toV1,
      '--format',
      'legacy',
      '--timestamp-url',
      v1.url,
      image,
    ],
    'an identity for bundles': [/bundles name none/, ...toV1, '--identity', 'a/b', image],
    'a format': [/format: "cosign"/, ...toV1, '--format', 'cosign', image],
    'a log that the root does not know': [
      /does not contain the log rekor\.example/,
      '--key',
      'cosign.key',
      '--rekor-url',
      'https://rekor.example',
      image,
    ],
    'a log without TLS': [/is not https/, ...key, '--rekor-url', 'http://rekor.example', image],
    'a log with a password': [
      /no credentials/,
      ...key,
      '--rekor-url',
      'https://a:b@c.example',
      image,
    ],
    'both at once': [
      /--no-recursive excludes --recursive/,
      ...toV1,
      '--recursive',
      '--no-recursive',
      image,
    ],
    "cosign's own words": [/use --timestamp-url/, ...toV1, '--timestamp-server-url', 'x', image],
    'another key than expected': [
      /has the fingerprint.*tampered/,
      ...toV1,
      '--key-fingerprint',
      '0'.repeat(64),
      image,
    ],
  };
  await Promise.all(
    every(Object.entries(refused), 3).map(([name, [says, ...args]]) =>
      t.test(name, async () => {
        const { exitCode, stdout, stderr } = await run(['sign', ...args]);
        assert.equal(exitCode, 2, stderr);
        assert.equal(stdout, '');
        assert.match(stderr, says);
      }),
    ),
  );
  const after = [registry.requests.length, v1.requests.length, v2.requests.length];
  assert.deepEqual(after, before);
});

test('without service flags, the log is Rekor v1 of the public-good instance', async () => {
  // The guard of these tests ends the process where it would connect.
  const { exitCode, stderr } = await run(['sign', '--key', 'cosign.key', world.image('default')]);
  assert.equal(exitCode, 97, stderr);
  assert.match(stderr, /a connection to rekor\.sigstore\.dev$/m);
});

thorough('a log that is down: undetermined, and completed by running it again', async () => {
  const image = world.image('log-down');
  v1.faults.add({ when: { method: 'POST', times: 1 }, do: { status: 422 } });
  const refused = await sign(...toV1, image);
  assert.equal(refused.exitCode, 12, refused.stderr);
  assert.match(refused.stderr, /^FAILED: The log .* rejected the request/m);
  v1.faults.add({
    when: { method: 'POST', times: Number.POSITIVE_INFINITY },
    do: { status: 404, body: 'closed' },
  });
  const down = await sign(...toV1, image);
  v1.faults.clear();
  assert.equal(down.exitCode, 3, down.stderr);
  assert.equal(down.report.outcome, 'undetermined');
  assert.match(
    down.stderr,
    /^UNDETERMINED: The log .* is not available \(404\).* 0 of 5 signatures are in the registry\./m,
  );
  assert.match(down.stderr, /run it again to complete the rest/);
  assert.equal((await sign(...toV1, image)).exitCode, 0);
  assert.equal((await verify(image)).exitCode, 0);
});

for (const signal of every(['SIGINT', 'SIGTERM'] as const, 1)) {
  test(`${signal} ends a run that waits for the log, with a report of what was done (fault 48)`, async () => {
    const image = world.image(`stopped/${signal.toLowerCase()}`);
    const reached = Promise.withResolvers<undefined>();
    v1.faults.add({
      when: { method: 'POST', times: Number.POSITIVE_INFINITY },
      do: { first: () => new Promise(() => reached.resolve(undefined)) },
    });
    const ended = await run(['sign', '--json', ...toV1, image], {
      kill: { signal, when: reached.promise },
    });
    v1.faults.clear();
    assert.equal(ended.exitCode, 3, ended.stderr);
    assert.match(ended.stderr, new RegExp(`the run was stopped by ${signal}`));
    assert.deepEqual(states(JSON.parse(ended.stdout)), times(5, 'missing'));
    assert.equal((await sign(...toV1, image)).exitCode, 0);
  });
}

thorough(
  'a run that is stopped while it pushes says what is pushed and what is not (fault 48)',
  async () => {
    const image = world.image('stopped/pushing');
    const reached = Promise.withResolvers<undefined>();
    registry.faults.add({
      when: {
        method: 'PUT',
        path: '/stopped/pushing/manifests/',
        nth: 3,
        times: Number.POSITIVE_INFINITY,
      },
      do: { first: () => new Promise(() => reached.resolve(undefined)) },
    });
    const ended = await run(['sign', '--json', ...toV1, image], {
      kill: { signal: 'SIGTERM', when: reached.promise },
    });
    registry.faults.clear();
    assert.equal(ended.exitCode, 3, ended.stderr);
    const found = states(JSON.parse(ended.stdout));
    // The index comes last, so it is not among those that got through.
    assert.equal(found[0], 'made');
    assert.ok(found.includes('made') && !found.includes('missing'), found.join());
    assert.match(ended.stderr, /made, not pushed, rekor-v1\.test index/);
    const again = await sign(...toV1, image);
    assert.equal(again.exitCode, 0, again.stderr);
    assert.equal((await verify(image)).exitCode, 0);
  },
);

test('threats 131 and 154: key, password and token are in no output, no error and no file', async () => {
  const image = world.image('secrets');
  const home = temporaryFolder();
  const token = tokenOf();
  const secrets = [
    password,
    ...token.split('.'),
    ...world.privatePem.split('\n').filter((line) => /^\w{20}/.test(line)),
  ];
  const files = ['--report', join(home, 'r.json'), '--page', join(home, 'p.html')];
  const inVariable = { ...env, SIGNING_KEY: world.privatePem };
  const runs = [
    await run(['sign', '--verbose', '--json', ...files, ...locked, image]),
    await run(['sign', ...locked.slice(2), '--key', 'env://SIGNING_KEY', image], {
      env: inVariable,
    }),
    await run(['sign', ...locked, image], { env: { COSIGN_PASSWORD: `${password}!` } }),
    await run(['sign', '--key', world.privatePem, image]),
    await run(['sign', '--key', 'env://SIGNING_KEY', '--key-fingerprint', '0'.repeat(64), image], {
      env: { ...inVariable, SIGNING_KEY: world.privatePem.replace('SIGSTORE', 'OTHER') },
    }),
    await run(['sign', '--key', 'cosign.pub', image]),
    await run(['sign', `--key=${world.privatePem}`, image]),
    await run(['sign', ...locked, world.privatePem]),
    await run([world.privatePem]),
    await run(['sign', '--keyless', '--identity-token', token, image]),
    await run(['sign', `--identity-token=${token}`, image]),
  ];
  assert.deepEqual(
    runs.map(({ exitCode }) => exitCode),
    [0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  );
  for (const one of [3, 6, 7, 8, 9, 10]) {
    assert.match(runs[one]?.stderr ?? '', /on the command line can be read by others/);
  }
  const written = ['r.json', 'p.html'].map((name) => readFileSync(join(home, name), 'utf8'));
  for (const text of [...runs.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...written]) {
    for (const secret of secrets) assert.ok(!text.includes(secret));
  }
  assert.match(written[1] ?? '', /^<!doctype html>/i);
  assert.deepEqual(readdirSync(home).sort(), ['p.html', 'r.json']);
});

thorough(
  'the password: COSIGN_PASSWORD before stdin, all of stdin as cosign reads it',
  async () => {
    const image = world.image('passwords');
    const with_ = (options: ProcessOptions) => run(['sign', ...locked, image], options);
    assert.equal((await with_({ env: {}, stdin: password })).exitCode, 0);
    assert.equal((await with_({ stdin: 'something else' })).exitCode, 0);
    const broken = await with_({ env: {}, stdin: `${password}\n` });
    assert.equal(broken.exitCode, 2);
    assert.match(broken.stderr, /the password is wrong.*ends with a line break.*printf %s/);
    const none = await with_({ env: {} });
    assert.equal(none.exitCode, 2);
    assert.match(none.stderr, /there is no password/);
  },
);
