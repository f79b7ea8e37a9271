/**
 * What a mirror run costs, counted at both registries. For the same image (index, two platforms, two
 * attestation manifests, all signed) regctl needs 33 + 73 requests cold with bundles and 38 + 78 legacy;
 * warm, oras 14 + 7 and regctl 13 + 10 with bundles, regctl 18 + 10 legacy (design.md).
 */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import type { SandboxRegistry, Settings } from '../../sandbox/registry/index.ts';
import type { Requirement } from '../../src/mirror/report.ts';
import { vectorPolicy } from '../support/run.ts';
import { assertMirrored } from './support/holdings.ts';
import { errors, only, registry, repository, run } from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
});

/** How often each kind of request was sent. */
interface Count {
  readonly manifests: number;
  readonly heads: number;
  readonly sigTags: number;
  readonly lists: number;
  readonly blobs: number;
  readonly blobHeads: number;
  readonly uploads: number;
  readonly manifestPuts: number;
  readonly tagPuts: number;
}

const kinds: Readonly<Record<keyof Count, RegExp>> = {
  /** by digest, or by the image's own tag */
  manifests: /^GET .*\/manifests\/(sha256:[0-9a-f]{64}|0\.1\.24)$/,
  heads: /^HEAD .*\/manifests\//,
  sigTags: /^GET .*\/manifests\/sha256-[0-9a-f]{64}\.(sig|att|sbom)$/,
  /** referrers, fallback tags, and the list of all tags */
  lists: /^GET .*\/(referrers\/|manifests\/sha256-[0-9a-f]{64}$|tags\/list)/,
  blobs: /^GET .*\/blobs\//,
  blobHeads: /^HEAD .*\/blobs\//,
  /** POST and PUT */
  uploads: /^P(OST|UT) .*\/blobs\/uploads\//,
  manifestPuts: /^PUT .*\/manifests\/sha256:/,
  /** the image's tag, signature tags, fallback tags */
  tagPuts: /^PUT .*\/manifests\/(?!sha256:)/,
};

function counted({ requests }: SandboxRegistry): Count {
  const lines = requests.map(({ method, path }) => `${method} ${path}`);
  const counts = Object.entries(kinds).map(([kind, pattern]) => {
    return [kind, lines.filter((line) => pattern.test(line)).length] as const;
  });
  const known = counts.reduce((sum, [, count]) => sum + count, 0);
  assert.equal(known, lines.length, `a request of no known kind: ${lines.join('\n')}`);
  return Object.fromEntries(counts) as unknown as Count;
}

function count(...[manifests, heads, sigTags, lists, blobs, blobHeads, ...puts]: number[]): Count {
  const [uploads, manifestPuts, tagPuts] = puts;
  return {
    manifests,
    heads,
    sigTags,
    lists,
    blobs,
    blobHeads,
    uploads,
    manifestPuts,
    tagPuts,
  } as Count;
}

interface Row {
  readonly signed: 'bundle-rekor-v1' | 'legacy-rekor-v1';
  /** Referrers API of source and target */
  readonly apis: readonly [Settings['referrersApi'], Settings['referrersApi']];
  readonly require: Requirement;
  readonly cold: readonly [Count, Count];
  readonly warm: readonly [Count, Count];
}

/**
 * In this order: manifests, heads, sigTags, lists; blobs, blobHeads; uploads, manifestPuts, tagPuts. What a
 * target lacks costs a HEAD, and for the first manifest and the first blob a GET: it shows whether a HEAD can be
 * believed.
 */
