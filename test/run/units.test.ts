/** Setup of runs, unit by unit: what is required of roots and addresses, places of a mirror run, advice, progress. */

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { Secrets } from '../../src/http/secrets.ts';
import type { MirrorProgress } from '../../src/mirror/report.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseReference } from '../../src/oci/reference.ts';
import type { Location } from '../../src/options/location.ts';
import type { BlobSource, WritableRepository } from '../../src/registry/repository.ts';
import { withAdvice } from '../../src/run/advice.ts';
import { tracing } from '../../src/run/connection.ts';
import { readKeys } from '../../src/run/keys.ts';
import { endsOf } from '../../src/run/mirror-ends.ts';
import { checkUrl } from '../../src/run/services.ts';
import { observeWrites, TargetProgress } from '../../src/run/target-progress.ts';
import { assertContains } from '../../src/run/trusted-root.ts';
import type { TrustedRoot } from '../../src/transparency/trusted-root.ts';
import type { Finding, VerifyReport } from '../../src/verify/report.ts';
import * as samples from '../report/samples.ts';

const root = (logs: number, material: object) =>
  ({
    ...{ source: 'root.json', logs: Array(logs).fill({}) },
    material: { certificateAuthorities: [], timestampAuthorities: [], ctlogs: [], ...material },
  }) as unknown as TrustedRoot;

test('what a trusted root must contain for a run', () => {
  const [authority, tsa, ctlog] = [
    { certificateAuthorities: [{}] },
    { timestampAuthorities: [{}] },
    { ctlogs: [{}] },
  ];
  const certificates = { only: true, sct: 'required', excuses: false } as const;
  for (const [given, required, missing] of [
    [root(0, {}), {}, undefined],
    [root(0, {}), { logs: true }, /no transparency log, and a log entry is required/],
    [root(1, {}), { logs: true, authorities: false }, undefined],
    [root(1, {}), { authorities: true }, /no timestamp authority, and a timestamp is required/],
    [root(0, tsa), { authorities: true }, undefined],
    [root(1, {}), { certificates }, /no certificate authority, and one is required/],
    [root(1, authority), { certificates }, /no certificate transparency log, and an SCT/],
    [root(1, { ...authority, ...ctlog }), { certificates }, undefined],
    [root(1, authority), { certificates: { ...certificates, sct: 'ignored' } }, undefined],
    [root(1, {}), { certificates: { ...certificates, only: false } }, undefined],
    // An instance that logs nothing has timestamps instead.
    [
      root(0, authority),
      { logs: true, certificates: { ...certificates, excuses: true } },
      undefined,
    ],
    [root(0, authority), { logs: true, certificates }, /no transparency log, and a log entry/],
    [
      root(0, { ...authority, ...ctlog }),
      { logs: true, certificates: { ...certificates, excuses: true } },
      /no transparency log, and a log entry/,
    ],
  ] as const) {
    const demands = { logs: false, authorities: false, ...required };
    const check = () => assertContains(given, demands);
    if (missing === undefined) check();
    else assert.throws(check, { code: 'E_INPUT', message: missing });
  }
});

test('addresses of services: https, without a secret in them', () => {
  const http = new Set(['localhost']);
  assert.equal(checkUrl('https://rekor.example/a//', http), 'https://rekor.example/a');
  assert.equal(checkUrl('http://localhost', http), 'http://localhost');
  for (const [text, why] of [
    ['rekor', /"rekor" is not a URL/],
    ['http://rekor.example', /http:\/\/rekor\.example is not https/],
    ['https://a:b@rekor.example', /no credentials/],
    ['https://rekor.example?a', /no credentials/],
    ['https://rekor.example#a', /no credentials/],
  ] as const) {
    assert.throws(() => checkUrl(text, http, 'a log'), { code: 'E_INPUT', message: why });
  }
});

const digest = digestOf(Buffer.from('image'));
const at = (text: string): Location => ({ text, reference: parseReference(text) });
const layout = (path: string, isArchive?: true): Location =>
  ({ text: path, layout: { path, ...(isArchive && { isArchive }) } }) as unknown as Location;

