/** Signing configs: which services are chosen, as sigstore-go chooses, and what is refused. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signingConfig, startLog } from '../../sandbox/log/index.ts';
import { isTrustError } from '../../src/error.ts';
import { chooseServices } from '../../src/transparency/signing-config.ts';
import { sharedFile, skipWithout } from '../support/shared-vectors.ts';

const now = new Date('2026-06-01T00:00:00Z');

function service(name: string, fields: object = {}) {
  return {
    url: `https://${name}`,
    majorApiVersion: 1,
    validFor: { start: '2025-01-01T00:00:00Z' },
    operator: name,
    ...fields,
  };
}

const base = {
  mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
  rekorTlogUrls: [service('v1')],
  rekorTlogConfig: { selector: 'ANY' },
};

function choose(config: object, at = now) {
  return chooseServices(Buffer.from(JSON.stringify(config)), 'my.json', at);
}

/** Names of the logs. */
function logs(config: object, at = now): string[] {
  return choose({ ...base, ...config }, at).logs.map(
    ({ url, version }) => `${url.slice('https://'.length)} ${version}`,
  );
}

function assertRefused(config: object, why: RegExp): void {
  assert.throws(
    () => choose(config),
    (error: Error) =>
      isTrustError(error, 'E_INPUT') &&
      error.message.startsWith('my.json: ') &&
      why.test(error.message),
    JSON.stringify(config),
  );
}

describe('services', () => {
  const v2 = (name: string, fields: object = {}) =>
    service(name, { majorApiVersion: 2, ...fields });
  const from = (start: string, end?: string) => ({
    validFor: {
      start: `${start}T00:00:00Z`,
      ...(end === undefined ? {} : { end: `${end}T00:00:00Z` }),
    },
  });

  it('of the highest version that is known here and valid now', () => {
    assert.deepEqual(logs({}), ['v1 1']);
    assert.deepEqual(logs({ rekorTlogUrls: [service('v1'), v2('v2')] }), ['v2 2']);
    assert.deepEqual(logs({ rekorTlogUrls: [v2('v2'), service('v3', { majorApiVersion: 3 })] }), [
      'v2 2',
    ]);
    const future = { rekorTlogUrls: [service('v1'), v2('v2', from('2026-07-01'))] };
    assert.deepEqual(logs(future), ['v1 1']);
    assert.deepEqual(logs(future, new Date('2026-07-01T00:00:00Z')), ['v2 2']);
  });

  it('are valid from start to end, both included', () => {
    const year = { rekorTlogUrls: [service('v1', from('2026-01-01', '2026-06-01'))] };
    assert.deepEqual(logs(year, now), ['v1 1']);
    for (const at of ['2025-12-31T23:59:59.999Z', '2026-06-01T00:00:00.001Z']) {
      assert.throws(() => logs(year, new Date(at)), /no service that is valid now/);
    }
    // Another zone, the same instant.
    const zoned = { validFor: { start: '2026-06-01T02:00:00+02:00' } };
    assert.deepEqual(logs({ rekorTlogUrls: [service('v1', zoned)] }), ['v1 1']);
  });

  it('the newest first, one of each operator', () => {
    const many = [
      v2('2025', { operator: 'a', ...from('2025-01-01') }),
      v2('2026', { operator: 'a', ...from('2026-01-01') }),
      v2('other', { operator: 'b', ...from('2025-06-01') }),
      v2('none', { operator: undefined, ...from('2024-06-01') }),
      service('v1', { operator: 'c' }),
    ];
    const select = (rekorTlogConfig: object) => logs({ rekorTlogUrls: many, rekorTlogConfig });
    assert.deepEqual(select({ selector: 'ALL' }), ['2026 2', 'other 2', 'none 2']);
    assert.deepEqual(select({ selector: 'ANY' }), ['2026 2']);
    assert.deepEqual(select({ selector: 'EXACT', count: 1 }), ['2026 2']);
    assert.deepEqual(select({ selector: 'EXACT', count: 2 }), ['2026 2', 'other 2']);
    assert.deepEqual(select({ selector: 'EXACT', count: 3 }), ['2026 2', 'other 2', 'none 2']);
    for (const count of [0, 4]) {
      assert.throws(
        () => select({ selector: 'EXACT', count }),
        /rekorTlogConfig requires [04] services, but there are 3/,
      );
    }
    assert.throws(() => select({ selector: 'EXACT' }), /requires 0 services/);
    for (const unsaid of [{}, { selector: 'SERVICE_SELECTOR_UNDEFINED' }]) {
      assert.throws(() => select(unsaid), /does not say how many services/);
    }
  });

  it('none, if there are none: nothing is logged, nothing stamped', () => {
    const { logs, timestampUrls } = choose({ mediaType: base.mediaType, tsaConfig: {} });
    assert.deepEqual([logs, timestampUrls], [[], []]);
  });

  it('a certificate authority, for keyless signatures only', () => {
    const keyless = (caUrls: object[]) =>
      chooseServices(Buffer.from(JSON.stringify({ ...base, caUrls })), 'my.json', now, true);
    const caUrls = [service('fulcio'), service('next', { majorApiVersion: 2 })];
    assert.equal(keyless(caUrls).fulcioUrl, 'https://fulcio');
    assert.equal(choose({ ...base, caUrls }).fulcioUrl, undefined);
    assert.throws(() => keyless(caUrls.slice(1)), {
      ...{ code: 'E_INPUT', message: /^my\.json: caUrls has no service that is valid now/ },
    });
    assert.throws(() => keyless([]), {
      ...{ code: 'E_INPUT', message: /^my\.json: caUrls name no certificate authority/ },
    });
  });

  it('timestamp authorities, of version 1', () => {
    const tsaUrls = [service('tsa/path'), service('next', { majorApiVersion: 2 })];
    const config = { ...base, tsaUrls, tsaConfig: { selector: 'ANY' } };
    assert.deepEqual(choose(config).timestampUrls, ['https://tsa/path']);
    const none = { ...config, tsaUrls: tsaUrls.slice(1) };
    assertRefused(none, /tsaUrls has no service that is valid now/);
  });
});

