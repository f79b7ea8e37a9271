// Layouts that oras and regctl have written, read by us; and ours, read and carried on by them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { thisProcess } from '../../src/host/this-process.ts';
import { createLayout } from '../../src/layout/create.ts';
import { openArchive, openLayout, openLayoutImage } from '../../src/layout/open.ts';
import { hashedStream } from '../../src/mirror/hashed-stream.ts';
import { parseDigest } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { runOrThrow } from './support/command.ts';
import { loadCase, readCases, type VectorCase } from './support/load.ts';
import { type Registry, startOlareg } from './support/registries.ts';

const vectors = fileURLToPath(new URL('../vectors/cosign-made', import.meta.url));
const skip = installed('olareg', 'oras', 'regctl', 'crane')
  ? false
  : 'node scripts/peers.mjs install olareg oras regctl crane';

const legacy = 'legacy-rekor-v1';
const bundle = 'bundle-rekor-v1';
const names = [
  legacy,
  bundle,
  'both-formats',
  'seven-platforms',
  'docker-media-types',
  'single-image',
];
const never = { pause: async (): Promise<void> => assert.fail('nothing breaks off here') };

function content(digest: string): Buffer {
  return readFileSync(join(vectors, 'content', ...digest.split(':')));
}

/** Manifests of a case by the subject that they name. */
function referrersOf(one: VectorCase): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const digest of Object.keys(one.manifests)) {
    const { subject } = parseManifest(content(digest), one.manifests[digest]);
    if (subject === undefined) continue;
    found.set(subject.digest, [...(found.get(subject.digest) ?? []), digest].sort());
  }
  return found;
}

/** Everything that a case has, and what refers to what, is in the layout as it was made. */
async function assertHolds(
  layout: ReadableRepository,
  one: VectorCase,
  {
    tags,
    manifests = Object.keys(one.manifests),
  }: { tags: readonly string[]; manifests?: readonly string[] },
): Promise<void> {
  for (const tag of tags) {
    assert.equal((await layout.manifest(tag))?.digest, one.tags[tag], tag);
  }
  for (const digest of manifests) {
    const stored = await layout.manifest(digest);
    assert.ok(stored && content(digest).equals(stored.bytes), digest);
    const manifest = parseManifest(stored.bytes, stored.contentType);
    const blobs = manifest.kind === 'image' ? [manifest.config, ...manifest.layers] : [];
    for (const blob of blobs) {
      assert.ok((await buffer(hashedStream(layout, blob, never))).equals(content(blob.digest)));
    }
  }
  for (const [subject, expected] of referrersOf(one)) {
    const { descriptors } = await layout.referrers(parseDigest(subject));
    assert.deepEqual(descriptors.map(({ digest }) => digest).sort(), expected);
  }
}

/** The case in a layout of ours, in the order in which a mirror writes. */
async function write(path: string, one: VectorCase): Promise<void> {
  const layout = await createLayout(path, thisProcess);
  for (const digest of one.blobs) {
    const bytes = content(digest);
    await layout.putBlob({ digest: parseDigest(digest), size: bytes.length }, () => bytes);
  }
  const entries = Object.entries(one.manifests);
  const isIndex = ([digest]: [string, string]) => parseManifest(content(digest)).kind === 'index';
  for (const [digest, type] of [
    ...entries.filter((e) => !isIndex(e)),
    ...entries.filter(isIndex),
  ]) {
    await layout.putManifest(parseDigest(digest), content(digest), type);
  }
  for (const [tag, digest] of Object.entries(one.tags)) {
    await layout.putManifest(tag, content(digest), one.manifests[digest] ?? '');
  }
}

