/**
 * Broken registries and networks: what could not be found out is *undetermined*, never "unsigned", and
 * never verified; and what was checked still counts.
 */

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { index, part, platformImage, put } from '../../sandbox/images.ts';
import { referrersTag, type Strike, startRegistry } from '../../sandbox/registry/index.ts';
import type { ErrorCode } from '../../src/error.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { errorCodes, errors, manifestOf, only, verify } from '../support/run.ts';
import {
  bundleBytes,
  bundleReferrer,
  legacyLayer,
  putSignatures,
  signBundles,
  signLegacy,
  testPolicy,
} from '../support/signer.ts';

const registry = await startRegistry();
const image = platformImage('linux/amd64');
const { digest } = image;

beforeEach(() => {
  registry.reset();
  put(registry, 'a/b', image, '1');
});
after(() => registry.stop());

function run(): Promise<VerifyReport> {
  return verify(`${registry.host}/a/b:1`, testPolicy);
}

function always(path: string | RegExp, strike: Strike): void {
  registry.faults.add({ when: { path, times: Infinity }, do: strike });
}

interface Row {
  readonly about: string;
  readonly strike: Strike;
  readonly code: ErrorCode;
  /** what was done about it before it was given up */
  readonly says?: RegExp;
}

const rows: readonly Row[] = [
  { about: 'fault 1: 429', strike: { status: 429 }, code: 'E_RATE' },
  {
    about: 'fault 2: a pull quota that is used up',
    strike: { status: 429, headers: { 'ratelimit-remaining': '0;w=21600' } },
    code: 'E_RATE',
    says: /the pull quota of .* is used up; log in for a larger one \(2 tries\)/,
  },
  {
    about: 'fault 3: 500',
    strike: { status: 500 },
    code: 'E_NET',
    says: /answered 500 \(5 tries\)/,
  },
  {
    about: 'fault 3: 503',
    strike: { status: 503 },
    code: 'E_NET',
    says: /answered 503 \(5 tries\)/,
  },
  { about: 'fault 5: a reset connection', strike: 'reset', code: 'E_NET', says: /\(5 tries\)/ },
  {
    about: 'fault 6: a reset in mid-body',
    strike: 'reset-mid-body',
    code: 'E_NET',
    says: /\(5 tries\)/,
  },
  { about: 'fault 14: 401', strike: { status: 401 }, code: 'E_AUTH' },
  { about: 'fault 14: 403', strike: { status: 403 }, code: 'E_AUTH' },
];

/** Where signatures lie: a store that fails may hold the good one. */
const stores = { 'the .sig tag': '.sig', 'the referrers': '/referrers/' };

for (const { about, strike, code, says = / / } of rows) {
  describe(about, () => {
    for (const [store, path] of Object.entries(stores)) {
      test(`on ${store}, and nothing good elsewhere: undetermined, ${code}`, async () => {
        if (path === '.sig') putSignatures(registry, 'a/b', digest);
        else put(registry, 'a/b', bundleReferrer(digest));
        always(path, strike);
        const report = await run();
        assert.deepEqual(errorCodes(report), [code]);
        assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
        const [error] = errors(report);
        assert.match(error?.message ?? '', /^the signatures of the image could not all be read: /);
        assert.ok(error?.details?.host === registry.host || code === 'E_LIMIT');
      });
    }

    test('on the referrers, while the .sig tag is good: verified, and reported', async () => {
      putSignatures(registry, 'a/b', digest);
      always('/referrers/', strike);
      const report = await run();
      assert.equal(report.outcome, 'verified');
      const { ignored } = manifestOf(only(report), 'image');
      assert.deepEqual(
        ignored.map(({ store, code }) => [store, code]),
        [['referrers', code]],
      );
    });

    test('on the .sig tag, while a bundle is good: verified, and reported', async () => {
      put(registry, 'a/b', bundleReferrer(digest));
      putSignatures(registry, 'a/b', digest);
      always('.sig', strike);
      const report = await run();
      assert.equal(report.outcome, 'verified');
      assert.deepEqual(
        manifestOf(only(report), 'image').ignored.map(({ store, code }) => [store, code]),
        [['tag', code]],
      );
    });

    test('on the tag itself: undetermined', async () => {
      putSignatures(registry, 'a/b', digest);
      always('/manifests/1', strike);
      const report = await run();
      assert.deepEqual(errorCodes(report), [code]);
      assert.equal(report.outcome, 'undetermined');
      assert.match(errors(report)[0]?.message ?? '', says);
    });
  });
}

