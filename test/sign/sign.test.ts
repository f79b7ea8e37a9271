/** What a run leaves behind when all goes well, and what a second one leaves alone. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  artifact,
  attestationManifest,
  blob,
  index,
  multiPlatformImage,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import { startLog, trustedRoot } from '../../sandbox/log/index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { emptyConfig } from '../../src/signature/make-bundle.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { verify } from '../support/run.ts';
import { every, thorough } from '../support/thorough.ts';
import {
  codes,
  imageOf,
  openKey,
  path,
  privatePem,
  type Running,
  said,
  states,
  stored,
  subjectsOf,
  world,
  writes,
} from './support.ts';

const both = { options: { formats: ['legacy', 'bundle'] } } as const satisfies Running;
const apis = ['on', 'off-404'] as const;

describe('a run', () => {
  for (const referrersApi of apis) {
    const kinds = [
      ['bundles in Rekor v1', {}, ['bundle']],
      ['bundles in Rekor v2', { logs: ['rekor-v2'] }, ['bundle']],
      ['both formats in Rekor v1', both, ['legacy', 'bundle']],
      ['legacy', { options: { formats: ['legacy'] } }, ['legacy']],
      ['nothing logged', { ...both, logs: [] }, ['legacy', 'bundle']],
    ] as const satisfies readonly (readonly [string, Running, readonly string[]])[];
    for (const [name, running, formats] of every(kinds, 3)) {
      it(`signs the index and all under it: ${name}, Referrers API ${referrersApi}; again: nothing is written`, async (t) => {
        const { registry, v1, v2, image, sign, assertVerified } = await world(t, { referrersApi });
        const first = await sign(running);
        assert.equal(first.outcome, 'verified', said(first));
        assert.equal(first.exitCode, 0);
        assert.deepEqual(
          imageOf(first).manifests.map(({ digest, role }) => [digest, role]),
          [
            [image.digest, 'index'],
            ...image.children.map(({ digest }, at) => [
              digest,
              at < 2 ? 'platform' : 'attestation',
            ]),
          ],
        );
        assert.deepEqual(new Set(states(first)), new Set(['published']));
        const logged = 'logs' in running && running.logs.length === 0 ? 'ignored' : 'required';
        await assertVerified(formats, { transparencyLog: logged });
        for (const subject of subjectsOf(image)) {
          const { legacy, bundles } = stored(registry, subject);
          assert.deepEqual(
            [legacy, bundles],
            ['legacy', 'bundle'].map((one) => Number(formats.includes(one as never))),
          );
        }
        const entries = v1.entries.length + v2.entries.length;
        assert.equal(entries, logged === 'ignored' ? 0 : 5 * formats.length);

        const [before, logs] = [writes(registry).length, v1.requests.length + v2.requests.length];
        const second = await sign(running);
        assert.equal(second.outcome, 'verified', said(second));
        assert.deepEqual(new Set(states(second)), new Set(['present']));
        assert.equal(writes(registry).length, before);
        assert.equal(v1.requests.length + v2.requests.length, logs);
      });
    }
  }

  it('reports the entries of the log, those of signatures that were there too', async (t) => {
    const { v1, sign } = await world(t);
    for (const report of [await sign(), await sign()]) {
      const entries = imageOf(report).manifests.flatMap(({ signatures }) =>
        signatures.flatMap(({ logEntries }) => logEntries.map(({ index: at }) => Number(at))),
      );
      assert.deepEqual(entries.sort(), v1.entries.map(({ logIndex }) => logIndex).sort());
    }
  });

  it("publishes the index's signature last, and a nested index after its children", async (t) => {
    const inner = index([platformImage('linux/arm64'), platformImage('linux/riscv64')]);
    const image = index([platformImage('linux/amd64'), inner]);
    const { registry, sign, assertVerified } = await world(t, {}, image);
    assert.equal((await sign(both)).outcome, 'verified');
    await assertVerified(['legacy', 'bundle']);
    const order = writes(registry)
      .filter(({ method, path: at }) => method === 'PUT' && at.includes('/manifests/'))
      .map(({ path: at }) => at.split('/').at(-1) ?? '');
    const held = registry.store.repository(path);
    const subjects = order.map((reference) => {
      const [, hex] = /^sha256-([0-9a-f]+)\.sig$/.exec(reference) ?? [];
      return hex === undefined ? held.manifest(reference)?.subject : `sha256:${hex}`;
    });
    assert.equal(subjects.length, 2 * 5, subjects.join('\n'));
    assert.deepEqual(new Set(subjects.slice(-2)), new Set([image.digest]));
    const last = Math.max(...inner.children.map(({ digest }) => subjects.lastIndexOf(digest)));
    assert.ok(subjects.indexOf(inner.digest) > last, 'the nested index before its children');
  });

  it('signs a single image, or the index alone with --recursive=false', async (t) => {
    const single = platformImage('linux/amd64');
    const one = await world(t, {}, single);
    assert.deepEqual(states(await one.sign()), ['published']);
    await one.assertVerified();

    const { registry, image, sign } = await world(t);
    assert.deepEqual(states(await sign({ options: { recursive: false } })), ['published']);
    assert.deepEqual(
      subjectsOf(image).map((subject) => stored(registry, subject).bundles),
      [1, 0, 0, 0, 0],
    );
    assert.deepEqual(states(await sign()), ['present', ...Array(4).fill('published')]);
  });

  thorough(
    'signs again for other annotations, another identity, another format, another key',
    async (t) => {
      const { registry, image, key, sign, assertVerified } = await world(t);
      const annotated = (annotations: Record<string, string>) => ({
        options: { ...both.options, annotations },
      });
      const count = () => {
        const { legacy, bundles } = stored(registry, image.digest);
        return [legacy, bundles];
      };
      await sign({ options: { formats: ['bundle'] } });
      assert.deepEqual(count(), [0, 1]);
      assert.deepEqual(states(await sign(both)).slice(0, 2), ['published', 'present']);
      await sign(annotated({ version: '1' }));
      assert.deepEqual(count(), [2, 2]);
      await sign(annotated({ version: '2' }));
      assert.deepEqual(count(), [3, 3]);
      // What is signed with more says what is asked for.
      for (const known of [{ version: '1' }, {}]) await sign(annotated(known));
      assert.deepEqual(count(), [3, 3]);
      await sign({ options: { ...both.options, identity: 'example.com/elsewhere' } });
      assert.deepEqual(count(), [4, 3]);
      await sign({ options: { ...both.options, identity: 'example.com/elsewhere' } });
      assert.deepEqual(count(), [4, 3]);
      await sign({ options: { ...both.options, key: await openKey() } });
      assert.deepEqual(count(), [5, 4]);
      await assertVerified(['legacy', 'bundle'], {
        annotations: { version: '2' },
        keys: [key.public],
      });
    },
  );

  it('pushes the empty config that bundles share once, and only for bundles', async (t) => {
    const { registry, sign } = await world(t);
    const pushes = () =>
      writes(registry).filter(({ path: at }) =>
        at.includes(encodeURIComponent(digestOf(emptyConfig))),
      ).length;
    await sign({ options: { formats: ['legacy'] } });
    assert.equal(pushes(), 0);
    await sign();
    assert.equal(pushes(), 1);
  });

  it('knows a legacy signature again by its identity; a bundle has none', async (t) => {
    const { sign } = await world(t, {}, platformImage('linux/amd64'));
    const as = async (identity: string) =>
      states(await sign({ options: { ...both.options, identity } }));
    assert.deepEqual(await as('example.com/a'), ['published', 'published']);
    assert.deepEqual(await as('example.com/a'), ['present', 'present']);
    assert.deepEqual(await as('example.com/b'), ['published', 'present']);
  });

  it('logs in several logs, and every entry is in the bundle', async (t) => {
    const { v1, v2, image, registry, sign, assertVerified } = await world(t);
    const report = await sign({ logs: ['rekor-v1', 'rekor-v2'] });
    assert.equal(report.outcome, 'verified', said(report));
    assert.deepEqual([v1.entries.length, v2.entries.length], [5, 5]);
    assert.deepEqual(
      imageOf(report).manifests.map(({ signatures }) => signatures[0]?.logEntries.length),
      [2, 2, 2, 2, 2],
    );
    assert.equal(stored(registry, image.digest).bundles, 1);
    await assertVerified();
  });

  it('keeps signatures in another repository', async (t) => {
    const { registry, image, name, root, key, sign } = await world(t);
    const signatureRepository = parseRepository(`${registry.host}/side/signatures`);
    const running = { options: { ...both.options, signatureRepository } };
    assert.equal((await sign(running)).outcome, 'verified');
    const { legacy, bundles } = stored(registry, image.digest, 'side/signatures');
    assert.deepEqual([legacy, bundles], [1, 1]);
    assert.deepEqual(stored(registry, image.digest), { legacy: 0, bundles: 0, listed: 0 });
    const policy = { keys: [key.public], trustedRoots: [root], signatureRepository };
    assert.equal((await verify(`${name}@${image.digest}`, policy)).outcome, 'verified');
    const before = writes(registry).length;
    assert.deepEqual(new Set(states(await sign(running))), new Set(['present']));
    assert.equal(writes(registry).length, before);
  });

  it('resolves a tag once, and warns', async (t) => {
    const { registry, image, name, sign } = await world(t);
    const moved = multiPlatformImage(['linux/s390x'], { content: 'moved' });
    registry.faults.add({
      when: { path: '/manifests/latest' },
      do: { first: () => setImmediate(() => put(registry, path, moved, 'latest')) },
    });
    const report = await sign({ reference: `${name}:latest` });
    assert.equal(report.outcome, 'verified');
    assert.equal(imageOf(report).digest, image.digest);
    assert.equal(registry.requests.filter(({ path: at }) => at.includes('/latest')).length, 1);
    const [warning, ...others] = imageOf(report).findings;
    assert.deepEqual([warning?.severity, others.length], ['warning', 0]);
    assert.match(warning?.message ?? '', /the tag latest was resolved to sha256:/);
  });

  it('signs with RSA keys too', async (t) => {
    const { sign, assertVerified } = await world(t);
    const key = await openKey(privatePem('rsa'));
    for (const running of [{}, { logs: ['rekor-v2'] }, both] as const) {
      const report = await sign({
        ...running,
        options: { ...('options' in running ? running.options : {}), key },
      });
      assert.equal(report.outcome, 'verified', said(report));
    }
    await assertVerified(['legacy', 'bundle'], { keys: [key.public] });
  });

  it('reports its progress', async (t) => {
    const { image, sign } = await world(t);
    const seen: string[] = [];
    await sign({ context: { onProgress: ({ done, of }) => seen.push(`${done}/${of}`) } });
    assert.deepEqual(
      seen,
      subjectsOf(image).map((_, at) => `${at + 1}/5`),
    );
  });

  thorough('has at most 16 signatures under way', async (t) => {
    const platforms = Array.from({ length: 60 }, (_, at) => platformImage('linux/amd64', `${at}`));
    const { v1, sign } = await world(t, {}, index(platforms));
    let [open, most] = [0, 0];
    v1.faults.add({
      when: { method: 'POST', times: Number.POSITIVE_INFINITY },
      do: {
        first: async () => {
          most = Math.max(most, ++open);
          await new Promise(setImmediate);
          open -= 1;
        },
      },
    });
    assert.equal((await sign()).outcome, 'verified');
    assert.equal(v1.entries.length, 61);
    assert.ok(most > 1 && most <= 16, `${most} at once`);
  });
});

describe('no request is sent', () => {
  it('without an image, a format, or with what cannot be', async (t) => {
    const { registry, v1, v2, sign } = await world(t);
    for (const [running, why] of [
      [{ options: { formats: [] } }, /no signature format/],
      [{ ...both, logs: ['rekor-v2'] }, /Rekor v2 does not issue/],
      [{ ...both, logs: ['rekor-v1', 'rekor-v1'] }, /hold the entry of one log/],
      [{ logs: Array(9).fill('rekor-v1') }, /readers accept 8 log entries/],
    ] as [Running, RegExp][]) {
      await assert.rejects(sign(running), (error: Error & { code?: string }) => {
        assert.equal(error.code, 'E_INPUT');
        assert.match(error.message, why);
        return true;
      });
    }
    for (const { requests } of [registry, v1, v2]) assert.equal(requests.length, 0);
  });

  it('for annotations that no reader would take: nothing is logged', async (t) => {
    const { registry, v1, sign } = await world(t);
    for (const formats of [['legacy'], ['bundle']] as const) {
      const report = await sign({ options: { formats, annotations: { a: 'x'.repeat(300_000) } } });
      assert.equal(report.exitCode, 2);
      assert.match(said(report), /readers accept 262144 at most/);
    }
    assert.equal(v1.requests.length + writes(registry).length, 0);
  });
});

describe('trap 24: nothing is signed or logged before all children were found and read', () => {
  const amd64 = platformImage('linux/amd64');
  const arm64 = platformImage('linux/arm64');
  const odd = { ...artifact('text/plain', [blob(Buffer.from('x'), 'text/plain')]) };
  for (const [name, image, code, why] of [
    [
      'an unknown media type',
      index([amd64, { ...odd, entry: { ...odd.entry, mediaType: 'text/plain' } }]),
      'E_MANIFEST',
      /of type text\/plain/,
    ],
    [
      'Docker schema 1',
      index([
        amd64,
        {
          ...arm64,
          entry: {
            ...arm64.entry,
            mediaType: 'application/vnd.docker.distribution.manifest.v1+json',
          },
        },
      ]),
      'E_MANIFEST',
      /cannot be signed/,
    ],
    [
      'an index that lists no platform',
      index([attestationManifest(amd64)]),
      'E_COVER',
      /the index lists no platform \(nothing was signed or logged: build the image/,
    ],
    [
      'a wrong size',
      index([amd64, { ...arm64, entry: { ...arm64.entry, size: 7 } }]),
      'E_DIGEST',
      /7 bytes/,
    ],
    [
      'an index that is listed as an image',
      index([
        amd64,
        {
          ...index([arm64]),
          entry: {
            ...index([arm64]).entry,
            mediaType: 'application/vnd.oci.image.manifest.v1+json',
          },
        },
      ]),
      'E_MANIFEST',
      /its mediaType is/,
    ],
  ] as const) {
    it(name, async (t) => {
      const { registry, v1, sign } = await world(t, {}, image);
      const report = await sign(both);
      assert.deepEqual(codes(report), [code], said(report));
      assert.match(said(report), why);
      assert.match(said(report), /nothing was signed/);
      assert.equal(v1.requests.length, 0);
      assert.equal(writes(registry).length, 0);
      assert.deepEqual(imageOf(report).manifests, []);
    });
  }

  it('a missing child', async (t) => {
    const { registry, image, v1, sign } = await world(t);
    const child = image.children[1]?.digest;
    assert.ok(child);
    registry.store.repository(path).removeManifest(child);
    const report = await sign();
    assert.deepEqual(codes(report), ['E_COVER']);
    assert.match(said(report), /linux\/arm64 is listed, but the registry does not have it/);
    assert.equal(v1.requests.length + writes(registry).length, 0);
  });

  it('no image at all', async (t) => {
    const { name, sign } = await world(t);
    const report = await sign({ reference: `${name}:none` });
    assert.deepEqual([codes(report), report.exitCode], [['E_NOTFOUND'], 11]);
  });
});

it('a root that does not know the log: rejected, nothing pushed', async (t) => {
  const { registry, sign } = await world(t);
  const other = await startLog({ version: 'rekor-v1' });
  t.after(() => other.stop());
  const root = parseTrustedRoot(Buffer.from(JSON.stringify(trustedRoot([other]))), 'other root');
  const report = await sign({ options: { trustedRoot: root } });
  assert.deepEqual(codes(report), ['E_TRUST']);
  assert.equal(writes(registry).length, 0);
});

it('a key that signs wrongly, as broken hardware does: nothing is pushed', async (t) => {
  const { registry, key, sign } = await world(t);
  for (const format of ['legacy', 'bundle'] as const) {
    const broken = { ...key, sign: () => key.sign(Buffer.from('something else')) };
    const report = await sign({ logs: [], options: { key: broken, formats: [format] } });
    assert.deepEqual(codes(report), ['E_SIG']);
    assert.match(said(report), /the new signature does not verify and was not published/);
  }
  assert.equal(writes(registry).length, 0);
});
