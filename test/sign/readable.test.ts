/** Who can read what a run signs: reported at the end, and checked before anything is signed. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { artifact, platformImage, put } from '../../sandbox/images.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseReference, parseRepository } from '../../src/oci/reference.ts';
import { assertReadable } from '../../src/sign/readable.ts';
import type { SignReport } from '../../src/sign/report.ts';
import { signatureTag } from '../../src/signature/store.ts';
import {
  codes,
  imageOf,
  path,
  said,
  states,
  stored,
  subjectsOf,
  world,
  writes,
} from './support.ts';

const both = { formats: ['legacy', 'bundle'] } as const;
const podman = { requireReadableBy: ['podman'] } as const;

function readable({ readers }: SignReport): Record<string, string> {
  return Object.fromEntries(readers.map(({ name, readable, why }) => [name, why ?? readable]));
}

function refused(report: SignReport, says: RegExp): void {
  assert.deepEqual([codes(report), report.exitCode], [['E_FORMAT'], 12]);
  assert.match(said(report), says);
}

describe('who can read it', () => {
  it('both formats: everyone; bundles alone: few; and the missing format can be added', async (t) => {
    const { sign, registry, image } = await world(t);
    const first = await sign();
    assert.equal(readable(first)['cosign-2.6'], 'yes');
    assert.equal(readable(first)['podman'], 'format');
    assert.equal(readable(first)['webdis-trust'], 'yes');
    const second = await sign({ options: both });
    assert.deepEqual(new Set(Object.values(readable(second))), new Set(['yes']));
    for (const subject of subjectsOf(image)) {
      assert.deepEqual(stored(registry, subject).bundles, 1);
    }
    // About the whole image, and not only about what this run made.
    assert.equal(readable(await sign())['podman'], 'yes');
  });

  it('of an index that is signed alone, nothing is known', async (t) => {
    const { sign } = await world(t);
    const report = await sign({ options: { ...both, recursive: false } });
    assert.equal(report.outcome, 'verified');
    assert.deepEqual(new Set(Object.values(readable(report))), new Set(['unknown']));
  });

  it('a legacy signature among the referrers is not where it belongs: it is made again', async (t) => {
    const { sign, registry, image } = await world(t, {}, platformImage('linux/amd64'));
    await sign({ options: { formats: ['legacy'] } });
    const held = registry.store.repository(path);
    const tag = held.tags.get(signatureTag(image.digest)) ?? assert.fail('no signature');
    const { bytes } = held.manifest(tag) ?? assert.fail('no signature');
    const { layers } = JSON.parse(Buffer.from(bytes).toString());
    const moved = artifact(mediaTypes.cosignArtifactSig, [], { layers, subject: subjectOf(image) });
    put(registry, path, moved);
    held.tags.delete(signatureTag(image.digest));
    const report = await sign({ options: { formats: ['legacy'], ...podman } });
    assert.deepEqual([report.outcome, states(report)], ['verified', ['published']]);
    assert.equal(readable(report)['podman'], 'yes');
  });
});

function subjectOf({ digest, bytes }: { readonly digest: string; readonly bytes: Uint8Array }) {
  return { mediaType: mediaTypes.manifest, digest, size: bytes.length };
}

describe('require-readable-by', () => {
  it('what the formats cannot give is refused before anything is signed or logged', async (t) => {
    const { sign, registry, v1 } = await world(t);
    for (const dryRun of [false, true]) {
      const report = await sign({ options: { ...podman, dryRun } });
      refused(report, /^Podman\/CRI-O finds no signature of the index, linux\/amd64/);
      assert.deepEqual(new Set(states(report)), new Set(['missing']));
    }
    assert.deepEqual([v1.entries.length, writes(registry).length], [0, 0]);
    const signed = await sign({ options: { ...both, ...podman } });
    assert.equal(signed.outcome, 'verified', said(signed));
    // What is there from before counts as well.
    assert.equal((await sign({ options: podman })).outcome, 'verified');
  });

  it('an index that is signed alone is refused, and a single image is not', async (t) => {
    const { sign, v1 } = await world(t);
    const alone = { ...both, ...podman, recursive: false };
    refused(
      await sign({ options: alone }),
      /this run signs only the index.*without --no-recursive/s,
    );
    assert.equal(v1.entries.length, 0);
    const single = await world(t, {}, platformImage('linux/amd64'));
    assert.equal((await single.sign({ options: alone })).outcome, 'verified');
  });

  it('signatures in another repository are refused', async (t) => {
    const { sign, registry, v1 } = await world(t);
    const signatureRepository = parseRepository(`${registry.host}/side/signatures`);
    const report = await sign({ options: { ...both, ...podman, signatureRepository } });
    refused(report, /looks in the image's repository/);
    assert.equal(v1.entries.length, 0);
  });

  it('a .sig image of Docker’s media type would stay one, so that nothing is signed', async (t) => {
    const { sign, registry, image, v1 } = await world(t, {}, platformImage('linux/amd64'));
    await sign({ options: { formats: ['legacy'] } });
    const held = registry.store.repository(path);
    const tag = held.tags.get(signatureTag(image.digest)) ?? assert.fail('no signature');
    const text = Buffer.from(held.manifest(tag)?.bytes ?? []).toString();
    const docker = text.replaceAll(mediaTypes.manifest, mediaTypes.dockerManifest);
    const digest = held.putManifest(Buffer.from(docker), mediaTypes.dockerManifest);
    held.tags.set(signatureTag(image.digest), digest);
    const before = v1.entries.length;
    refused(await sign({ options: { ...both, ...podman } }), /Docker's media type/);
    assert.equal(v1.entries.length, before);
    const other = await sign({ options: { ...both, requireReadableBy: ['cosign-2.5'] } });
    assert.equal(other.outcome, 'verified', said(other));
  });
});

describe('what is known without looking', () => {
  const image = parseReference('ghcr.io/me/app:1');
  const elsewhere = parseRepository('ghcr.io/me/signatures');
  const check = (options: Omit<Parameters<typeof assertReadable>[0], 'formats'>, legacy = true) =>
    assertReadable({ formats: legacy ? ['legacy'] : ['bundle'], ...options }, image);

  it('format and place', () => {
    for (const reader of ['cosign-2.5', 'podman', 'policy-controller', 'kyverno'] as const) {
      const requireReadableBy = [reader];
      assert.throws(() => check({ requireReadableBy }, false), { code: 'E_FORMAT' });
      check({ requireReadableBy });
      const signatureRepository = elsewhere;
      assert.throws(() => check({ requireReadableBy, signatureRepository }), { code: 'E_FORMAT' });
      check({ requireReadableBy, signatureRepository: parseRepository('ghcr.io/me/app') });
    }
    check({}, false);
    check({ signatureRepository: elsewhere });
  });
});

it('the report of one image says the same as that of the run', async (t) => {
  const { sign } = await world(t);
  const report = await sign({ options: both });
  assert.deepEqual(imageOf(report).readers, report.readers);
});
