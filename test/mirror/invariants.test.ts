/**
 * The invariants of threats-and-faults.md §6, with a fault at every request of a run, at the source and
 * at the target; after each, a plain second run has to complete what the first one left.
 */

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { beforeEach, test } from 'node:test';
import { artifact, blob, put } from '../../sandbox/images.ts';
import type { Fault, SandboxRegistry, Settings, Strike } from '../../sandbox/registry/index.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { assertMirrored, listedAt, missingAt } from './support/holdings.ts';
import { platformOnly } from './support/images.ts';
import { errors, only, putImage, registry, repository, run, tag } from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
});

interface Kind {
  readonly name: string;
  readonly strike: Strike;
  /** the request that is struck alone, or all from there on */
  readonly times?: number;
}

const mangled = (bytes: Uint8Array) => Buffer.from(bytes).fill(0x20, 0, 1);
const lasting = { times: Number.POSITIVE_INFINITY };

const kinds: readonly Kind[] = [
  { name: '500', strike: { status: 500 } },
  { name: '500 from there on', strike: { status: 500 }, ...lasting },
  { name: '429', strike: { status: 429, headers: { 'retry-after': '3' } } },
  { name: '429 from there on', strike: { status: 429 }, ...lasting },
  { name: '401', strike: { status: 401 } },
  { name: '403 from there on', strike: { status: 403 }, ...lasting },
  { name: 'reset', strike: 'reset' },
  { name: 'reset from there on', strike: 'reset', ...lasting },
  { name: 'lost answer', strike: 'lose-answer' },
  { name: 'truncated', strike: 'truncate' },
  { name: 'reset in the middle of the body', strike: 'reset-mid-body' },
  { name: 'wrong bytes', strike: { body: mangled } },
  { name: 'wrong bytes from there on', strike: { body: mangled }, ...lasting },
];

/** Each request is struck in one way, in turn: all ways at all requests take four minutes. */
const all = process.env['MIRROR_FAULTS'] === 'all';

/** Of the target alone, before the first run: a referrer, and the tag's old image. */
function putOwn(subject: Digest): { readonly own: Digest; readonly old: Digest } {
  const note = blob(Buffer.from('kept'), 'text/plain');
  const fields = { subject: { mediaType: 'x/y', digest: subject, size: 1 } };
  const own = put(target, repository, artifact('text/note', [note], fields));
  const old = put(target, repository, platformOnly('old'), tag);
  return { own, old };
}

interface Case {
  readonly signed: 'legacy' | 'bundles';
  readonly api: Settings['referrersApi'];
}

const cases: readonly Case[] = [
  { signed: 'legacy', api: 'on' },
  { signed: 'bundles', api: 'off-404' },
];

function prepare({ signed, api }: Case) {
  source.reset();
  target.reset();
  target.settings.referrersApi = api;
  const image = putImage(source, signed, platformOnly('new'));
  return { digest: image.digest, ...putOwn(image.digest) };
}

const moving = { onConflict: 'overwrite' } as const;

const sides = [
  ['source', source],
  ['target', target],
] as const;

for (const [row, one] of cases.entries()) {
  for (const [side, struck] of sides) {
    test(`${one.signed}: a fault at every request to the ${side}`, async () => {
      prepare(one);
      assert.deepEqual(errors(await run(source, target, moving)), []);
      const requests = struck.requests.length;
      assert.ok(requests > 20);
      for (let nth = 1; nth <= requests; nth += 1) {
        const turn = (nth + 6 * row) % kinds.length;
        for (const { name, strike, times = 1 } of all ? kinds : kinds.slice(turn, turn + 1)) {
          const fault = { when: { nth, times }, do: strike };
          await assertSurvives(one, struck, fault, `${name}, request ${nth} of ${requests}`);
        }
      }
    });
  }
}

async function assertSurvives(
  one: Case,
  struck: SandboxRegistry,
  fault: Fault,
  what: string,
): Promise<void> {
  const before = prepare(one);
  struck.faults.add(fault);
  const report = await run(source, target, moving);
  const at = `${what}: ${errors(report).join()}`;
  assertUntouchedOrWhole(before, at);
  if (report.exitCode === 0) assert.equal(tagged(), before.digest, `f: ${at}`);
  await assertConverges(before.digest, at);
  assert.ok(listedAt(target, before.digest).has(before.own), `d, second run: ${at}`);
}

function tagged(): Digest | undefined {
  return target.store.repository(repository).tags.get(tag);
}

/** a and d */
function assertUntouchedOrWhole(
  { digest, own, old }: ReturnType<typeof prepare>,
  at: string,
): void {
  if (tagged() === digest) assert.deepEqual(missingAt(source, target), [], `a: ${at}`);
  else assert.equal(tagged(), old, `a: ${at}`);
  assert.ok(listedAt(target, digest).has(own), `d: ${at}`);
}

/** Every so many requests: a process costs as much as fifty runs. */
const killedEvery = 9;

test('killed at every ninth request to the target', async () => {
  const one = { signed: 'bundles', api: 'off-404' } as const;
  prepare(one);
  assert.deepEqual(errors(await run(source, target, { ...moving, require: 'signed' })), []);
  const requests = target.requests.length;
  for (let nth = 3; nth <= requests; nth += killedEvery) {
    const before = prepare(one);
    const child = fork(new URL('./support/child.ts', import.meta.url), [source.host, target.host]);
    const ended = once(child, 'exit');
    const kill = async () => {
      child.kill('SIGKILL');
      await ended;
    };
    target.faults.add({ when: { nth }, do: { first: kill } });
    assert.deepEqual(await ended, [null, 'SIGKILL']);
    assertUntouchedOrWhole(before, `killed at ${nth} of ${requests}`);
    await assertConverges(before.digest, `killed at ${nth} of ${requests}`);
  }
});

/** b and c: a plain run completes it, and nothing that was there is sent again. */
async function assertConverges(digest: Digest, at: string): Promise<void> {
  source.faults.clear();
  target.faults.clear();
  const held = target.store.repository(repository);
  const there = new Set<string>([...held.blobs.keys(), ...held.manifests.keys()]);
  const before = target.requests.length;
  const report = await run(source, target, moving);
  assert.deepEqual(errors(report), [], at);
  assert.equal(report.outcome, 'verified', at);
  assertMirrored(source, target);
  assert.equal(held.tags.get(tag), digest, at);
  const sent = target.requests
    .slice(before)
    .filter(({ method }) => method === 'PUT')
    .map(({ path }) => decodeURIComponent(path).match(/sha256:[0-9a-f]{64}/)?.[0])
    .filter((name) => name !== undefined && there.has(name));
  assert.deepEqual(sent, [], `b: ${at}`);
  assert.ok(
    only(report).content.every(({ state }) => state !== 'missing'),
    at,
  );
}
