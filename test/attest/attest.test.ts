/** What a run that makes attestations leaves behind, and what a second one leaves alone. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { openKey, stored, world, writes } from '../sign/support.ts';
import {
  type Attesting,
  aboutManifest,
  attest,
  attested,
  findingsOf,
  onPlatforms,
  said,
  slsa,
  spdx,
  statementsAbout,
  states,
} from './support.ts';

const ways = [
  ['a bundle in Rekor v1', {}],
  ['a bundle in Rekor v2', { log: 'v2' }],
  ['legacy', { options: { formats: ['legacy'] } }],
  ['both formats', { options: { formats: ['legacy', 'bundle'] } }],
  ['nothing logged', { log: 'none', options: { formats: ['legacy', 'bundle'] } }],
] as const satisfies readonly (readonly [string, Attesting])[];

describe('a run', () => {
  for (const referrersApi of ['on', 'off-404'] as const) {
    for (const [name, running] of ways) {
      it(`attests each platform: ${name}, Referrers API ${referrersApi}; again: nothing is written`, async (t) => {
        const here = await world(t, { referrersApi });
        const { registry, v1, v2, image } = here;
        const texts = { 'linux/amd64': '{ "n" : 1e400 }', 'linux/arm64': '{"b":"\\u003c<"}' };
        const first = await attest(here, onPlatforms(texts), running);
        assert.equal(first.outcome, 'verified', said(first));
        assert.deepEqual(new Set(states(first)), new Set(['published']));
        const formats = first.formats;
        for (const [at, text] of Object.values(texts).entries()) {
          const { digest = image.digest } = image.children[at] ?? {};
          const { bundles, legacy } = statementsAbout(here, digest);
          const expected = (format: string) => (formats.includes(format as never) ? [text] : []);
          const told = (all: typeof bundles) =>
            all.map((one) => Buffer.from(one.predicate).toString());
          assert.deepEqual([told(bundles), told(legacy)], [expected('bundle'), expected('legacy')]);
          for (const { subjects, predicateType } of [...bundles, ...legacy]) {
            assert.equal(predicateType, spdx);
            assert.equal(subjects[0]?.name, here.name);
          }
        }
        const logged = running === ways[4][1] ? 0 : 2 * formats.length;
        assert.equal(v1.entries.length + v2.entries.length, logged);
        const entries = attested(first).map(({ logEntries }) => logEntries.length);
        assert.deepEqual(new Set(entries), new Set([logged === 0 ? 0 : 1]));

        const before = writes(registry).length;
        const second = await attest(here, onPlatforms(texts), running);
        assert.equal(second.outcome, 'verified', said(second));
        assert.deepEqual(new Set(states(second)), new Set(['present']));
        assert.equal(writes(registry).length, before);
        assert.equal(v1.entries.length + v2.entries.length, logged);
      });
    }
  }

  it('attests the manifest that the reference names: the index, or one platform', async (t) => {
    const here = await world(t);
    const [platform] = here.image.children;
    assert.ok(platform);
    const report = await attest(here, aboutManifest());
    assert.equal(report.outcome, 'verified', said(report));
    assert.equal(said(report), '');
    assert.deepEqual(
      report.images[0]?.manifests.map(({ digest, role }) => [digest, role]),
      [[here.image.digest, 'index']],
    );
    assert.deepEqual(attested(report)[0]?.predicate, digestOf(Buffer.from('{"a":1}')));
    const other = await attest(here, aboutManifest(), {
      reference: `${here.name}@${platform.digest}`,
    });
    assert.equal(other.outcome, 'verified', said(other));
    assert.equal(statementsAbout(here, platform.digest).bundles.length, 1);
  });

  it('is made again for another predicate, another type, another signer; not for another order', async (t) => {
    const here = await world(t);
    const count = () => statementsAbout(here, here.image.digest).bundles.length;
    await attest(here, aboutManifest());
    for (const [n, source, running] of [
      [1, aboutManifest(), {}],
      [2, aboutManifest('{"a":2}'), {}],
      [3, aboutManifest('{ "a":2}'), {}],
      [4, aboutManifest('{"a":1}', 'https://example.com/review'), {}],
      [5, aboutManifest(), { key: await openKey() }],
      [5, [aboutManifest(), aboutManifest()], {}],
    ] as const) {
      const report = await attest(here, source, running);
      assert.equal(report.outcome, 'verified', said(report));
      assert.equal(count(), n);
    }
  });

  it('leaves signatures alone, and signatures leave attestations alone', async (t) => {
    const here = await world(t);
    const formats = { options: { formats: ['legacy', 'bundle'] } } as const;
    assert.equal((await attest(here, aboutManifest(), formats)).outcome, 'verified');
    assert.equal((await here.sign(formats)).outcome, 'verified');
    await here.assertVerified(['legacy', 'bundle']);
    assert.equal(stored(here.registry, here.image.digest).legacy, 1);
    assert.deepEqual(states(await attest(here, aboutManifest(), formats)), ['present', 'present']);
  });

  it('warns about an SBOM on the index, which does not count for the platforms', async (t) => {
    const here = await world(t);
    const report = await attest(here, aboutManifest('{}', spdx));
    assert.equal(report.outcome, 'verified', said(report));
    assert.deepEqual(
      findingsOf(report).map(({ code, severity }) => [code, severity]),
      [['E_COVER', 'warning']],
    );
    assert.match(said(report), /spdxjson attestation is about the index: .*predicate-for/);
  });
});

describe('a run that fails', () => {
  it('while the log is down: nothing is pushed; the next run completes it', async (t) => {
    const here = await world(t);
    const { registry, v1 } = here;
    const fault = v1.faults.add({ when: { method: 'POST', times: 100 }, do: { status: 503 } });
    const report = await attest(here, aboutManifest());
    assert.equal(report.outcome, 'undetermined', said(report));
    assert.match(said(report), /0 of 1 attestations are in the registry; run it again/);
    assert.deepEqual(statementsAbout(here, here.image.digest).bundles, []);
    fault.remove();
    assert.deepEqual(states(await attest(here, aboutManifest())), ['published']);
    assert.ok(writes(registry).length > 0);
  });

  it('for a full list of attestations: before anything is signed', async (t) => {
    const here = await world(t);
    const many = Array.from({ length: 64 }, (_, at) => aboutManifest(`{"n":${at}}`));
    const full = await attest(here, many, { log: 'none' });
    assert.equal(full.outcome, 'verified', said(full));
    const report = await attest(here, aboutManifest());
    assert.equal(report.outcome, 'undetermined');
    assert.match(said(report), /E_LIMIT: .*64/);
    assert.equal(here.v1.entries.length, 0);
  });

  it('in a dry run nothing is written', async (t) => {
    const here = await world(t);
    const report = await attest(here, aboutManifest(), { options: { dryRun: true } });
    assert.equal(report.outcome, 'verified', said(report));
    assert.deepEqual(states(report), ['missing']);
    assert.deepEqual(writes(here.registry), []);
  });

  it('for two statements that differ in the type alone, both are there', async (t) => {
    const here = await world(t);
    const report = await attest(here, [aboutManifest('{}', slsa), aboutManifest('{}', 'a:b')], {
      options: { formats: ['legacy', 'bundle'] },
    });
    assert.equal(report.outcome, 'verified', said(report));
    const { bundles, legacy } = statementsAbout(here, here.image.digest);
    for (const all of [bundles, legacy]) {
      assert.deepEqual(all.map(({ predicateType }) => predicateType).sort(), ['a:b', slsa]);
    }
  });
});
