/** Registries that fail while attestations are made: what is signed, what is left, and what the next run does. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { multiPlatformImage, put } from '../../sandbox/images.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { attestationTag } from '../../src/signature/store.ts';
import { openKey, path, world, writes } from '../sign/support.ts';
import { aboutManifest, attest, said, statementsAbout, states } from './support.ts';

const always = 1000;
const both = { options: { formats: ['legacy', 'bundle'] } } as const;

describe('attestations that cannot be read: nothing is signed, because it may be there', () => {
  for (const [name, when] of [
    ['the .att tag', /\.att/],
    ['the list of referrers', '/referrers/'],
  ] as const) {
    it(name, async (t) => {
      const here = await world(t);
      here.registry.faults.add({ when: { path: when, times: always }, do: { status: 500 } });
      const report = await attest(here, aboutManifest(), both);
      assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
      assert.match(said(report), /E_NET: the attestations of the index could not all be read/);
      assert.equal(here.v1.requests.length + writes(here.registry).length, 0);
    });
  }
});

it('an API that does not list the bundle: it is said, and listed by the next run, which logs nothing', async (t) => {
  const here = await world(t);
  const none = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };
  const unlisted = here.registry.faults.add({
    when: { method: 'GET', path: '/referrers/', times: always },
    do: { body: () => Buffer.from(JSON.stringify(none)) },
  });
  const failed = await attest(here, aboutManifest());
  assert.match(said(failed), /E_COVER: .*does not list it/);
  const logged = here.v1.entries.length;
  unlisted.remove();
  const again = await attest(here, aboutManifest());
  assert.equal(again.outcome, 'verified', said(again));
  assert.deepEqual([states(again), here.v1.entries.length], [['present'], logged]);
  assert.equal(statementsAbout(here, here.image.digest).bundles.length, 1);
});

it('something else under the .att tag: E_MANIFEST before anything is logged, and it stays', async (t) => {
  const here = await world(t);
  const other = put(here.registry, path, multiPlatformImage(['linux/s390x']));
  const { tags } = here.registry.store.repository(path);
  const tag = attestationTag(here.image.digest);
  tags.set(tag, other);
  const report = await attest(here, aboutManifest(), both);
  assert.equal(report.outcome, 'rejected');
  assert.match(
    said(report),
    /E_MANIFEST: the index: the attestation tag does not point to an image/,
  );
  assert.match(said(report), new RegExp(`delete the tag ${tag}`));
  assert.deepEqual([tags.get(tag), here.v1.entries.length], [other, 0]);
});

it('pushed, and not served: E_NOSIG after several looks', async (t) => {
  const here = await world(t);
  const { tags } = here.registry.store.repository(path);
  const tag = attestationTag(here.image.digest);
  const pauses: number[] = [];
  const report = await attest(here, aboutManifest(), {
    options: { formats: ['legacy'] },
    context: {
      onProgress: () => tags.delete(tag),
      pause: async (attempt) => void pauses.push(attempt),
    },
  });
  assert.deepEqual(pauses, [1, 2, 3, 4, 5]);
  assert.match(said(report), /E_NOSIG: the slsaprovenance1 attestation of the index was pushed/);
  assert.match(said(report), /all attestations were pushed; run it again/);
});

it('two signers at once: both attestations are there, in both formats', async (t) => {
  const here = await world(t);
  const key = await openKey();
  const reports = await Promise.all([
    attest(here, aboutManifest(), both),
    attest(here, aboutManifest(), { ...both, key }),
  ]);
  for (const report of reports) assert.equal(report.outcome, 'verified', said(report));
  const { bundles, legacy } = statementsAbout(here, here.image.digest);
  assert.deepEqual([bundles.length, legacy.length], [2, 2]);
});

for (const hideRepositories of [401, 403] as const) {
  it(`in another repository, which the first push creates (${hideRepositories} before it)`, async (t) => {
    const here = await world(t, { hideRepositories });
    const signatureRepository = parseRepository(`${here.registry.host}/side/attestations`);
    const options = { ...both.options, signatureRepository };
    const report = await attest(here, aboutManifest(), { options });
    assert.equal(report.outcome, 'verified', said(report));
    const { bundles, legacy } = statementsAbout(here, here.image.digest, 'side/attestations');
    assert.deepEqual([bundles.length, legacy.length], [1, 1]);
    assert.deepEqual(statementsAbout(here, here.image.digest).bundles, []);
    assert.deepEqual(states(await attest(here, aboutManifest(), { options })), [
      'present',
      'present',
    ]);
  });
}

it('a platform that the registry does not have: E_COVER, and nothing is logged', async (t) => {
  const here = await world(t);
  const [, arm64] = here.image.children;
  assert.ok(arm64);
  here.registry.store.repository(path).removeManifest(arm64.digest);
  const report = await attest(here, {
    kind: 'whole',
    predicate: { type: 'a:b', bytes: Buffer.from('{}') },
  });
  assert.match(said(report), /E_COVER: linux\/arm64 is listed, but the registry does not have it/);
  assert.equal(here.v1.entries.length, 0);
});
