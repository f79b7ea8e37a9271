/** Which attestations in a registry count as made by an earlier run, and which may be one and cannot be read. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  artifact,
  blob,
  bySha512,
  type Fields,
  type Layer,
  multiPlatformImage,
  put,
} from '../../sandbox/images.ts';
import type { Source } from '../../src/attest/subjects.ts';
import { limits } from '../../src/limits.ts';
import { digestHex } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { referrersTag } from '../../src/registry/referrer-list.ts';
import { attestationTag, predicateTypeAnnotation } from '../../src/signature/store.ts';
import { path, type World, world, writes } from '../sign/support.ts';
import {
  aboutManifest,
  attest,
  attested,
  onPlatforms,
  said,
  slsa,
  statementsAbout,
  states,
} from './support.ts';

const always = 1000;
const both = { options: { formats: ['legacy', 'bundle'] } } as const;
const legacy = { options: { formats: ['legacy'] } } as const;

describe('what is there counts for', () => {
  it('its own format alone', async (t) => {
    const here = await world(t);
    await attest(here, aboutManifest(), legacy);
    assert.deepEqual(states(await attest(here, aboutManifest(), both)), ['present', 'published']);
    assert.deepEqual(states(await attest(here, aboutManifest(), both)), ['present', 'present']);
  });

  it('its own type and predicate alone', async (t) => {
    const here = await world(t);
    await attest(here, aboutManifest());
    const sources = [aboutManifest(), aboutManifest('{"b":2}', 'a:b'), aboutManifest('{"c":3}')];
    assert.deepEqual(states(await attest(here, sources)), ['present', 'published', 'published']);
  });

  it('a predicate that it is as good as: the report names the one that is there', async (t) => {
    const here = await world(t);
    const ofRun = (run: number, attempt: number): Source => ({
      kind: 'manifest',
      predicate: {
        type: slsa,
        bytes: Buffer.from(JSON.stringify({ run, attempt })),
        isMetBy: (other) => JSON.parse(Buffer.from(other).toString()).run === run,
      },
    });
    const first = await attest(here, ofRun(1, 1));
    const again = await attest(here, ofRun(1, 2));
    assert.deepEqual(states(again), ['present']);
    assert.equal(attested(again)[0]?.predicate, attested(first)[0]?.predicate);
    assert.deepEqual(states(await attest(here, ofRun(2, 1))), ['published']);
  });
});

describe('what cannot be an attestation of ours does not keep one from being made', () => {
  const envelope = (payload: object, payloadType = 'application/vnd.in-toto+json') => {
    const text = Buffer.from(JSON.stringify(payload)).toString('base64');
    const signatures = [{ sig: Buffer.from('signature').toString('base64') }];
    return Buffer.from(JSON.stringify({ payloadType, payload: text, signatures }));
  };
  const layer = (bytes: Buffer, fields: Fields = {}): Layer =>
    blob(bytes, mediaTypes.dsseEnvelope, { annotations: { predicateType: slsa }, ...fields });
  const tagged = (one: Layer) => (here: World) => {
    const tag = attestationTag(here.image.digest);
    put(here.registry, path, artifact(mediaTypes.dsseEnvelope, [one]), tag);
  };
  const referrer =
    (bytes: Buffer) =>
    ({ registry, image }: World) => {
      const { mediaType, digest, bytes: whole } = image;
      const bundle = artifact(mediaTypes.bundle, [blob(bytes, mediaTypes.bundle)], {
        subject: { mediaType, digest, size: whole.length },
        annotations: { [predicateTypeAnnotation]: slsa },
      });
      put(registry, path, bundle);
    };
  for (const [what, prepare] of [
    ['an envelope with something that is no statement', tagged(layer(envelope({})))],
    ['an envelope of another payload type', tagged(layer(envelope({}, 'text/plain')))],
    ['a layer that is no envelope', tagged(layer(Buffer.from('{}')))],
    [
      'a layer that declares more bytes than an attestation may have',
      tagged(layer(envelope({}), { size: limits.attestation + 1 })),
    ],
    ['a bundle that is none', referrer(Buffer.from('{}'))],
  ] as const) {
    it(what, async (t) => {
      const here = await world(t);
      prepare(here);
      const report = await attest(here, aboutManifest(), both);
      assert.equal(report.outcome, 'verified', said(report));
      assert.deepEqual(states(report), ['published', 'published']);
    });
  }
});

it('one that cannot be read may be ours: nothing is signed until it can', async (t) => {
  const here = await world(t);
  await attest(here, aboutManifest(), both);
  const logged = here.v1.entries.length;
  const before = writes(here.registry).length;
  const { bundles } = statementsAbout(here, here.image.digest);
  assert.equal(bundles.length, 1);
  // The first manifest is the image.
  for (const [at, nth, status] of [
    ['/blobs/', 1, 500],
    ['/blobs/', 1, 400],
    ['/manifests/sha256:', 2, 500],
  ] as const) {
    const fault = here.registry.faults.add({
      when: { method: 'GET', path: at, nth, times: always },
      do: { status },
    });
    const report = await attest(here, aboutManifest(), both);
    fault.remove();
    assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3], said(report));
    assert.match(said(report), /E_NET: the attestations of the index could not all be read/);
    assert.deepEqual([here.v1.entries.length, writes(here.registry).length], [logged, before]);
  }
});

describe('something else under the fallback tag', () => {
  for (const [referrersApi, outcome] of [
    ['on', 'verified'],
    ['off-404', 'rejected'],
  ] as const) {
    it(`Referrers API ${referrersApi}: ${outcome}`, async (t) => {
      const here = await world(t, { referrersApi });
      const foreign = artifact('text/plain', [blob(Buffer.from('text'), 'text/plain')]);
      put(here.registry, path, foreign, referrersTag(here.image.digest));
      const report = await attest(here, aboutManifest());
      assert.equal(report.outcome, outcome, said(report));
      assert.equal(here.v1.entries.length, outcome === 'verified' ? 1 : 0);
    });
  }
});

it('an image with a sha512 digest has no .att tag: only bundles, and nothing is logged for the rest', async (t) => {
  const here = await world(t, {}, bySha512(multiPlatformImage()));
  const report = await attest(here, aboutManifest(), both);
  assert.equal(report.outcome, 'undetermined', said(report));
  assert.deepEqual([here.v1.entries.length, writes(here.registry)], [0, []]);
  const bundles = await attest(here, aboutManifest());
  assert.equal(bundles.outcome, 'verified', said(bundles));
});

describe('requests', () => {
  it('what the API lists is enough: the fallback tag is not read, nor what nothing is planned for', async (t) => {
    const here = await world(t);
    const [platform, other] = here.image.children;
    assert.ok(platform && other);
    const source = onPlatforms({ 'linux/amd64': '{}' }, true);
    const first = await attest(here, source);
    assert.equal(first.outcome, 'verified', said(first));
    assert.equal(first.images[0]?.digest, here.image.digest);
    const before = here.registry.requests.length;
    assert.deepEqual(states(await attest(here, source)), ['present']);
    const paths = here.registry.requests.slice(before).map((one) => one.path);
    const tag = `sha256-${digestHex(platform.digest)}`;
    assert.ok(paths.some((one) => one.endsWith(`${tag}.att`)));
    assert.ok(!paths.some((one) => one.endsWith(tag)), 'the fallback tag');
    for (const { digest } of [here.image, other])
      assert.ok(!paths.some((one) => one.includes(`sha256-${digestHex(digest)}.att`)));
  });

  it('what is served at once is not waited for, what comes later is', async (t) => {
    const here = await world(t);
    const pauses: number[] = [];
    const context = { pause: async (attempt: number) => void pauses.push(attempt) };
    const first = await attest(here, aboutManifest(), { ...legacy, context });
    assert.equal(first.outcome, 'verified', said(first));
    assert.equal(pauses.length, 0);
    const { tags } = here.registry.store.repository(path);
    const tag = attestationTag(here.image.digest);
    let later = tags.get(tag);
    const report = await attest(here, aboutManifest('{"a":2}'), {
      ...legacy,
      context: {
        pause: async (attempt: number) => {
          pauses.push(attempt);
          if (attempt === 5 && later !== undefined) tags.set(tag, later);
        },
        onProgress: () => {
          later = tags.get(tag);
          tags.delete(tag);
        },
      },
    });
    assert.equal(report.outcome, 'verified', said(report));
    assert.deepEqual(pauses, [1, 2, 3, 4, 5]);
  });
});

describe('an attestation that only the fallback tag lists', () => {
  for (const [what, dryRun, written] of [
    ['is pushed again', false, true],
    ['is left alone by a dry run', true, false],
  ] as const) {
    it(what, async (t) => {
      const here = await world(t, { referrersApi: 'off-404' });
      await attest(here, aboutManifest());
      const logged = here.v1.entries.length;
      here.registry.settings.referrersApi = 'on';
      const { digest } = here.image;
      const none = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };
      const again = here.registry.faults.add({
        when: { method: 'GET', path: '/referrers/' },
        do: { body: () => Buffer.from(JSON.stringify(none)) },
      });
      const before = writes(here.registry).length;
      const report = await attest(here, aboutManifest(), { options: { dryRun } });
      again.remove();
      assert.equal(report.outcome, 'verified', said(report));
      assert.deepEqual(states(report), ['present']);
      assert.equal(writes(here.registry).length > before, written);
      assert.equal(here.v1.entries.length, logged);
      assert.equal(statementsAbout(here, digest).bundles.length, 1);
    });
  }
});

it('a dry run of a repository that shows nothing: all are missing, and nothing is pushed', async (t) => {
  const here = await world(t);
  const signatureRepository = parseRepository(`${here.registry.host}/side/attestations`);
  here.registry.faults.add({
    when: { path: '/v2/side/attestations/', times: always },
    do: { status: 403 },
  });
  const report = await attest(here, aboutManifest(), {
    options: { ...both.options, signatureRepository, dryRun: true },
  });
  assert.equal(report.outcome, 'verified', said(report));
  assert.deepEqual(states(report), ['missing', 'missing']);
  assert.deepEqual(writes(here.registry), []);
});