test('threat 62: an error on referrers is remembered for nothing: the next manifest is asked as well', async () => {
  const root = index([image]);
  put(registry, 'a/b', root, '1');
  signBundles(registry, 'a/b', root);
  registry.faults.add({
    when: { path: `/referrers/${root.digest}`, times: Infinity },
    do: { status: 500 },
  });
  const report = await run();
  assert.deepEqual(errorCodes(report), ['E_NET']);
  assert.equal(manifestOf(only(report), 'linux/amd64').outcome, 'verified');
});

test('fault 14: the error names all three readings, and no login', async () => {
  always('/manifests/1', { status: 401 });
  const message = errors(await run())[0]?.message ?? '';
  assert.match(
    message,
    /no such repository.*not permitted.*needs a login.*no credentials were sent/,
  );
});

test('fault 1: a 429 that passes is waited for', async () => {
  putSignatures(registry, 'a/b', digest);
  registry.faults.add({
    when: { path: '.sig' },
    do: { status: 429, headers: { 'retry-after': '2' } },
  });
  assert.equal((await run()).outcome, 'verified');
});

test('fault 1: a wait that outlasts the run is not begun, and named', async () => {
  const headers = { 'retry-after': '3600' };
  registry.faults.add({
    when: { path: '/manifests/1', times: Infinity },
    do: { status: 429, headers },
  });
  const report = await run();
  assert.deepEqual([errorCodes(report), report.exitCode], [['E_RATE'], 3]);
  assert.match(errors(report)[0]?.message ?? '', /asks to wait 3600 s/);
  assert.equal(report.requests, 1);
});

test('faults 7, 8: the descriptor says how long a payload is, and not what comes', async () => {
  const layer = legacyLayer(digest, { reference: 'x/y' });
  putSignatures(registry, 'a/b', digest, [layer]);
  const path = `/blobs/${layer.descriptor['digest']}`;
  registry.faults.add({ when: { path }, do: 'truncate' });
  assert.equal((await run()).outcome, 'verified', 'what was cut once is fetched again');
  const more = registry.faults.add({
    when: { path, times: Infinity },
    do: { body: (bytes) => Buffer.concat([bytes, bytes]) },
  });
  const report = await run();
  assert.deepEqual(errorCodes(report), ['E_DIGEST']);
  assert.match(errors(report)[0]?.message ?? '', /more than the [0-9]+ bytes declared/);
  more.remove();
  always(path, 'truncate');
  assert.deepEqual(errorCodes(await run()), ['E_NET']);
});

for (const [status, body] of [
  [404, ''],
  [400, ''],
  [405, ''],
  [406, ''],
  [501, ''],
  [200, '<html>'],
] as const) {
  test(`faults 19, 21: referrers answered with ${status} ${body}: the fallback tag is read`, async () => {
    registry.settings.referrersApi = 'off-404';
    put(registry, 'a/b', bundleReferrer(digest));
    always('/referrers/', { status, body, headers: { 'content-type': 'text/html' } });
    assert.equal((await run()).outcome, 'verified');
  });
}

test('fault 19: neither API nor fallback tag: unsigned', async () => {
  registry.settings.referrersApi = 'off-404';
  assert.deepEqual(errorCodes(await run()), ['E_NOSIG']);
});

test('fault 20: 404 NAME_UNKNOWN on referrers is a missing repository, and not "unsigned"', async () => {
  const body = JSON.stringify({ errors: [{ code: 'NAME_UNKNOWN', message: 'unknown' }] });
  always('/referrers/', { status: 404, body, headers: { 'content-type': 'application/json' } });
  const report = await run();
  assert.deepEqual(errorCodes(report), ['E_NOTFOUND']);
  assert.match(errors(report)[0]?.message ?? '', /NAME_UNKNOWN/);
});

