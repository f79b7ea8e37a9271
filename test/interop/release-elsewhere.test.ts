// Releases of what others built: one image for each platform, and targets of bake; real buildx, registries, cosigns.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ReleaseReport } from '../../src/release/report.ts';
import { installed } from './support/binaries.ts';
import { runOrThrow } from './support/command.ts';
import { listManifests } from './support/material.ts';
import {
  judge,
  keyFlags,
  manifestWrites,
  type ReleaseWorld,
  releasePeers,
  startReleaseWorld,
} from './support/release-world.ts';

const skip = installed(...releasePeers) ? false : 'node scripts/peers.mjs install --for release';

const repository = 'nicolas/webdis';
const pushed = 'push-by-digest=true,name-canonical=true,push=true';

describe('a release of what was built elsewhere', { skip }, () => {
  let world: ReleaseWorld;
  let images: readonly [hub: string, ecr: string];

  before(async () => {
    world = await startReleaseWorld();
    images = [`${world.hub.host}/${repository}`, `${world.ecr.host}/${repository}`];
  });
  after(() => world.stop());

  async function release(flags: readonly string[], variables: Record<string, string> = {}) {
    const line = [
      ...['release', '--json', `--image=${images[0]}`, `--mirror=${images[1]}`],
      ...[...keyFlags(world), ...flags],
    ];
    const ended = await world.us.run(line, variables);
    const report = (ended.stdout === '' ? undefined : JSON.parse(ended.stdout)) as ReleaseReport;
    return { ...ended, report };
  }

  /** By digest, for one platform. */
  async function build(platform: string, provenance: string): Promise<string> {
    const metadata = join(world.folder, 'one.json');
    const { builder, context, env } = world.buildKit;
    await runOrThrow(
      'buildx',
      [
        ...['build', '--builder', builder, '--platform', platform, '--provenance', provenance],
        ...['--output', `type=image,name=${images[0]},${pushed}`, '--metadata-file', metadata],
        context,
      ],
      { env },
    );
    return JSON.parse(readFileSync(metadata, 'utf8'))['containerimage.digest'];
  }

  async function isComplete(version: string, digest: string, manifests: number): Promise<void> {
    const hub = { host: world.hub.host, referrersApi: true };
    const listed = await listManifests(hub, repository, digest);
    assert.equal(listed.length, manifests);
    const everything = images.flatMap((image) => [
      `${image}:${version}`,
      ...listed.map((manifest) => `${image}@${manifest.digest}`),
    ]);
    assert.deepEqual(await judge(world, everything), []);
  }

  it('one image for each platform: joined as imagetools would, untagged until it is signed', async () => {
    const digests = [
      await build('linux/arm64', 'mode=min'),
      // No index: an image on its own.
      await build('linux/amd64', 'false'),
    ];
    const flags = [
      ...[`--digests=${digests.join(',')}`, '--platform=linux/amd64,linux/arm64'],
      '--tag=2.0.0,latest',
    ];
    const { env, builder } = world.buildKit;
    const sources = digests.map((digest) => `${images[0]}@${digest}`);
    const planned = await runOrThrow(
      'buildx',
      ['imagetools', 'create', '--builder', builder, '--dry-run', ...sources],
      { env },
    );
    const begin = world.asked.length;
    const { exit, stderr, report } = await release(flags);
    assert.equal(exit, 0, stderr);
    const writes = manifestWrites(world.asked.slice(begin));
    const tag = writes.findIndex(({ isTag }) => isTag);
    assert.deepEqual(
      writes.slice(tag).filter(({ isTag }) => !isTag),
      [],
      'the tags are last',
    );
    const index = await runOrThrow(
      'buildx',
      ['imagetools', 'inspect', '--builder', builder, '--raw', `${images[1]}:2.0.0`],
      { env },
    );
    const listedIn = (text: string): string[] =>
      JSON.parse(text)
        .manifests.map((one: { digest: string; platform: { architecture: string } }) =>
          [one.digest, one.platform.architecture].join(' '),
        )
        .sort();
    assert.deepEqual(listedIn(index), listedIn(planned));
    // The index, two platforms, and the attestation manifest of one.
    await isComplete('2.0.0', report.digest ?? '', 4);

    const again = await release(flags.map((flag) => flag.replace(/(s=)(.*),(.*)/, '$1$3,$2')));
    assert.equal(again.exit, 0, again.stderr);
    assert.equal(again.report.digest, report.digest);
    const lacking = await release([`--digests=${digests[0]}`, ...flags.slice(1)]);
    assert.equal(lacking.exit, 10, lacking.stderr);
  });

  it('bake: the metadata of several targets, one of which is released', async () => {
    const { builder, context, env } = world.buildKit;
    const [file, metadata] = ['bake.json', 'bake-metadata.json'].map((name) =>
      join(world.folder, name),
    );
    const target = (name: string, label: string) => ({
      context,
      labels: { variant: label },
      platforms: ['linux/amd64', 'linux/arm64'],
      output: [`type=image,name=${name},${pushed}`],
    });
    const targets = {
      app: target(images[0], 'app'),
      debug: target(images[0], 'debug'),
      other: target(`${world.hub.host}/nicolas/other`, 'other'),
    };
    writeFileSync(
      file ?? '',
      JSON.stringify({ group: { default: { targets: Object.keys(targets) } }, target: targets }),
    );
    await runOrThrow(
      'buildx',
      [
        'bake',
        `--allow=fs.read=${context}`,
        '--builder',
        builder,
        '--file',
        file ?? '',
        '--metadata-file',
        metadata ?? '',
      ],
      { env },
    );
    const all = JSON.parse(readFileSync(metadata ?? '', 'utf8'));
    const flags = [`--metadata-file=${metadata}`, '--tag=2.1.0'];
    const unclear = await release(flags);
    assert.equal(unclear.exit, 2, unclear.stderr);
    assert.match(unclear.stderr, /several digests of the image/);
    const done = await release([...flags, '--metadata-target=debug']);
    assert.equal(done.exit, 0, done.stderr);
    assert.equal(done.report.digest, all.debug['containerimage.digest']);
    await isComplete('2.1.0', done.report.digest ?? '', 5);
  });

  it('a run that failed at the last registry continues by itself, in the same CI run', async () => {
    const { builder, context } = world.buildKit;
    const flags = [
      ...[`--builder=${builder}`, '--platform=linux/amd64,linux/arm64', '--provenance=mode=min'],
      ...[`--context=${context}`, '--tag=2.2.0,latest'],
    ];
    const run = { BUILDKITE_BUILD_ID: '1f2e' };
    world.ecr.says = ({ method, path }) =>
      method === 'PUT' && path.endsWith('/manifests/2.2.0') ? 403 : undefined;
    const failed = await release(flags, run);
    world.ecr.says = () => undefined;
    assert.equal(failed.exit, 3, failed.stderr);
    const other = await release(flags, { BUILDKITE_BUILD_ID: '3d4c' });
    assert.equal(other.exit, 20, other.stderr);
    const again = await release(flags, run);
    assert.equal(again.exit, 0, again.stderr);
    assert.equal(again.report.digest, failed.report.digest);
    assert.equal(again.report.steps.find(({ name }) => name === 'build')?.state, 'unchanged');
    await isComplete('2.2.0', again.report.digest ?? '', 5);
  });
});