test('targets of a mirror run: the tag of the source, another, or none', () => {
  const names = (source: Location, target: Location, tagged = true) =>
    endsOf(source, [target], tagged).targets.map(({ name, isTagImplied }) => [name, isTagImplied]);
  const hub = at('docker.io/a/b');
  assert.deepEqual(names(hub, at('quay.io/a/b')), [['quay.io/a/b:latest', true]]);
  assert.deepEqual(names(hub, at('quay.io/a/b:1')), [['quay.io/a/b:1', false]]);
  assert.deepEqual(names(at('docker.io/a/b:2'), at('quay.io/a/b')), [['quay.io/a/b:2', false]]);
  assert.deepEqual(names(at('docker.io/a/b:2'), at('docker.io/a/b:3')), [
    ['docker.io/a/b:3', false],
  ]);
  assert.deepEqual(names(hub, layout('/backup'), false), [['oci:/backup', true]]);
  const pinned = at(`docker.io/a/b@${digest}`);
  for (const [source, target, tagged, why] of [
    [hub, at(`quay.io/a/b@${digest}`), true, /names a digest/],
    [hub, at('quay.io/a/b:1'), false, /names a tag, which --no-tag forbids/],
    [pinned, at('quay.io/a/b'), true, /needs a tag/],
    [at('docker.io/a/b:2'), at('docker.io/a/b:2'), true, /is the source itself/],
    [pinned, at('docker.io/a/b'), false, /is the source itself/],
    [hub, layout('/a.tar', true), true, /is an archive, which is only read/],
  ] as const) {
    const message = new RegExp(`^target: .* ${why.source}`);
    assert.throws(() => endsOf(source, [target], tagged), { code: 'E_INPUT', message });
  }
  assert.equal(
    endsOf(layout('/a.tar', true), [at('quay.io/a/b:1')], true).source.name,
    'oci-archive:/a.tar:latest',
  );
  const twice = [at('quay.io/a/b'), at('quay.io/a/b')];
  const message = 'target: "quay.io/a/b:latest" is a duplicate';
  assert.throws(() => endsOf(hub, twice, true), { code: 'E_INPUT', message });
});

test('a wait is shown in tenths of a second, from ten seconds on in whole ones', () => {
  const shown = (ms: number) => {
    const waits: string[] = [];
    const { http } = tracing({ onWait: (why) => waits.push(why) }, new Secrets());
    const request = { method: 'GET', url: 'https://registry.example/v2/' };
    http({ kind: 'waiting', ms, why: 'x', ...request });
    http({ kind: 'answered', status: 200, ...request });
    return waits;
  };
  assert.deepEqual(shown(999), []);
  assert.deepEqual(shown(1000), ['waiting 1.0 s: x']);
  assert.deepEqual(shown(9900), ['waiting 9.9 s: x']);
  assert.deepEqual(shown(10_000), ['waiting 10 s: x']);
  assert.deepEqual(shown(10_001), ['waiting 11 s: x']);
});

test('progress of a target: bytes are counted while a blob is sent', () => {
  const seen: MirrorProgress[] = [];
  const progress = new TargetProgress('quay.io/a/b', (one) => seen.push(one));
  progress.countBytes(digest, 7);
  progress.update({ target: 'quay.io/a/b', step: 'copying', done: 1, of: 2, bytes: 0 });
  progress.countBytes(digest, 3);
  assert.deepEqual(
    seen.map(({ step, done, of, bytes }) => [step, done, of, bytes]),
    [
      ['looking', 0, 0, 0],
      ['looking', 0, 0, 7],
      ['copying', 1, 2, 7],
      ['copying', 1, 2, 10],
    ],
  );
});