describe('image layouts', { skip, concurrency: false }, () => {
  const cases = readCases(vectors);
  let registry: Registry;
  let other: Registry;
  let home: Folder;
  const caseOf = (name: string): VectorCase => cases.get(name) ?? assert.fail(name);
  const regctl = (...args: string[]): Promise<string> =>
    runOrThrow('regctl', [
      ...[registry, other].flatMap(({ host }) => ['--host', `reg=${host},tls=disabled`]),
      ...args,
    ]);
  const oras = (...args: string[]): Promise<string> => runOrThrow('oras', args);

  before(async () => {
    home = temporaryFolder('layout');
    [registry, other] = await Promise.all([startOlareg(), startOlareg()]);
  });
  after(async () => {
    await Promise.all([registry, other].map((each) => each.stop()));
    home.remove();
  });

  for (const name of names) {
    it(`${name}: written by regctl, read by us`, async () => {
      const one = caseOf(name);
      const image = await loadCase(vectors, one, registry);
      const path = join(home.path, `regctl-${name}`);
      const flags = ['--referrers', '--digest-tags'];
      await regctl('image', 'copy', ...flags, `${image}:0.1.24`, `ocidir://${path}:0.1.24`);
      await assertHolds(await openLayout(path), one, { tags: Object.keys(one.tags) });
    });

    it(`${name}: written by oras, read by us`, async () => {
      const one = caseOf(name);
      const image = await loadCase(vectors, one, registry);
      const path = join(home.path, `oras-${name}`);
      const to = ['--from-plain-http', '--to-oci-layout'];
      // oras does not look for signature tags; each has to be copied for itself.
      for (const tag of Object.keys(one.tags)) {
        await oras('cp', '-r', ...to, `${image}:${tag}`, `${path}:${tag}`);
      }
      await assertHolds(await openLayout(path), one, { tags: Object.keys(one.tags) });
    });

    it(`${name}: exported by regctl as an archive, read by us`, async () => {
      const one = caseOf(name);
      const image = await loadCase(vectors, one, registry);
      const path = join(home.path, `exported-${name}.tar`);
      await regctl('image', 'export', `${image}:0.1.24`, path);
      const { layout, reference } = await openLayoutImage({ path, isArchive: true });
      assert.equal((await layout.manifest(reference.digest ?? ''))?.digest, one.digest);
    });

    it(`${name}: our layout in an archive, read by us and by oras`, async () => {
      const one = caseOf(name);
      const [folder, archive] = ['packed', 'packed.tar'].map((end) =>
        join(home.path, `${name}-${end}`),
      );
      await write(folder ?? '', one);
      execFileSync('tar', ['-cf', `${archive}`, '-C', `${folder}`, '.']);
      await assertHolds(await openArchive(`${archive}`), one, { tags: Object.keys(one.tags) });
      const fetched = await oras(
        'manifest',
        'fetch',
        '--descriptor',
        '--oci-layout',
        `${archive}:0.1.24`,
      );
      assert.equal(JSON.parse(fetched).digest, one.digest);
    });

    it(`${name}: written by us, read by oras and regctl`, async () => {
      const one = caseOf(name);
      const path = join(home.path, `ours-${name}`);
      await write(path, one);
      await assertHolds(await openLayout(path), one, { tags: Object.keys(one.tags) });

      const tags = Object.keys(one.tags);
      const lists = [
        await oras('repo', 'tags', '--oci-layout', path),
        await regctl('tag', 'ls', `ocidir://${path}`),
      ];
      for (const list of lists) {
        const listed = list.split('\n');
        assert.deepEqual(
          tags.filter((tag) => !listed.includes(tag)),
          [],
        );
      }
      for (const [subject, expected] of referrersOf(one)) {
        const discovered = await oras(
          'discover',
          '--format',
          'json',
          '--oci-layout',
          `${path}@${subject}`,
        );
        const { referrers } = JSON.parse(discovered) as { referrers: { digest: string }[] };
        assert.deepEqual(referrers.map(({ digest }) => digest).sort(), expected);
        const listed = await regctl(
          'artifact',
          'list',
          '--format',
          '{{json .}}',
          `ocidir://${path}@${subject}`,
        );
        const { descriptors } = JSON.parse(listed) as { descriptors: { digest: string }[] };
        assert.deepEqual(descriptors.map(({ digest }) => digest).sort(), expected);
      }
    });

    it(`${name}: from our layout to a registry, by oras and by regctl`, async () => {
      const one = caseOf(name);
      const path = join(home.path, `ours-${name}`);
      const byRegctl = `${other.host}/regctl/${name}`;
      const flags = ['--referrers', '--digest-tags'];
      await regctl('image', 'copy', ...flags, `ocidir://${path}:0.1.24`, `${byRegctl}:0.1.24`);
      const byOras = `${other.host}/oras/${name}`;
      for (const tag of Object.keys(one.tags)) {
        const from = ['--from-oci-layout', '--to-plain-http'];
        await oras('cp', '-r', ...from, `${path}:${tag}`, `${byOras}:${tag}`);
      }
      for (const repository of [byRegctl, byOras]) {
        for (const [reference, digest] of Object.entries(one.tags)) {
          const found = await runOrThrow('crane', [
            'digest',
            '--insecure',
            `${repository}:${reference}`,
          ]);
          assert.equal(found.trim(), digest);
        }
        for (const digest of Object.keys(one.manifests)) {
          const found = await runOrThrow('crane', [
            'manifest',
            '--insecure',
            `${repository}@${digest}`,
          ]);
          assert.equal(found.trimEnd(), content(digest).toString().trimEnd(), digest);
        }
      }
    });
  }

  it('one layout, written by all three in turn', async () => {
    const path = join(home.path, 'together');
    const first = await loadCase(vectors, caseOf(legacy), registry, 'together');
    const flags = ['--referrers', '--digest-tags'];
    await regctl('image', 'copy', ...flags, `${first}:0.1.24`, `ocidir://${path}:0.1.24`);
    await write(path, caseOf('single-image'));
    const third = await loadCase(vectors, caseOf(bundle), registry, 'third');
    await oras(
      'cp',
      '-r',
      '--from-plain-http',
      '--to-oci-layout',
      `${third}:0.1.24`,
      `${path}:third`,
    );

    const layout = await openLayout(path);
    const { '0.1.24': _, ...signatures } = caseOf(legacy).tags;
    await assertHolds(layout, caseOf(legacy), { tags: Object.keys(signatures) });
    await assertHolds(layout, caseOf('single-image'), { tags: ['0.1.24'] });
    await assertHolds(layout, caseOf(bundle), { tags: [] });
    // regctl removes what it cannot reach: nothing of ours may be among it.
    await regctl('image', 'copy', `${third}:0.1.24`, `ocidir://${path}:fourth`);
    await assertHolds(await openLayout(path), caseOf('single-image'), { tags: ['0.1.24'] });
  });
});