test('fault 22: the API lists nothing, the fallback tag does', async () => {
  registry.settings.referrersApi = 'off-404';
  put(registry, 'a/b', bundleReferrer(digest));
  registry.settings.referrersApi = 'on';
  always('/referrers/', { body: emptyList });
  assert.equal((await run()).outcome, 'verified');
});

test('fault 22: what API and fallback tag both list is looked at once', async () => {
  registry.settings.referrersApi = 'off-404';
  put(registry, 'a/b', bundleReferrer(digest, Buffer.from('{}')));
  registry.settings.referrersApi = 'on';
  const report = await run();
  assert.equal(manifestOf(only(report), 'image').signatures.length, 1);
  const fallback = registry.requests.filter(({ path }) => path.endsWith(referrersTag(digest)));
  assert.equal(fallback.length, 1);
});

test('fault 22: an error on the fallback tag is one, if nothing else was good', async () => {
  always(/\/manifests\/sha256-[0-9a-f]{64}$/, { status: 429 });
  const report = await run();
  assert.deepEqual(errorCodes(report), ['E_RATE']);
  putSignatures(registry, 'a/b', digest);
  assert.equal((await run()).outcome, 'verified');
});

test('fault 23: OCI-Subject without an API changes nothing', async () => {
  registry.settings.referrersApi = 'off-404';
  registry.settings.ociSubjectHeader = true;
  put(registry, 'a/b', bundleReferrer(digest));
  always('/referrers/', { status: 404, headers: { 'oci-subject': digest } });
  assert.equal((await run()).outcome, 'verified');
});

test('threat 15: a user’s image under the fallback tag is not a list of referrers', async () => {
  registry.settings.referrersApi = 'off-404';
  for (const squatter of [
    platformImage('linux/s390x'),
    part(Buffer.from('[]'), mediaTypes.index),
  ]) {
    put(registry, 'a/b', squatter, referrersTag(digest));
    const report = await run();
    assert.deepEqual(errorCodes(report), ['E_NOSIG']);
    assert.ok(!registry.requests.some(({ path }) => path.endsWith(squatter.digest)));
  }
  putSignatures(registry, 'a/b', digest);
  assert.equal((await run()).outcome, 'verified');
});

test('threat 15: an index of images under the fallback tag adds no signature', async () => {
  registry.settings.referrersApi = 'off-404';
  const other = platformImage('linux/s390x');
  put(registry, 'a/b', index([other]), referrersTag(digest));
  const report = await run();
  assert.equal(report.outcome, 'rejected');
  assert.match(manifestOf(only(report), 'image').ignored[0]?.message ?? '', /another manifest/);
});

/** What lies in the registry: puts it there and returns its digest. */
const material: Readonly<Record<string, () => unknown>> = {
  payload: () => {
    const layer = legacyLayer(digest, { reference: 'x/y' });
    putSignatures(registry, 'a/b', digest, [layer]);
    return layer.descriptor['digest'];
  },
  bundle: () => {
    const bytes = bundleBytes(digest);
    put(registry, 'a/b', bundleReferrer(digest, bytes));
    return digestOf(bytes);
  },
};

for (const [what, sign] of Object.entries(material)) {
  test(`a wrong byte in a ${what} is E_DIGEST`, async () => {
    always(`/blobs/${sign()}`, { body: (bytes) => flipped(bytes, 50) });
    const report = await run();
    assert.deepEqual(errorCodes(report), ['E_DIGEST']);
    assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
  });

  test(`a ${what} that is listed and gone is E_NOSIG`, async () => {
    always(`/blobs/${sign()}`, { status: 404 });
    const report = await run();
    assert.deepEqual(errorCodes(report), ['E_NOSIG']);
    assert.match(errors(report)[0]?.message ?? '', /names a blob that the registry lacks/);
  });
}