const rows: readonly Row[] = [
  {
    signed: 'bundle-rekor-v1',
    apis: ['on', 'off-404'],
    require: 'signed',
    cold: [count(10, 1, 15, 11, 12, 0, 0, 0, 0), count(13, 12, 0, 12, 1, 13, 26, 10, 6)],
    warm: [count(1, 0, 0, 11, 0, 0, 0, 0, 0), count(0, 1, 0, 7, 0, 0, 0, 0, 0)],
  },
  {
    signed: 'bundle-rekor-v1',
    apis: ['on', 'off-404'],
    require: 'verified',
    // The source is verified with what was read to copy it.
    cold: [count(10, 1, 15, 11, 12, 0, 0, 0, 0), count(13, 11, 0, 12, 6, 13, 26, 10, 6)],
    warm: [count(1, 0, 0, 11, 0, 0, 0, 0, 0), count(8, 2, 0, 7, 5, 0, 0, 0, 0)],
  },
  {
    signed: 'bundle-rekor-v1',
    apis: ['on', 'on'],
    require: 'signed',
    cold: [count(10, 1, 15, 11, 12, 0, 0, 0, 0), count(13, 12, 0, 11, 1, 13, 26, 10, 1)],
    warm: [count(1, 0, 0, 11, 0, 0, 0, 0, 0), count(0, 1, 0, 6, 0, 0, 0, 0, 0)],
  },
  {
    signed: 'bundle-rekor-v1',
    apis: ['off-404', 'on'],
    require: 'signed',
    cold: [count(10, 1, 15, 16, 12, 0, 0, 0, 0), count(13, 12, 0, 11, 1, 13, 26, 10, 1)],
    warm: [count(1, 0, 0, 12, 0, 0, 0, 0, 0), count(0, 1, 0, 6, 0, 0, 0, 0, 0)],
  },
  {
    signed: 'legacy-rekor-v1',
    apis: ['on', 'off-404'],
    require: 'signed',
    // buildx's attestation manifests are referrers of the platforms.
    cold: [count(5, 1, 15, 11, 17, 0, 0, 0, 0), count(8, 7, 10, 6, 1, 18, 36, 5, 8)],
    warm: [count(1, 5, 0, 11, 0, 0, 0, 0, 0), count(0, 6, 0, 4, 0, 0, 0, 0, 0)],
  },
  {
    signed: 'legacy-rekor-v1',
    apis: ['on', 'off-404'],
    require: 'verified',
    cold: [count(5, 1, 15, 11, 17, 0, 0, 0, 0), count(8, 6, 10, 6, 6, 18, 36, 5, 8)],
    warm: [count(1, 5, 0, 11, 0, 0, 0, 0, 0), count(3, 2, 5, 4, 5, 0, 0, 0, 0)],
  },
  {
    signed: 'legacy-rekor-v1',
    apis: ['on', 'on'],
    require: 'signed',
    cold: [count(5, 1, 15, 11, 17, 0, 0, 0, 0), count(8, 7, 10, 5, 1, 18, 36, 5, 6)],
    warm: [count(1, 5, 0, 11, 0, 0, 0, 0, 0), count(0, 6, 0, 3, 0, 0, 0, 0, 0)],
  },
];

/** What regctl needs in all: for the copy itself it must be enough for us, too. */
const regctl = { 'bundle-rekor-v1': [33, 73], 'legacy-rekor-v1': [38, 78] } as const;
/** In all, at both registries: fewer than the best that copies the signatures (bundles: oras; legacy: regctl). */
const warmPeers = { 'bundle-rekor-v1': 14 + 7, 'legacy-rekor-v1': 18 + 10 } as const;

/** The copy itself; probes, lists and reading back are apart. At the source a `.sig` tag is one of 30 questions. */
function copying({ manifests, blobs, uploads, manifestPuts, tagPuts }: Count, at: 0 | 1): number {
  return at === 0 ? manifests + blobs : uploads + manifestPuts + tagPuts;
}

test('no row needs more than the figures of design.md allow', () => {
  for (const { signed, apis, require, cold, warm } of rows) {
    const signatures = signed === 'legacy-rekor-v1' ? 5 : 0;
    assert.ok(copying(cold[0], 0) + signatures <= regctl[signed][0]);
    assert.ok(copying(cold[1], 1) <= regctl[signed][1]);
    // Verification of the target is not part of what the others do.
    if (require === 'signed')
      assert.ok(sum(warm[0]) + sum(warm[1]) < warmPeers[signed], apis.join());
  }
});

for (const { signed, apis, require, cold, warm } of rows) {
  test(`${signed}, referrers ${apis.join(' to ')}, ${require}`, async () => {
    [source.settings.referrersApi, target.settings.referrersApi] = apis;
    loadCase(source, repository, signed);
    for (const [name, expected] of [
      ['cold', cold],
      ['warm', warm],
    ] as const) {
      const before = [source, target].map(({ requests }) => requests.length);
      const report = await run(source, target, { require, policy: vectorPolicy });
      assert.deepEqual(errors(report), []);
      const counts = [source, target].map((at, which) =>
        counted({ ...at, requests: at.requests.slice(before[which]) }),
      );
      assert.deepEqual(counts, expected, name);
      assert.equal(only(report).requests, sum(counts[1]), 'the report counts as the registry does');
      assert.equal(report.requests, sum(counts[0]) + sum(counts[1]));
    }
    assertMirrored(source, target);
  });
}

function sum(counts: Count | undefined): number {
  return Object.values(counts ?? {}).reduce((total, one) => total + one, 0);
}
