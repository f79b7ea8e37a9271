/** A registry that is slow, endless or enormous ends in bounded time and memory, with a code. */

import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { after, beforeEach, type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { index, part, platformImage, put } from '../../sandbox/images.ts';
import { type Strike, startRegistry } from '../../sandbox/registry/index.ts';
import { limits } from '../../src/limits.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { errorCodes, verify } from '../support/run.ts';
import {
  bundleBytes,
  bundleReferrer,
  legacyLayer,
  putSignatures,
  testPolicy,
} from '../support/signer.ts';
import { thorough } from '../support/thorough.ts';

const MiB = 1024 * 1024;
const registry = await startRegistry();
const image = platformImage('linux/amd64');
const { digest } = image;

beforeEach(() => {
  registry.reset();
  put(registry, 'a/b', image, '1');
});
after(() => registry.stop());

function run(options: Parameters<typeof verify>[2] = {}): Promise<VerifyReport> {
  return verify(`${registry.host}/a/b:1`, testPolicy, options);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are really in use. Twice, because buffers are let go of when their owners were. */
function inUse(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

interface Endless {
  readonly host: string;
  readonly sent: number;
}

/** Answers some paths without end, and the rest as the sandbox does. */
async function startEndless(t: TestContext, path: RegExp, type: string): Promise<Endless> {
  let sent = 0;
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const flood = (answer: ServerResponse) => {
    const more = () => {
      while (!answer.destroyed) {
        sent += chunk.length;
        if (!answer.write(chunk)) return void answer.once('drain', more);
      }
    };
    answer.on('error', () => {});
    answer.writeHead(200, { 'content-type': type });
    more();
  };
  const server = createServer((request, answer) => {
    const { url = '', method = 'GET', headers } = request;
    if (path.test(url)) return flood(answer);
    const { host: _, connection: __, ...rest } = headers;
    fetch(`${registry.url}${url}`, { method, headers: rest as Record<string, string> })
      .then(async (real) => {
        answer.writeHead(real.status, Object.fromEntries(real.headers));
        answer.end(Buffer.from(await real.arrayBuffer()));
      })
      .catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    get sent() {
      return sent;
    },
  };
}

const manifestsOnly = /\/manifests\/1$/;
const endless = {
  'threat 35: a manifest without end': [manifestsOnly, mediaTypes.manifest, 'E_LIMIT'],
  'threat 35: a signature manifest without end': [/\.sig$/, mediaTypes.manifest, 'E_LIMIT'],
  'threat 35: a list of referrers without end': [/\/referrers\//, mediaTypes.index, 'E_LIMIT'],
  // Of a blob, the descriptor has said how long it is: more is another content.
  'threat 54: a payload without end': [/\/blobs\//, 'application/octet-stream', 'E_DIGEST'],
} as const;

for (const [about, [path, type, code]] of Object.entries(endless)) {
  test(`${about} is ${code}, and little of it is read`, async (t) => {
    const server = await startEndless(t, path, type);
    // Its payload is under /blobs/; the index has no config that would be flooded as well.
    const root = index([image]);
    put(registry, 'a/b', root, '1');
    if (path.test('/blobs/')) {
      putSignatures(registry, 'a/b', root.digest, [legacyLayer(root.digest, { reference: 'x/y' })]);
    }
    const before = inUse();
    const report = await verify(`${server.host}/a/b:1`, testPolicy);
    await setImmediate();
    assert.ok(errorCodes(report).includes(code), errorCodes(report).join());
    assert.notEqual(report.outcome, 'verified');
    // Two answers of at most 4 MiB each, and what loopback takes into its buffers.
    assert.ok(server.sent < 40 * MiB, `${server.sent} bytes were sent`);
    const grown = inUse() - before;
    assert.ok(grown < 12 * MiB, `${grown} bytes more are in use`);
  });
}

test('threat 34: an index of 100 000 manifests is E_LIMIT', async () => {
  const entry = (at: number) => ({
    mediaType: mediaTypes.manifest,
    digest: `sha256:${String(at).padStart(64, '0')}`,
    size: 1,
  });
  const sized = (length: number) => {
    const manifests = Array.from({ length }, (_, at) => entry(at));
    const document = { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
    return part(Buffer.from(JSON.stringify(document)), mediaTypes.index);
  };
  // More bytes than a manifest may have, and more entries.
  for (const length of [100_000, limits.children + 1]) {
    put(registry, 'a/b', sized(length), '1');
    const before = registry.requests.length;
    const report = await run();
    assert.deepEqual(errorCodes(report), ['E_LIMIT']);
    assert.equal(report.outcome, 'undetermined');
    assert.equal(registry.requests.length - before, 1);
  }
});

test('threat 34: of a wide index, few manifests are looked at together', async () => {
  const entries = Array.from({ length: limits.children }, (_, at) => ({
    mediaType: mediaTypes.manifest,
    digest: digestOf(Buffer.from(`${at}`)),
    size: 1,
  }));
  const root = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: entries };
  const bytes = Buffer.from(JSON.stringify(root));
  let together = 0;
  let most = 0;
  const repository: ReadableRepository = {
    name: parseRepository('x/y'),
    manifest: async (tag) => (tag === '1' ? { bytes, digest: digestOf(bytes) } : undefined),
    manifestHead: async () => ({}),
    blob: async () => undefined,
    openBlob: async () => Readable.from([]),
    // Whatever is read about a manifest is in memory until the last of it has come.
    referrers: async () => {
      together += 1;
      most = Math.max(most, together);
      await setImmediate();
      together -= 1;
      return { descriptors: [], source: 'tag' };
    },
    referrersByTag: async () => ({ descriptors: [], source: 'tag' }),
    async *tags() {},
    hasBlob: async () => 'unknown',
  };
  const report = await verify('x/y:1', {}, { registry: { repository: () => repository, sent: 0 } });
  assert.equal(report.images[0]?.manifests.length, 1 + limits.children);
  assert.equal(report.outcome, 'rejected');
  assert.ok(most <= 16, `${most} together`);
});

test('of many images, eight are looked at together', async () => {
  let [together, most] = [0, 0];
  const repository = {
    name: parseRepository('x/y'),
    manifest: async () => {
      together += 1;
      most = Math.max(most, together);
      await setImmediate();
      together -= 1;
      return undefined;
    },
  } as unknown as ReadableRepository;
  const made = { registry: { repository: () => repository, sent: 0 } };
  const images = Array.from({ length: 40 }, (_, at) => `x/y:t${at}`);
  const report = await verify(images, {}, made);
  assert.equal(report.images.length, 40);
  assert.equal(most, 8);
});

const slow: readonly [string, Strike][] = [
  ['fault 10: a registry that never answers', 'hang'],
  ['fault 10: a body that stops half-way', 'hang-mid-body'],
  ['fault 10: a byte now and then', 'slow-drip'],
];

for (const [about, strike] of slow) {
  test(`${about} ends by its deadline, and is undetermined`, async () => {
    registry.faults.add({ when: { times: Infinity }, do: strike });
    const report = await run({ transport: { timeouts: { idle: 60, request: 120 } } });
    assert.equal(report.outcome, 'undetermined');
    assert.ok(['E_NET', 'E_LIMIT'].includes(errorCodes(report).join()), errorCodes(report).join());
  });
}

test('fault 48: a run that is ended ends at once, with a report', async () => {
  registry.faults.add({ when: { path: '.sig', times: Infinity }, do: 'hang' });
  const stop = new AbortController();
  const report = await run({
    transport: {
      signal: stop.signal,
      trace: ({ url, kind }) => {
        if (kind === 'sent' && url.endsWith('.sig')) queueMicrotask(() => stop.abort());
      },
    },
  });
  assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
  assert.deepEqual(errorCodes(report), ['E_LIMIT']);
});

thorough('200 images in one run: what was read of one is not kept for the next', async () => {
  // A bundle may end in white space: an eighth of a megabyte is read for each image.
  const bundle = Buffer.concat([bundleBytes(digest), Buffer.alloc(MiB / 8, ' ')]);
  const referrer = bundleReferrer(digest, bundle);
  const names = Array.from({ length: 200 }, (_, at) => `many/image-${at}`);
  for (const name of names) {
    put(registry, name, image, '1');
    put(registry, name, referrer);
  }
  const usedAfter = new Map<number, number>();
  let images = 0;
  const report = await verify(
    names.map((name) => `${registry.host}/${name}:1`),
    testPolicy,
    {
      onProgress: () => {
        images += 1;
        if (images === 50 || images === 200) usedAfter.set(images, inUse());
      },
    },
  );
  assert.equal(report.outcome, 'verified');
  const grown = (usedAfter.get(200) ?? 0) - (usedAfter.get(50) ?? 0);
  // 150 bundles would be 19 MiB; the reports, and the sandbox's own records, are a few.
  assert.ok(grown < 9 * MiB, `${grown} bytes more are in use`);
});
