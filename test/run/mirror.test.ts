/** Mirroring as a library, and what watches over the places that are written to. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import {
  type MirrorOptions,
  type MirrorProgress,
  mirrorImage,
  TrustError,
  verifyImages,
} from '../../src/index.ts';
import { absentLayout } from '../../src/layout/create.ts';
import { hashedStream } from '../../src/mirror/hashed-stream.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { argumentsOf } from '../../src/options/lists.ts';
import { location } from '../../src/options/location.ts';
import type { BlobSource } from '../../src/registry/repository.ts';
import { endsOf } from '../../src/run/mirror-ends.ts';
import { observeWrites } from '../../src/run/target-progress.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { signerKey, trustedRoot } from '../e2e/support/world.ts';
import { fingerprintOf, trustedKey } from '../support/signers.ts';
import { thorough } from '../support/thorough.ts';

const [hub, ecr] = await Promise.all([startRegistry(), startRegistry()]);
after(() => Promise.all([hub.stop(), ecr.stop()]));
const { digest } = loadCase(hub, 'app', 'bundle-rekor-v1');
const source = `${hub.host}/app:0.1.24`;
const target = `${ecr.host}/app:0.1.24`;
const trust = { keys: [signerKey], trustedRoot, env: {} };

beforeEach(() => {
  ecr.reset();
  hub.faults.clear();
});

test('mirrored by a program, verified by a program, with the progress on the way', async () => {
  const seen: MirrorProgress[] = [];
  const onProgress = (progress: MirrorProgress) => seen.push(progress);
  const report = await mirrorImage(source, [target], { ...trust, onProgress });
  assert.equal(report.outcome, 'verified');
  const [first] = report.targets;
  assert.equal(first?.pinned, `${ecr.host}/app@${digest}`);
  assert.deepEqual([seen[0]?.step, seen[0]?.of], ['looking', 0]);
  assert.deepEqual([seen.at(-1)?.step, seen.at(-1)?.done], ['tagging', first?.content.length]);
  // Every byte that was handed over was reported as it went.
  assert.equal(seen.at(-1)?.bytes, first?.bytes);
  const steps = ['looking', 'copying', 'verifying', 'tagging'];
  assert.deepEqual([...new Set(seen.map(({ step }) => step))], steps);
  assert.equal((await verifyImages([target], trust)).outcome, 'verified');
});

test('threat 76: the report says of each key whether it is pinned, and warns of a file of the checkout', async () => {
  const env = { GITHUB_WORKSPACE: dirname(signerKey) };
  const fingerprint = '13978f60dc327a6464cc6937ed561f5137c0b50273cd699b853ed3b454e325a4';
  const open = await mirrorImage(source, [target], { ...trust, env });
  assert.equal(open.outcome, 'verified');
  assert.deepEqual(
    open.signers.map((one) => trustedKey(one).pinned),
    [false],
  );
  assert.deepEqual(
    open.findings.map(({ severity, code }) => [severity, code]),
    [['warning', 'E_KEY']],
  );
  const held = { ...trust, env, keyFingerprints: [fingerprint] };
  const pinned = await mirrorImage(source, [target], held);
  assert.deepEqual(
    [pinned.signers.map((one) => trustedKey(one).pinned), pinned.findings],
    [[true], []],
  );
  const signed = await mirrorImage(source, [target], { env });
  assert.deepEqual([open.require, signed.require, signed.signers], ['verified', 'signed', []]);
  const none = await mirrorImage(source, [target], { env, require: 'none' });
  assert.deepEqual([none.signers, none.findings], [[], []]);
});

test('requests are counted for each target, retries apart', async () => {
  ecr.faults.add({ when: { method: 'HEAD', times: 2 }, do: { status: 503 } });
  const report = await mirrorImage(source, [`${ecr.host}/app`], { ...trust, tag: false });
  const [only] = report.targets;
  assert.equal(only?.tag, 'not asked for');
  assert.equal(only?.retries, 2);
  assert.equal(only?.requests, ecr.requests.length);
  assert.ok(report.requests > ecr.requests.length);
});

test('from a signature repository, every target gets the signatures next to the image', async () => {
  loadCase(hub, 'signatures', 'legacy-rekor-v1');
  const image = `${hub.host}/moved`;
  const { digest: moved } = loadCase(hub, 'moved', 'legacy-rekor-v1');
  const held = hub.store.repository('moved');
  for (const name of [...held.tags.keys()]) if (name.endsWith('.sig')) held.tags.delete(name);
  const signatureRepository = `${hub.host}/signatures`;
  const without = await mirrorImage(`${image}@${moved}`, [`${ecr.host}/moved:1`], trust);
  assert.equal(without.exitCode, 10);
  const options = { ...trust, signatureRepository };
  const report = await mirrorImage(`${image}@${moved}`, [`${ecr.host}/moved:1`], options);
  assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
  assert.equal((await verifyImages([`${ecr.host}/moved:1`], trust)).outcome, 'verified');
});

test('arguments that cannot be used throw; what a registry does is in the report', async () => {
  const cases: readonly (readonly [string, string, readonly string[], MirrorOptions?])[] = [
    ['E_REF', 'A B', [target]],
    ['E_INPUT', source, []],
    ['E_INPUT', source, [source]],
    // The one is given the source's tag, which is the other's.
    ['E_INPUT', source, [`${ecr.host}/app`, target]],
    ['E_INPUT', source, ['oci:a', 'oci:b/../a']],
    ['E_INPUT', source, [target], { keys: [signerKey], require: 'signed' }],
    ['E_INPUT', source, [target], { timestamps: 'required', require: 'signed' }],
    ['E_INPUT', source, [target], { insecureIgnoreSct: true, require: 'signed' }],
    ['E_INPUT', source, [target], { requireAllSigners: true, require: 'signed' }],
    ['E_INPUT', source, [target], { keyFingerprints: ['ab'.repeat(32)], require: 'signed' }],
    ['E_INPUT', source, [target], { requireAttestations: ['spdxjson'], require: 'none' }],
    ['E_INPUT', source, [target], { trustedRoot, require: 'signed' }],
    ['E_INPUT', source, [target], { transparencyLog: 'ignored', require: 'none' }],
    ['E_KEY', source, [target], { keys: ['none.pub'] }],
  ];
  for (const [code, from, to, options = {}] of cases) {
    await assert.rejects(
      mirrorImage(from, to, { env: {}, ...options }),
      (error) => error instanceof TrustError && error.code === code,
    );
  }
  const missing = await mirrorImage(`${hub.host}/app:none`, [target], { env: {} });
  assert.equal(missing.exitCode, 11);
  hub.faults.add({ when: { path: '/manifests/', times: 1 }, do: 'hang' });
  const short = await mirrorImage(source, [target], { ...trust, timeout: 100 });
  assert.deepEqual([short.exitCode, short.findings[0]?.code], [3, 'E_LIMIT']);
});

test('names in full, whatever of them was written', () => {
  const names = (from: string, to: readonly string[], tagged = true) => {
    const targets = argumentsOf(location('TARGET')).fromFlags(to, 'TARGET…');
    const ends = endsOf(location('SOURCE').parse(from), targets, tagged);
    return [ends.source, ...ends.targets].map(({ name }) => name);
  };
  assert.deepEqual(names('app', ['ghcr.io/me/app', 'ghcr.io/me/app:stable', 'oci:a/']), [
    'docker.io/library/app:latest',
    'ghcr.io/me/app:latest',
    'ghcr.io/me/app:stable',
    'oci:a/:latest',
  ]);
  assert.deepEqual(names(`oci:a:1@${digest}`, ['oci:a:2', 'me/app']), [
    `oci:a:1@${digest}`,
    'oci:a:2',
    'docker.io/me/app:1',
  ]);
  assert.deepEqual(names(`me/app@${digest}`, ['oci:b'], false), [
    `docker.io/me/app@${digest}`,
    'oci:b',
  ]);
});

test('a layout: not made by a dry run, nor where something else is', async () => {
  const folder = temporaryFolder();
  const layout = `oci:${join(folder, 'new')}`;
  const planned = await mirrorImage(source, [layout], { ...trust, dryRun: true });
  assert.equal(planned.outcome, 'verified');
  assert.ok(planned.targets[0]?.content.every(({ state }) => state === 'missing'));
  assert.ok(!existsSync(join(folder, 'new')));
  mkdirSync(join(folder, 'used'));
  writeFileSync(join(folder, 'used', 'file'), '');
  for (const dryRun of [true, false]) {
    await assert.rejects(
      mirrorImage(source, [`oci:${join(folder, 'used')}`], { ...trust, dryRun }),
      /is not empty, and not an image layout/,
    );
  }
  assert.deepEqual(readdirSync(join(folder, 'used')), ['file']);
  const both = [`${layout}:a`, `${layout}:b`];
  const report = await mirrorImage(source, both, trust);
  assert.equal(report.outcome, 'verified', JSON.stringify(report.targets));
  const again = await mirrorImage(`${layout}:b`, [target], trust);
  assert.equal(again.outcome, 'verified');
});

test('signatures that only a target has are brought back by a command that demands the same', async () => {
  assert.equal((await mirrorImage(source, [target], trust)).outcome, 'verified');
  const held = hub.store.repository('app');
  const gone = [...held.subjects]
    .flatMap((subject) => held.referrers(subject))
    .filter(({ artifactType }) => artifactType?.includes('sigstore.bundle'));
  const kept = gone.map((one) => held.manifest(one.digest) ?? assert.fail());
  for (const one of gone) held.removeManifest(one.digest);
  const report = await mirrorImage(source, [target], { ...trust, insecureRegistries: [ecr.host] });
  for (const { bytes, mediaType } of kept) held.putManifest(bytes, mediaType);
  const [reported] = report.findings.filter(({ severity }) => severity === 'error');
  const fingerprint = fingerprintOf(report.signers[0]);
  const command = [
    `webdis-trust mirror ${ecr.host}/app@${digest} ${source}`,
    `--key ${signerKey} --key-fingerprint ${fingerprint} --trusted-root ${trustedRoot}`,
    `--insecure-registry ${ecr.host}`,
  ].join(' ');
  assert.ok(reported?.advice?.endsWith(command), JSON.stringify(report.findings));
});

thorough(
  'a layout with one image without a name, or with a whole reference, is a source',
  async () => {
    const folder = join(temporaryFolder(), 'layout');
    await mirrorImage(source, [`oci:${folder}:0.1.24`], trust);
    const file = join(folder, 'index.json');
    const index = JSON.parse(readFileSync(file, 'utf8'));
    const name = 'org.opencontainers.image.ref.name';
    const rename = (text: string | undefined) => {
      const manifests = index.manifests.map((one: { digest: string; annotations?: object }) =>
        one.digest === digest ? { ...one, annotations: text && { [name]: text } } : one,
      );
      writeFileSync(file, JSON.stringify({ ...index, manifests }));
    };
    for (const [text, from, to] of [
      [undefined, `oci:${folder}`, `${ecr.host}/unnamed:1`],
      ['docker.io/library/app:0.1.24', `oci:${folder}:0.1.24`, `${ecr.host}/named`],
      ['docker.io/library/app:0.1.24', `oci:${folder}`, `${ecr.host}/only:1`],
    ] as const) {
      rename(text);
      const report = await mirrorImage(from, [to], trust);
      assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
      assert.equal(report.source.digest, digest);
    }
    // Which tag would it get?
    await assert.rejects(mirrorImage(`oci:${folder}`, [`${ecr.host}/app`], trust), {
      code: 'E_INPUT',
      message: /the only image there is docker\.io\/library\/app:0\.1\.24; name the tag/,
    });
  },
);

test('an idle limit is a number of milliseconds above 0', async () => {
  for (const idleTimeout of [0, -1, Number.NaN]) {
    const mirrored = mirrorImage(source, [target], { ...trust, idleTimeout });
    await assert.rejects(mirrored, { code: 'E_INPUT', message: /idleTimeout/ });
  }
  const options = { ...trust, idleTimeout: 10 ** 12 };
  assert.equal((await mirrorImage(source, [target], options)).outcome, 'verified');
});

test('the idle limit is respected', async () => {
  const when = { path: '/manifests/', times: Number.POSITIVE_INFINITY };
  hub.faults.add({ when, do: 'hang' });
  const report = await mirrorImage(source, [target], { ...trust, idleTimeout: 20 });
  assert.match(report.findings[0]?.message ?? '', /no byte for 20 ms/);
});

const bytes = Buffer.alloc(300_000, 'x');
const blob = { digest: digestOf(bytes), size: bytes.length };

/** A place that takes blobs in the way that is given. */
function place(take: (source: BlobSource) => Promise<unknown>) {
  return {
    ...absentLayout('nowhere'),
    putBlob: async (_: unknown, content: BlobSource) => {
      await take(content);
      return 'uploaded' as const;
    },
  };
}