test('a run that ends stops what it writes, and leaves no listener behind', async () => {
  const stop = new AbortController();
  const streams: PassThrough[] = [];
  const source = (() => {
    const stream = new PassThrough();
    streams.push(stream);
    return stream;
  }) as unknown as BlobSource;
  const expected: unknown[] = [];
  const repository = {
    expectBlob: (one: unknown) => expected.push(one),
    putBlob: async (_: unknown, content: BlobSource) => void content({} as never),
  } as unknown as WritableRepository;
  const { signal } = stop;
  const listening = () => getEventListeners(signal, 'abort').length;
  const observed = observeWrites(repository, { signal });
  const blob = { digest, size: 1, mediaType: 'a/b' } as never;
  observed.expectBlob(blob);
  assert.deepEqual(expected, [blob]);
  await observed.putBlob(blob, source);
  await observed.putBlob(blob, source);
  assert.equal(listening(), 2);
  const [first, second] = streams;
  first?.destroy();
  await new Promise((resolve) => first?.once('close', resolve));
  assert.equal(listening(), 1);
  second?.on('error', () => {});
  stop.abort();
  assert.equal(second?.destroyed, true);
  await assert.rejects(observed.putBlob(blob, source));
  observed.expectBlob(blob);
  assert.equal(expected.length, 1);
});

const setup = { env: {}, trustedRoots: [], insecureRegistries: [] };
const advice = async (report: VerifyReport) =>
  (await withAdvice(report, setup)).findings.filter(({ code }) => code === 'E_KEY');

test('images of other projects that the key of Webdis does not verify have a note, which names three', async () => {
  const report = samples.unsigned();
  const [image] = report.images;
  assert.ok(image);
  const signer = { ...samples.webdisSigner, name: 'webdis.pub', pinned: true };
  const webdis: VerifyReport = { ...report, policy: { ...report.policy, signers: [signer] } };
  const foreign = (n: number, findings = image.findings) => ({
    ...webdis,
    images: Array.from({ length: n }, (_, nth) => {
      const repository = `other/${nth}`;
      return { ...image, findings, repository, name: `docker.io/${repository}` };
    }),
  });
  const messages = async (one: VerifyReport) =>
    (await advice(one)).map(({ message }) => message.replaceAll('docker.io/other/', ''));
  assert.deepEqual(await messages(webdis), []);
  const by = 'checked against the key of Webdis, the default';
  assert.deepEqual(await messages(foreign(1)), [`0 was ${by}`]);
  assert.deepEqual(await messages(foreign(3)), [`0, 1, 2 were ${by}`]);
  assert.deepEqual(await messages(foreign(4)), [`0, 1, 2, 1 more were ${by}`]);
  const withCode = (code: Finding['code']) => image.findings.map((one) => ({ ...one, code }));
  for (const code of ['E_SIG', 'E_NOSIG', 'E_COVER'] as const) {
    assert.deepEqual(await messages(foreign(1, withCode(code))), [`0 was ${by}`], code);
  }
  assert.deepEqual(await messages(foreign(1, withCode('E_NET'))), []);
  assert.deepEqual(await messages(foreign(1, [])), []);
  const warnings = image.findings.map((one) => ({ ...one, severity: 'warning' as const }));
  assert.deepEqual(await messages(foreign(1, warnings)), []);
});

test('an image that another registry has with all signatures: the command that copies it', async () => {
  const report = samples.halfMirrored();
  const all = await withAdvice(report, setup);
  const commands = (one: VerifyReport) =>
    [...one.findings, ...one.images.flatMap(({ findings }) => findings)].flatMap(
      ({ advice = '' }) => /webdis-trust mirror .*/.exec(advice) ?? [],
    );
  assert.ok(commands(all).length > 0);
  for (const command of commands(all)) assert.doesNotMatch(command, /overwrite/);
  const images = report.images.map(({ digest: _, ...image }) => image) as VerifyReport['images'];
  assert.deepEqual(commands(await withAdvice({ ...report, images, findings: [] }, setup)), []);
});

test('without a key and without an identity, the included key is used', async () => {
  const values = { keys: undefined, keyFingerprints: [] };
  const keys = await readKeys(values, [], { env: {}, onSecret: () => {} }, {} as never);
  assert.notEqual(keys.length, 0);
});
