// Releases of what others built: one image for each platform, targets of bake, images of ko and goreleaser; real tools, registries, cosigns.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

const skip = installed('crane', 'ko', ...releasePeers)
  ? false
  : 'node scripts/peers.mjs install --for release';

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

  const crane = (verb: string, ...args: readonly string[]) =>
    runOrThrow('crane', [verb, '--insecure', ...args]);

  /** Under this tag, on the first registry, by a tool that signs nothing. */
  async function standsUnsigned(tag: string, digest: string): Promise<void> {
    assert.equal((await crane('digest', `${images[0]}:${tag}`)).trim(), digest);
    const { exit } = await world.us.run([
      ...['verify', '--key', world.keys.publicKey, '--trusted-root'],
      ...[world.services.trustedRoot, `${images[0]}:${tag}`],
    ]);
    assert.equal(exit, 10);
  }

  /** What docs/releasing.md says to run: the tag of the tool stays, and the real ones are written last. */
  async function releasesWhatIsTagged(
    digest: string,
    tags: readonly [version: string, ...others: string[]],
    manifests: number,
  ): Promise<void> {
    const begin = world.asked.length;
    const { exit, stderr, report } = await release([
      ...[`--digest=${digest}`, `--tag=${tags.join(',')}`],
      '--platform=linux/amd64,linux/arm64',
    ]);
    assert.equal(exit, 0, stderr);
    assert.equal(report.digest, digest);
    const writes = manifestWrites(world.asked.slice(begin));
    const first = writes.findIndex(({ isTag }) => isTag);
    assert.ok(writes.slice(first).every(({ isTag }) => isTag));
    await isComplete(tags[0], digest, manifests);
  }

  describe('ko, whose tag stands on the unsigned image already', () => {
    before(async () => {
      const { builder, context, env } = world.buildKit;
      const flags = ['--builder', builder, '--platform', 'linux/amd64,linux/arm64'];
      const base = ['--provenance=false', '--push', '--tag', `${world.hub.host}/base:1`];
      await runOrThrow('buildx', ['build', ...flags, ...base, context], { env });
      const command = join(world.folder, 'app', 'cmd', 'app');
      mkdirSync(command, { recursive: true });
      writeFileSync(join(world.folder, 'app', 'go.mod'), 'module example.com/app\n\ngo 1.26\n');
      writeFileSync(join(command, 'main.go'), 'package main\n\nfunc main() { println("app") }\n');
    });

    /** The digest behind the last @ of what it prints. */
    async function ko(tag: string): Promise<string> {
      const printed = await runOrThrow(
        'ko',
        [
          ...['build', '--bare', '--tags', tag],
          ...['--platform', 'linux/amd64,linux/arm64', './cmd/app'],
        ],
        {
          cwd: join(world.folder, 'app'),
          env: {
            KO_DOCKER_REPO: images[0],
            KO_DEFAULTBASEIMAGE: `${world.hub.host}/base:1`,
            ...{ GOFLAGS: '', GOTOOLCHAIN: 'local', GOPROXY: 'off' },
            DOCKER_CONFIG: world.buildKit.env.DOCKER_CONFIG,
          },
        },
      );
      const [line = ''] = printed.trim().split('\n').slice(-1);
      assert.match(line, new RegExp(`^${images[0]}:${tag}@sha256:[0-9a-f]{64}$`));
      return line.slice(line.lastIndexOf('@') + 1);
    }

    it('a tag that nobody uses: the release writes the real ones, when all is signed', async () => {
      const digest = await ko('build-1f2e3d');
      await standsUnsigned('build-1f2e3d', digest);
      await releasesWhatIsTagged(digest, ['2.3.0', '2.3'], 3);
    });

    it('the version itself: the release keeps the tag, which names the same image', async () => {
      writeFileSync(
        join(world.folder, 'app', 'cmd', 'app', 'main.go'),
        'package main\n\nfunc main() { println("2.3.1") }\n',
      );
      const digest = await ko('2.3.1');
      await standsUnsigned('2.3.1', digest);
      await releasesWhatIsTagged(digest, ['2.3.1'], 3);
    });
  });

  it('goreleaser: an image as it pushes it with a tag, by the digest in dist/digests.txt', async () => {
    const { builder, context, env } = world.buildKit;
    const name = `${images[0]}:build-4a5b6c`;
    const id = join(world.folder, 'id.txt');
    // As internal/pipe/docker/v2 of goreleaser 2.17.0 calls it, for dockers_v2.
    await runOrThrow(
      'buildx',
      [
        ...['build', '--builder', builder, '--platform', 'linux/amd64,linux/arm64'],
        ...['-t', name, '--push', `--iidfile=${id}`, '--label', 'made-by=goreleaser', context],
      ],
      { env },
    );
    // As internal/pipe/dockerdigest writes dist/digests.txt.
    const digests = `${readFileSync(id, 'utf8').trim().replace('sha256:', '')}  ${name}\n`;
    const [hex = ''] =
      digests
        .split('\n')
        .find((line) => line.endsWith(`  ${name}`))
        ?.split(' ') ?? [];
    const digest = `sha256:${hex}`;
    await standsUnsigned('build-4a5b6c', digest);
    await releasesWhatIsTagged(digest, ['2.4.0', '2.4'], 5);
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
