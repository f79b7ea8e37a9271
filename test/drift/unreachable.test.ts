/** What could not be found out is neither drift nor a success (fault 47), whatever is in the way. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Strike } from '../../sandbox/http/faults.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { every } from '../support/thorough.ts';
import { check, held, Image, kinds, ledgerOf, type Ran, registry } from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];
const images = ['0.1.24', '0.1.25', '0.1.26', '0.1.27', '0.1.28'].map((version) =>
  new Image(version, 'legacy', platformOnly(version)).put(hub).put(ecr),
);
const ledger = await ledgerOf([hub], '0.1.24');

beforeEach(() => {
  for (const at of both) {
    at.faults.clear();
    for (const tag of held(at).tags.keys()) if (tag.startsWith('0.2.')) held(at).tags.delete(tag);
    Object.assign(at.settings, { auth: 'none', anonymousPull: true });
    (at.requests as unknown[]).length = 0;
  }
});

const always = Number.POSITIVE_INFINITY;

function codesOf({ report }: Ran): string[] {
  return [...new Set(report.unreachable.map(({ code }) => code))];
}

const obstacles: Record<string, readonly [Strike, string]> = {
  '429, a burst': [{ status: 429 }, 'E_RATE'],
  '429, a quota': [
    { status: 429, headers: { 'ratelimit-remaining': '0;w=21600' }, body: 'pull rate limit' },
    'E_RATE',
  ],
  '500': [{ status: 500 }, 'E_NET'],
  '503': [{ status: 503 }, 'E_NET'],
  '401': [{ status: 401 }, 'E_AUTH'],
  '403': [{ status: 403 }, 'E_AUTH'],
  'a reset connection': ['reset', 'E_NET'],
  'an answer that is cut off': ['truncate', 'E_NET'],
  'a web page': [
    { status: 200, headers: { 'content-type': 'text/html' }, body: 'log in' },
    'E_NET',
  ],
};

for (const [name, [strike, code]] of every(Object.entries(obstacles), 3)) {
  for (const [what, path] of [
    ['everything', /./],
    ['what is not a tag', /sha256/],
    ['signatures', /\.sig|referrers/],
  ] as const) {
    test(`fault 47: ${name} in answer to ${what}`, async () => {
      ecr.faults.add({ when: { path, times: always }, do: strike });
      const ran = await check(both, { ledger });
      // A web page under the Referrers API is how some say that they have none: the tag then counts.
      assert.deepEqual([ran.report.state, ran.report.exitCode], ['unreachable', 3]);
      assert.deepEqual(kinds(ran.report), []);
      assert.deepEqual(codesOf(ran), [code]);
      assert.deepEqual(
        ran.report.registries.map(({ state }) => state),
        ['ok', 'unreachable'],
      );
      assert.ok(
        ran.report.unreachable.every(({ image, advice }) => image?.startsWith(ecr.host) && advice),
      );
    });
  }
}

for (const [name, [strike, code]] of every(Object.entries(obstacles), 3)) {
  for (const path of [/\.sig/, /\/referrers\//, /HEAD|sha256:[0-9a-f]{64}$/]) {
    test(`fault 47: ${name} in answer to ${path}, where everything is read`, async () => {
      // With the API a web page there says that it is missing, and the fallback tag is asked.
      if (name === 'a web page' && path.source.includes('referrers')) return;
      ecr.faults.add({ when: { path, times: always }, do: strike });
      const ran = await check([ecr], { ledger });
      assert.deepEqual([ran.report.state, kinds(ran.report)], ['unreachable', []]);
      assert.deepEqual(codesOf(ran), [code]);
    });
  }
}

test('fault 47: one of two stores that cannot be read: what it holds is not missing', async () => {
  const both = new Image('0.3.0', 'both').put(hub).put(ecr);
  const own = await ledgerOf([hub], '0.3.0');
  for (const path of [signatureTag(both.part.digest), `referrers/${both.part.digest}`]) {
    ecr.faults.clear();
    ecr.faults.add({ when: { path, times: always }, do: { status: 403 } });
    const { report } = await check([ecr], { ledger: own });
    assert.deepEqual([report.state, kinds(report)], ['unreachable', []], path);
  }
  for (const at of [hub, ecr]) held(at).tags.delete('0.3.0');
});

test('fault 47: with one registry unreachable, drift on another one is still reported as drift', async () => {
  ecr.faults.add({ when: { times: always }, do: { status: 503 } });
  const tag = signatureTag(images[0]?.part.digest as never);
  const was = held(hub).tags.get(tag);
  held(hub).tags.delete(tag);
  const { report } = await check(both, { ledger });
  held(hub).tags.set(tag, was as never);
  assert.deepEqual(kinds(report), ['0 signature-missing 0.1.24']);
  assert.equal(report.exitCode, 20);
  assert.deepEqual(
    report.registries.map(({ state }) => state),
    ['drift', 'unreachable'],
  );
  assert.equal(report.differences[0]?.fix, undefined, 'no registry is known to have it');
});

test('each cause is reported once, however many images it concerns', async () => {
  ecr.faults.add({ when: { path: '.sig', times: always }, do: { status: 403 } });
  const { report } = await check(both, { ledger });
  assert.equal(report.unreachable.length, 1);
  assert.match(report.unreachable[0]?.message ?? '', /the same for \d+ more/);
});

/** More than are under way before the first answer is there: the same images under other versions. */
function thirty(): typeof ledger {
  const releases = Array.from({ length: 30 }, (_, at) => {
    const release = ledger.releases[at % 5] as (typeof ledger.releases)[number];
    for (const registry of both) held(registry).tags.set(`0.2.${at}`, release.digest);
    return { ...release, version: `0.2.${at}` };
  });
  return { ...ledger, from: '0.2.0', releases };
}

