/** Registries that forget, serve what was, or cannot be read: success is what a reader finds. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { artifact, blob, type Layer, type Part, platformImage, put } from '../../sandbox/images.ts';
import { startLog, trustedRoot } from '../../sandbox/log/index.ts';
import { type RegistryOptions, referrersTag } from '../../sandbox/registry/index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { legacyLayer, putSignatures } from '../support/signer.ts';
import { every } from '../support/thorough.ts';
import {
  codes,
  openKey,
  path,
  type Running,
  said,
  states,
  stored,
  subjectsOf,
  type World,
  world,
  writes,
} from './support.ts';

const always = Number.POSITIVE_INFINITY;
const legacy = { options: { formats: ['legacy'] } } as const satisfies Running;
const single = platformImage('linux/amd64');
const both = { options: { formats: ['legacy', 'bundle'] } } as const satisfies Running;

describe('a registry that accepts and drops', () => {
  it('the manifest of a bundle', async (t) => {
    const { registry, sign } = await world(t);
    registry.faults.add({
      when: { method: 'PUT', path: '/manifests/sha256:', times: always },
      do: { status: 201 },
    });
    const report = await sign();
    assert.notEqual(report.outcome, 'verified');
    assert.equal(codes(report).length, 1);
  });

  for (const [name, running] of [
    ['bundle', {}],
    ['payload', legacy],
  ] as const satisfies readonly (readonly [string, Running])[]) {
    it(`the ${name}, after it has served everything else`, async (t) => {
      const { registry, image, sign } = await world(t, { requireContent: false });
      const held = registry.store.repository(path);
      const isSigned = (bytes: Uint8Array) => /critical|dsseEnvelope/.test(`${Buffer.from(bytes)}`);
      registry.faults.add({
        when: { method: 'PUT', path: running === legacy ? signatureTag(image.digest) : /sha256:/ },
        do: {
          first: () => {
            for (const [digest, bytes] of held.blobs)
              if (isSigned(bytes)) held.blobs.delete(digest);
          },
        },
      });
      const report = await sign(running);
      assert.equal(report.outcome, 'rejected', said(report));
      assert.deepEqual(codes(report), ['E_NOSIG']);
      assert.match(said(report), /was pushed, but the registry does not serve it/);
      assert.match(said(report), /run it again to replace those that are not served/);
      registry.faults.clear();
      assert.equal((await sign(running)).outcome, 'verified');
    });
  }
});

it('fault 16: what the registry serves a moment later is waited for, and nothing else is', async (t) => {
  const { registry, image, sign, pauses } = await world(t);
  assert.equal((await sign()).outcome, 'verified');
  assert.deepEqual(pauses, []);
  // The list as it was, three times, after the push was confirmed.
  const old = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };
  registry.faults.add({
    when: { method: 'GET', path: `/referrers/${image.digest}`, nth: 3, times: 3 },
    do: { body: () => Buffer.from(JSON.stringify(old)) },
  });
  const report = await sign({ options: { annotations: { version: '1' } } });
  assert.equal(report.outcome, 'verified', said(report));
  assert.deepEqual(pauses, [1, 2, 3]);
});

it('a registry that serves what was: not a success, however often it is asked', async (t) => {
  const { registry, image, sign, pauses } = await world(t);
  await sign(legacy);
  const tag = signatureTag(image.digest);
  const before = registry.store.repository(path).manifest(tag)?.bytes;
  assert.ok(before);
  const serveAgain = () =>
    registry.faults.add({
      when: { method: 'GET', path: tag, times: always },
      do: { body: () => before, headers: { 'docker-content-digest': digestOf(before) } },
    });
  const report = await sign({
    options: { ...legacy.options, annotations: { version: '1' } },
    context: { onProgress: ({ done, of }) => done === of && serveAgain() },
  });
  assert.deepEqual(codes(report), ['E_NOSIG'], said(report));
  assert.deepEqual(pauses, [1, 2, 3, 4, 5]);
  assert.match(said(report), /the legacy signature of the index was pushed/);
});

describe('signatures that cannot be read', () => {
  for (const [name, when] of [
    ['the .sig tag', /\.sig/],
    ['the list of referrers', '/referrers/'],
  ] as const) {
    it(`${name}: nothing is signed, for it may be there`, async (t) => {
      const { registry, v1, sign } = await world(t);
      registry.faults.add({ when: { path: when, times: always }, do: { status: 500 } });
      const report = await sign(both);
      assert.deepEqual([codes(report), report.exitCode], [['E_NET'], 3]);
      assert.match(said(report), /the signatures of .+ could not all be read/);
      assert.equal(v1.requests.length + writes(registry).length, 0);
    });
  }

  it('but one that is not needed may be: a bundle that is too large for ours', async (t) => {
    const { registry, image, sign } = await world(t);
    const huge = artifact(mediaTypes.bundle, [blob(Buffer.alloc(1_100_000), mediaTypes.bundle)], {
      subject: { mediaType: image.mediaType, digest: image.digest, size: image.bytes.length },
    });
    put(registry, path, huge);
    assert.equal((await sign()).outcome, 'verified');
    assert.deepEqual(new Set(states(await sign())), new Set(['present']));
  });
});

describe('what is there and does not count is signed', () => {
  it('by this key, but in a log that the root does not know', async (t) => {
    const { registry, image, root, sign, assertVerified } = await world(t);
    const other = await startLog({ version: 'rekor-v1' });
    t.after(() => other.stop());
    const otherRoot = parseTrustedRoot(Buffer.from(JSON.stringify(trustedRoot([other]))), 'other');
    await sign({ logs: [other], options: { ...both.options, trustedRoot: otherRoot } });
    assert.deepEqual(new Set(states(await sign(both))), new Set(['published']));
    const { legacy: layers, bundles } = stored(registry, image.digest);
    assert.deepEqual([layers, bundles], [2, 2]);
    await assertVerified(['legacy', 'bundle'], { trustedRoots: [root] });
  });

  it('by this key, but not logged', async (t) => {
    const { sign, assertVerified } = await world(t);
    await sign({ ...both, logs: [] });
    assert.deepEqual(new Set(states(await sign(both))), new Set(['published']));
    await assertVerified(['legacy', 'bundle']);
    assert.deepEqual(new Set(states(await sign({ ...both, logs: [] }))), new Set(['present']));
  });

  it('by another key, and is left where it is', async (t) => {
    const { registry, image, sign, assertVerified } = await world(t);
    const key = await openKey();
    await sign({ options: { ...both.options, key } });
    await sign(both);
    await assertVerified(['legacy', 'bundle']);
    await assertVerified(['legacy', 'bundle'], { keys: [key.public] });
    const { legacy: layers, bundles } = stored(registry, image.digest);
    assert.deepEqual([layers, bundles], [2, 2]);
  });
});

it('fault 23: what an API does not list is said, and put again by the next run, which logs nothing', async (t) => {
  const { registry, sign, v1 } = await world(t);
  const none = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] };
  const unlisted = registry.faults.add({
    when: { method: 'GET', path: '/referrers/', times: always },
    do: { body: () => Buffer.from(JSON.stringify(none)) },
  });
  const failed = await sign();
  assert.match(JSON.stringify(failed.images), /E_COVER.*does not list it/);
  assert.notEqual(failed.outcome, 'verified');
  const logged = v1.entries.length;
  const again = await sign();
  assert.notEqual(again.outcome, 'verified', 'as long as it is not listed');
  assert.equal(v1.entries.length, logged);
  unlisted.remove();
  const before = writes(registry).length;
  const report = await sign();
  assert.equal(report.outcome, 'verified');
  assert.ok(states(report).includes('present'));
  assert.ok(writes(registry).length > before);
});

for (const [fault, path_] of [
  ['fault 17: the registry does not find what it has', /manifests\/sha256:/],
  ['fault 35: a blob is gone after its PUT', undefined],
] as const) {
  it(`${fault}: both are pushed once more`, async (t) => {
    const { registry, sign, assertVerified } = await world(t);
    const unknown = JSON.stringify({ errors: [{ code: 'MANIFEST_BLOB_UNKNOWN', message: 'x' }] });
    const headers = { 'content-type': 'application/json' };
    if (path_ === undefined) {
      const { blobs } = registry.store.repository(path);
      registry.faults.add({
        when: { method: 'PUT', path: '/manifests/sha256:' },
        do: { first: () => blobs.delete(digestOf(Buffer.from('{}'))) },
      });
    } else {
      registry.faults.add({
        when: { method: 'PUT', path: path_ },
        do: { status: 400, headers, body: unknown },
      });
    }
    assert.equal((await sign()).outcome, 'verified');
    await assertVerified();
  });
}

describe('two signers at once', () => {
  const registries = [
    { referrersApi: 'on' },
    { referrersApi: 'off-404' },
    { referrersApi: 'off-404', honourIfMatch: true },
  ] as const;
  for (const settings of every(registries, 1)) {
    const name = JSON.stringify(settings);

    it(`faults 27, 28: both signatures survive, concurrently: ${name}`, async (t) => {
      const { registry, image, key, sign, assertVerified } = await world(t, settings);
      const other = await openKey();
      const by = { options: { ...both.options, key: other } };
      const reports = await Promise.all([sign(both), sign(by)]);
      // Without If-Match a tag may be lost in between; the run that lost it notices, and writes it again.
      if (reports[0]?.outcome !== 'verified') await sign(both);
      if (reports[1]?.outcome !== 'verified') await sign(by);
      for (const keys of [[key.public], [other.public]]) {
        await assertVerified(['legacy', 'bundle'], { keys });
      }
      for (const subject of subjectsOf(image)) {
        const { legacy: layers, bundles, listed } = stored(registry, subject);
        assert.deepEqual([layers, bundles], [2, 2], subject);
        if (settings.referrersApi === 'off-404') assert.ok(listed >= 2, subject);
      }
    });

    for (const [what, when, formats] of [
      ['the .sig tag', /sha256-[0-9a-f]{64}\.sig$/, ['legacy']],
      ['the fallback tag', /sha256-[0-9a-f]{64}$/, ['bundle']],
    ] as const) {
      if (settings.referrersApi === 'on' && formats[0] === 'bundle') continue;
      it(`faults 27, 28: both read ${what} before either writes it: ${name}`, async (t) => {
        const { registry, key, sign, assertVerified } = await world(t, settings, single);
        const other = await openKey();
        const met = meeting(2);
        const path = when;
        registry.faults.add({ when: { method: 'PUT', path, times: 2 }, do: { first: met } });
        const reports = await Promise.all(
          [key, other].map((one) => sign({ options: { formats, key: one } })),
        );
        for (const report of reports) assert.equal(report.outcome, 'verified', said(report));
        for (const one of [key, other]) await assertVerified(formats, { keys: [one.public] });
      });
    }
  }

  it('faults 27, 28: one signs from begin to end while the other is about to write, If-Match is respected', async (t) => {
    const settings = { referrersApi: 'off-404', honourIfMatch: true } as const;
    const { registry, key, sign, assertVerified } = await world(t, settings, single);
    const [first, second] = [await openKey(), await openKey()];
    const by = (one: typeof key) => ({ options: { ...both.options, key: one } });
    await sign(by(first));
    const others: unknown[] = [];
    for (const path of [/\.sig$/, /sha256-[0-9a-f]{64}$/]) {
      registry.faults.add({
        when: { method: 'PUT', path },
        do: { first: async () => others.push(await sign(by(second))) },
      });
    }
    assert.equal((await sign(by(key))).outcome, 'verified');
    assert.equal(others.length, 2);
    for (const one of [first, second, key]) {
      await assertVerified(['legacy', 'bundle'], { keys: [one.public] });
    }
  });
});

/** Resolves for all when so many have come. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come === size) resolve();
    return promise;
  };
}

const foreign = artifact('text/plain', [blob(Buffer.from('mine'), 'text/plain')]);

describe('what could not be published is neither signed nor logged, however often it is tried', () => {
  /** The obstacle, the error, and what makes the run succeed. */
  const obstacles: readonly {
    readonly name: string;
    readonly settings?: RegistryOptions;
    readonly running: Running;
    readonly put: (here: World) => unknown;
    readonly code: string;
    readonly says: RegExp;
    readonly remedy: (here: World) => unknown;
  }[] = [
    {
      name: 'the .sig tag holds something else',
      running: legacy,
      put: (here) => tagged(here, signatureTag(here.image.digest)),
      code: 'E_MANIFEST',
      says: /the index: the signature tag does not point to a signature image; it was not changed \(nothing was signed or logged: delete the tag sha256-[0-9a-f]{64}\.sig if nothing needs it, or keep signatures in another repository \(--signature-repository\); then run it again\)/,
      remedy: (here) => held(here).tags.delete(signatureTag(here.image.digest)),
    },
    {
      name: 'the fallback tag holds something else',
      settings: { referrersApi: 'off-404' },
      running: {},
      put: (here) => tagged(here, referrersTag(here.image.digest)),
      code: 'E_MANIFEST',
      says: /does not point to a list of referrers; it is not changed \(nothing was signed or logged: delete the tag sha256-[0-9a-f]{64} if/,
      remedy: (here) => held(here).tags.delete(referrersTag(here.image.digest)),
    },
    {
      name: 'the config of the signature image is gone',
      running: legacy,
      put: async (here) => {
        await here.sign({ options: { ...legacy.options, key: await openKey() } });
        const stored = held(here).manifest(signatureTag(here.image.digest));
        const { config } = JSON.parse(Buffer.from(stored?.bytes ?? '').toString());
        held(here).blobs.delete(config.digest);
      },
      code: 'E_MANIFEST',
      says: /the config of the signature image is missing/,
      remedy: (here) => held(here).tags.delete(signatureTag(here.image.digest)),
    },
    {
      name: 'the .sig tag cannot be moved',
      running: legacy,
      put: async (here) => {
        await here.sign({ options: { ...legacy.options, key: await openKey() } });
        here.registry.settings.immutableTags = true;
      },
      code: 'E_IMMUTABLE',
      says: /tags are immutable there.*allow tags that start with sha256- to be moved there, or keep/,
      remedy: ({ registry }) => {
        registry.settings.immutableTags = false;
      },
    },
    {
      name: 'the fallback tag cannot be moved',
      settings: { referrersApi: 'off-404' },
      running: {},
      put: async (here) => {
        await here.sign({ options: { key: await openKey() } });
        here.registry.settings.immutableTags = true;
      },
      code: 'E_IMMUTABLE',
      says: /tags are immutable there/,
      remedy: ({ registry }) => {
        registry.settings.immutableTags = false;
      },
    },
    ...[100, 101].map((count) => ({
      name: `${count} foreign signatures under the .sig tag`,
      running: legacy,
      put: ({ registry, image }: World) =>
        putSignatures(registry, path, image.digest, junkLayers(image, count)),
      code: 'E_LIMIT',
      says: /(holds 100 signatures; readers check 100 at most|more than 100 signatures or referrers).*delete signatures that are not yours from the tag sha256-[0-9a-f]{64}\.sig/,
      remedy: (here: World) => held(here).tags.delete(signatureTag(here.image.digest)),
    })),
    ...[100, 101].map((count) => ({
      name: `${count} foreign referrers`,
      running: {},
      put: ({ registry, image }: World) => {
        for (let at = 0; at < count; at += 1) put(registry, path, junkBundle(image, at));
      },
      code: 'E_LIMIT',
      says: /(there are 100 referrers|more than 100 signatures or referrers).*delete signatures that are not yours from the referrers of sha256:[0-9a-f]{64}/,
      remedy: (here: World) => {
        for (let at = 0; at < count; at += 1) {
          held(here).removeManifest(junkBundle(here.image, at).digest);
        }
      },
    })),
    {
      name: 'there is no right to push',
      running: both,
      put: ({ registry }) =>
        registry.faults.add({ when: { method: 'POST', times: always }, do: { status: 403 } }),
      code: 'E_AUTH',
      says: /log in to/,
      remedy: ({ registry }) => registry.faults.clear(),
    },
  ];

  for (const { name, settings, running, put: obstruct, code, says, remedy } of every(
    obstacles,
    3,
  )) {
    it(name, async (t) => {
      const here = await world(t, settings);
      const { registry, v1, image, sign } = here;
      await obstruct(here);
      const [entries, signed] = [v1.entries.length, stored(registry, image.digest)];
      for (const _ of [1, 2]) {
        const report = await sign(running);
        assert.deepEqual(codes(report), [code], said(report));
        assert.match(said(report), says);
        assert.ok(!states(report).includes('published'));
      }
      assert.equal(v1.entries.length, entries);
      assert.deepEqual(stored(registry, image.digest), signed);
      // What is left alone is left unchanged.
      await remedy(here);
      const report = await sign(running);
      assert.equal(report.outcome, 'verified', said(report));
    });
  }

  it('the plan of a dry run says so, and opens no upload', async (t) => {
    const here = await world(t);
    tagged(here, signatureTag(here.image.digest));
    const report = await here.sign({ options: { ...legacy.options, dryRun: true } });
    assert.deepEqual(codes(report), ['E_MANIFEST']);
    assert.ok(here.registry.requests.every(({ method }) => method === 'GET' || method === 'HEAD'));
  });

  it('one room left is enough', async (t) => {
    const here = await world(t);
    putSignatures(here.registry, path, here.image.digest, junkLayers(here.image, 99));
    for (let at = 0; at < 99; at += 1) put(here.registry, path, junkBundle(here.image, at));
    const report = await here.sign(both);
    assert.equal(report.outcome, 'verified', said(report));
  });

  it('where there is a Referrers API, what the fallback tag holds is of no concern', async (t) => {
    const here = await world(t);
    tagged(here, referrersTag(here.image.digest));
    assert.equal((await here.sign()).outcome, 'verified');
  });

  it('a payload that no reader would take is not ours, and does not block', async (t) => {
    const here = await world(t);
    const huge = blob(Buffer.alloc(300_000), mediaTypes.simpleSigning);
    putSignatures(here.registry, path, here.image.digest, [huge]);
    assert.equal((await here.sign(legacy)).outcome, 'verified');
  });
});

function held({ registry }: World) {
  return registry.store.repository(path);
}

function tagged(here: World, tag: string): void {
  held(here).tags.set(tag, put(here.registry, path, foreign));
}

function junkLayers({ digest }: Part, count: number): Layer[] {
  return Array.from({ length: count }, (_, at) =>
    legacyLayer(digest, { reference: `example.com/${at}` }),
  );
}

function junkBundle({ mediaType, digest, bytes }: Part, at: number): Part {
  return artifact(mediaTypes.bundle, [blob(Buffer.from(`${at}`), mediaTypes.bundle)], {
    subject: { mediaType, digest, size: bytes.length },
  });
}