test('the bytes of a blob are counted as they are read', async () => {
  const { signal } = new AbortController();
  let counted = 0;
  const onBytes = (_: string, count: number) => {
    counted += count;
  };
  const openBlob = async () => Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]);
  let taken: Buffer | undefined;
  const streamed = place(async (content) => {
    taken = await buffer(content() as Readable);
  });
  await observeWrites(streamed, { signal, onBytes }).putBlob(blob, (onPart) =>
    hashedStream({ openBlob }, blob, { pause: async () => {} }, onPart),
  );
  assert.deepEqual(taken, bytes);
  assert.equal(counted, bytes.length);
  const whole = place(async (content) => content());
  await observeWrites(whole, { signal, onBytes }).putBlob(blob, () => bytes);
  assert.equal(counted, 2 * bytes.length);
});

test('a write that is under way ends with the run, and no other begins (fault 48)', async () => {
  const controller = new AbortController();
  const stopped = new TrustError('E_LIMIT', 'stopped');
  const repository = observeWrites(
    place(async (content) => buffer(content() as Readable)),
    { signal: controller.signal },
  );
  const endless = () => new Readable({ read: () => {} });
  const under = repository.putBlob(blob, endless);
  controller.abort(stopped);
  await assert.rejects(under, stopped);
  await assert.rejects(repository.putBlob(blob, endless), stopped);
  await assert.rejects(repository.putManifest('1', bytes, 'x/y'), stopped);
});