test('a registry that is down is left alone after a few images, and every one of them is reported', async () => {
  ecr.faults.add({ when: { times: always }, do: { status: 401 } });
  const { report } = await check(both, { ledger: thirty() });
  const asked = ecr.requests.filter(({ path }) => path.includes('/manifests/0.2.'));
  assert.ok(asked.length <= 15, String(asked.length));
  assert.ok(ecr.requests.every(({ path }) => !path.endsWith('/manifests/latest')));
  assert.ok(report.releases.every(({ images }) => images[1]?.state === 'unreachable'));
  assert.equal(report.releases.length, 30);
});

test('one odd answer concerns one release only', async () => {
  const tag = signatureTag(images[2]?.part.digest as never);
  ecr.faults.add({ when: { path: tag, times: always }, do: { status: 403 } });
  const { report } = await check(both, { ledger });
  assert.deepEqual(
    report.releases
      .filter(({ state }) => state !== 'ok')
      .map(({ version, state }) => [version, state]),
    [['0.1.26', 'unreachable']],
  );
});

test('expired credentials: a repository that shows nothing is hidden, not empty (fault 14)', async () => {
  ecr.faults.add({ when: { times: always }, do: { status: 404 } });
  const ran = await check(both, { ledger });
  assert.deepEqual([ran.report.state, codesOf(ran)], ['unreachable', ['E_NOTFOUND']]);
  assert.match(ran.report.unreachable[0]?.message ?? '', /hidden from this access/);
});

test('the same without a list of tags: one tag that is there shows that the others are not', async () => {
  ecr.faults.add({ when: { path: '/tags/list', times: always }, do: { status: 404 } });
  ecr.faults.add({ when: { path: '/manifests/0.1.28', times: always }, do: { status: 404 } });
  const { report } = await check(both, { ledger });
  assert.deepEqual(kinds(report), ['1 tag-missing 0.1.28']);
});

const quota = (remaining: number) => ({
  'ratelimit-limit': '100;w=21600',
  'ratelimit-remaining': `${remaining};w=21600`,
});

test('a quota that does not last is not used up: HEADs continue, and the report says why', async () => {
  hub.faults.add({ when: { times: always }, do: { headers: quota(12) } });
  const { report, state } = await check([hub], { ledger });
  assert.deepEqual([report.state, report.exitCode], ['unreachable', 3]);
  const [finding, ...others] = report.unreachable;
  assert.deepEqual([finding?.code, others], ['E_RATE', []]);
  assert.match(finding?.message ?? '', /12 of 100 pulls in 6 h are left/);
  assert.deepEqual(report.registries[0]?.quota, { limit: 100, remaining: 12, seconds: 21600 });
  // The one GET that shows that latest is not there.
  assert.equal(report.registries[0]?.pulls, 1);
  // A tag that moved is seen without a pull.
  held(hub).tags.set('0.1.28', images[0]?.part.digest as never);
  const moved = await check([hub], { ledger, state });
  held(hub).tags.set('0.1.28', images[4]?.part.digest as never);
  assert.deepEqual(kinds(moved.report), ['0 rolled-back 0.1.28']);
});

test('what a quota allowed in one run is not pulled again in the next', async () => {
  let left = 30;
  const count = () => {
    const { method, path } = hub.requests.at(-1) ?? {};
    if (method === 'GET' && path?.includes('/manifests/')) left -= 1;
  };
  const reported = {
    when: { times: always },
    do: {
      get headers() {
        count();
        return quota(left);
      },
    },
  };
  hub.faults.add(reported as never);
  const runs = [];
  let state: Ran['state'] | undefined;
  for (let run = 0; run < 3; run += 1) {
    left = 30;
    const ran = await check([hub], { ledger, ...(state === undefined ? {} : { state }) });
    state = ran.state;
    runs.push(ran.report.releases.filter((one) => one.state === 'ok').length);
    assert.ok(left >= 10, 'a tenth is left for others');
  }
  assert.ok((runs[0] ?? 0) < 5 && runs[0] !== 0, String(runs));
  assert.equal(runs.at(-1), 5);
});

test('a registry that counts pulls is read last, and costs none where it has the same', async () => {
  hub.faults.add({ when: { times: always }, do: { headers: quota(1000) } });
  const { report } = await check(both, { ledger: thirty() });
  assert.equal(report.state, 'ok');
  const [counted, free] = report.registries;
  assert.ok((counted?.pulls ?? 0) <= 12 * 3 + 1, String(counted?.pulls));
  assert.ok((free?.pulls ?? 0) >= 18 * 3, String(free?.pulls));
});