it('anything else is refused, with its name', () => {
  for (const [config, why] of [
    [{}, /mediaType is missing/],
    [{ ...base, mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.1+json' }, /v0\.1/],
    [{ ...base, more: 1 }, /unknown field "more"/],
    [{ ...base, rekorTlogUrls: 'https://x' }, /rekorTlogUrls is not a list/],
    [{ ...base, rekorTlogUrls: [service('x', { url: undefined })] }, /url is missing/],
    [
      { ...base, rekorTlogUrls: [service('x', { majorApiVersion: '1' })] },
      /not a non-negative integer/,
    ],
    [{ ...base, rekorTlogUrls: [service('x', { validFor: {} })] }, /start is missing/],
    [{ ...base, rekorTlogUrls: [service('x', { validFor: { start: 'now' } })] }, /not a time/],
    [
      { ...base, rekorTlogUrls: [service('x', { validFor: { start: '2025-01-01T00:00:00' } })] },
      /not a time/,
    ],
    [{ ...base, rekorTlogConfig: { selector: 'SOME' } }, /"SOME"/],
  ] as const) {
    assertRefused(config, why);
  }
  assert.throws(() => chooseServices(Buffer.from('{'), 'my.json', now), /my\.json: .*strict JSON/);
});

it('what the sandbox writes, as cosign reads it', async (t) => {
  const [v1, v2] = await Promise.all([
    startLog({ version: 'rekor-v1' }),
    startLog({ version: 'rekor-v2' }),
  ]);
  t.after(() => Promise.all([v1.stop(), v2.stop()]));
  assert.deepEqual(choose(signingConfig([v1, v2])).logs, [{ url: v2.url, version: 2 }]);
  assert.deepEqual(choose(signingConfig([])).logs, []);
});

for (const [folder, version] of [
  ['sigstore-root-signing', 1],
  // Where the second version is tried out.
  ['sigstore-root-signing-staging', 2],
] as const) {
  it(`those that are published: ${folder}`, { skip: skipWithout(folder) }, () => {
    const read = (file: string, at: string) =>
      chooseServices(sharedFile(folder, 'targets', file), file, new Date(at));
    const stable = read('signing_config.v0.2.json', '2026-11-01T00:00:00Z');
    assert.deepEqual(
      stable.logs.map(({ version }) => version),
      [version],
    );
    assert.match(stable.timestampUrls.join(), /^https:\/\/timestamp\.[^,]+\/api\/v1\/timestamp$/);
    const next = read('signing_config_rekor_v2.v0.2.json', '2026-11-01T00:00:00Z');
    assert.deepEqual(
      next.logs.map(({ version }) => version),
      [2],
    );
    assert.match(next.logs[0]?.url ?? '', /^https:\/\/log20\d\d-/);
    assert.throws(() => read('signing_config.json', '2026-11-01T00:00:00Z'), /v0\.1/);
  });
}