test('a wrong byte in a payload, while a bundle is good: verified, and reported', async () => {
  const payload = material['payload']?.();
  material['bundle']?.();
  always(`/blobs/${payload}`, { body: (bytes) => flipped(bytes, 50) });
  const report = await run();
  assert.equal(report.outcome, 'verified');
  assert.deepEqual(
    manifestOf(only(report), 'image').ignored.map(({ store, code }) => [store, code]),
    [['tag', 'E_DIGEST']],
  );
});

test('fault 24: the API that failed once is asked again for the next image of the repository', async () => {
  put(registry, 'a/b', bundleReferrer(digest));
  const second = platformImage('linux/arm64');
  put(registry, 'a/b', second, '2');
  put(registry, 'a/b', bundleReferrer(second.digest));
  always(`/referrers/${digest}`, { status: 500 });
  const report = await verify(
    ['1', '2'].map((tag) => `${registry.host}/a/b:${tag}`),
    testPolicy,
  );
  assert.deepEqual(
    report.images.map(({ outcome }) => outcome),
    ['undetermined', 'verified'],
  );
});

test('fault 47: of many images, one that is limited leaves the others verified', async () => {
  const images = Array.from({ length: 50 }, (_, at) => `many/image-${at}`);
  for (const name of images) {
    put(registry, name, image, '1');
    signLegacy(registry, name, image);
  }
  always('/v2/many/image-7/', { status: 429 });
  const report = await verify(
    images.map((name) => `${registry.host}/${name}:1`),
    testPolicy,
  );
  assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
  const undetermined = report.images.filter(({ outcome }) => outcome !== 'verified');
  assert.deepEqual(
    undetermined.map(({ repository }) => repository),
    ['many/image-7'],
  );
});

test('a registry that does not answer at all is undetermined, with its name', async () => {
  const gone = await startRegistry();
  await gone.stop();
  const report = await verify(`${gone.host}/a/b:1`, testPolicy);
  assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
  assert.match(errors(report)[0]?.message ?? '', new RegExp(gone.host));
});

describe('a payload that the registry does not give is rebuilt, and that is said', () => {
  for (const [name, fault, code, says] of [
    [
      'it lacks it',
      { status: 404 },
      'E_COVER',
      /^the registry lacks the payload of a legacy signature of the image: it was rebuilt and verified here, and no other tool can verify this signature$/,
    ],
    ['it refuses it', { status: 403 }, 'E_AUTH', /could not be read, and was rebuilt: /],
    ['it fails', { status: 500 }, 'E_NET', /could not be read, and was rebuilt: /],
    ['it has other bytes', { body: flipFirst }, 'E_DIGEST', /could not be read, and was rebuilt: /],
  ] as const) {
    test(name, async () => {
      const layer = legacyLayer(digest, { reference: `${registry.host}/a/b` });
      putSignatures(registry, 'a/b', digest, [layer]);
      always(`/blobs/${layer.descriptor['digest']}`, fault);
      const report = await run();
      assert.deepEqual([report.outcome, report.exitCode], ['verified', 0]);
      const [warning, ...others] = report.images[0]?.findings ?? [];
      assert.deepEqual([warning?.severity, warning?.code, others], ['warning', code, []]);
      assert.match(warning?.message ?? '', says);
      const [signature] = report.images[0]?.manifests[0]?.signatures ?? [];
      assert.equal(signature?.good, true);
      assert.equal(signature?.rebuilt?.code, code === 'E_COVER' ? 'E_NOSIG' : code);
    });
  }

  test('one that cannot be rebuilt is not a signature', async () => {
    const layer = legacyLayer(digest, { reference: 'example.com/elsewhere' });
    putSignatures(registry, 'a/b', digest, [layer]);
    always(`/blobs/${layer.descriptor['digest']}`, { status: 404 });
    const report = await run();
    assert.deepEqual(errorCodes(report), ['E_NOSIG']);
    assert.match(errors(report)[0]?.message ?? '', /names a blob that the registry lacks/);
  });
});

function flipFirst(bytes: Uint8Array): Uint8Array {
  return flipped(bytes, 0);
}

function emptyList(): Uint8Array {
  return Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] }),
  );
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
