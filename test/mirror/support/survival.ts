/** What has to be true of a target after a run that was disturbed, and after the next one (threats-and-faults.md §6). */

import assert from 'node:assert/strict';
import { artifact, blob, put } from '../../../sandbox/images.ts';
import type { HeldRepository, Settings } from '../../../sandbox/registry/index.ts';
import type { Digest } from '../../../src/oci/digest.ts';
import { assertMirrored, listedAt, missingAt } from './holdings.ts';
import { platformOnly } from './images.ts';
import { errors, only, putImage, registry, repository, run, tag } from './world.ts';

export const source = await registry();
export const target = await registry();

/** Of the target alone, before the first run: a referrer, and the tag's old image. */
function putOwn(subject: Digest): { readonly own: Digest; readonly old: Digest } {
  const note = blob(Buffer.from('kept'), 'text/plain');
  const fields = { subject: { mediaType: 'x/y', digest: subject, size: 1 } };
  const own = put(target, repository, artifact('text/note', [note], fields));
  const old = put(target, repository, platformOnly('old'), tag);
  return { own, old };
}

export interface Case {
  readonly signed: 'legacy' | 'bundles';
  readonly api: Settings['referrersApi'];
}

export const cases: readonly Case[] = [
  { signed: 'legacy', api: 'on' },
  { signed: 'bundles', api: 'off-404' },
];

export function prepare({ signed, api }: Case) {
  source.reset();
  target.reset();
  target.settings.referrersApi = api;
  const image = putImage(source, signed, platformOnly('new'));
  return { digest: image.digest, ...putOwn(image.digest) };
}

export const moving = { onConflict: 'overwrite' } as const;

export function tagged(): Digest | undefined {
  return target.store.repository(repository).tags.get(tag);
}

/** a and d */
export function assertUntouchedOrWhole(
  { digest, own, old }: ReturnType<typeof prepare>,
  at: string,
): void {
  if (tagged() === digest) assert.deepEqual(missingAt(source, target), [], `a: ${at}`);
  else assert.equal(tagged(), old, `a: ${at}`);
  assert.ok(listedAt(target, digest).has(own), `d: ${at}`);
}

/** b and c: a plain run completes it, and nothing that was there is sent again. */
export async function assertConverges(digest: Digest, at: string): Promise<void> {
  source.faults.clear();
  target.faults.clear();
  const held = target.store.repository(repository);
  const there = new Set<string>([...held.blobs.keys(), ...held.manifests.keys(), ...right(held)]);
  const before = target.requests.length;
  const report = await run(source, target, moving);
  assert.deepEqual(errors(report), [], at);
  assert.equal(report.outcome, 'verified', at);
  assertMirrored(source, target);
  assert.equal(held.tags.get(tag), digest, at);
  const sent = target.requests
    .slice(before)
    .filter(({ method }) => method === 'PUT')
    .map(({ path }) => decodeURIComponent(path))
    .map((path) => /sha256:[0-9a-f]{64}/.exec(path)?.[0] ?? path.split('/').at(-1) ?? '')
    .filter((name) => there.has(name));
  assert.deepEqual(sent, [], `b: ${at}`);
  assert.ok(
    only(report).content.every(({ state }) => state !== 'missing'),
    at,
  );
}

/** Tags that point already to what they point to at the source. */
function right({ tags }: HeldRepository): string[] {
  const wanted = source.store.repository(repository).tags;
  return [...wanted].filter(([name, to]) => tags.get(name) === to).map(([name]) => name);
}
