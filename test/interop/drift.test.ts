// Two real registries with twenty signed releases; then something is changed behind the publisher's back.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import type { DifferenceKind, DriftReport } from '../../src/drift/report.ts';
import { installed } from './support/binaries.ts';
import { runOrThrow } from './support/command.ts';
import {
  keyFlags,
  type ReleaseWorld,
  releasePeers,
  startReleaseWorld,
} from './support/release-world.ts';

const skip = installed('crane', ...releasePeers)
  ? false
  : 'node scripts/peers.mjs install --for drift';

const repository = 'nicolas/webdis';
const first = 24;
/** Every other release is signed by a cosign, as Webdis was, and every other by the release verb. */
const versions = Array.from({ length: 20 }, (_, at) => `0.1.${first + at}`);
const highest = versions.at(-1) ?? '';

describe('drift between real registries', { skip }, () => {
  let world: ReleaseWorld;
  let images: readonly [hub: string, ecr: string];

  before(async () => {
    world = await startReleaseWorld();
    images = [`${world.hub.host}/${repository}`, `${world.ecr.host}/${repository}`];
    for (const [at, version] of versions.entries()) {
      if (at % 2 === 0) await byCosign(version, at % 4 === 0 ? 'v2' : 'v3');
      else await byRelease(version);
    }
    for (const image of images) await crane('tag', `${image}:${highest}`, 'latest');
    const from = ['--from', `0.1.${first}`, '--output', file('releases.json')];
    const made = await drift('init', '--image', images.join(','), ...trust(), ...from);
    assert.equal(made.exit, 0, made.stderr);
  });
  after(() => world.stop());

  it('is silent while all is well', async () => {
    const { report, exit } = await check();
    assert.equal(exit, 0);
    assert.equal(report.state, 'ok');
    assert.deepEqual([report.differences, report.unreachable], [[], []]);
    assert.equal(report.releases.length, versions.length);
    assert.equal(report.releases[0]?.version, highest, 'newest first');
  });

  describe('made on purpose', () => {
    afterEach(async () => {
      for (const registry of [world.hub, world.ecr]) registry.says = () => undefined;
      const { report } = await check();
      assert.deepEqual([report.state, report.differences], ['ok', []], 'fixed');
    });

    it('threat 16: a tag that was moved back to an older release', async () => {
      await crane('tag', `${images[1]}:0.1.30`, highest);
      const [found] = await differences('rolled-back', 'latest-wrong');
      assert.match(found?.message ?? '', /0\.1\.30/);
      await fix();
    });

    it('one signature deleted', async () => {
      const [child] = await children(images[0], '0.1.24');
      const tag = `${child?.replace(':', '-')}.sig`;
      const digest = (await crane('digest', `${images[1]}:${tag}`)).trim();
      await crane('delete', `${images[1]}@${digest}`);
      await differences('signature-bad', 'signature-missing');
      await fix();
    });

    it('fault 46: one platform’s manifest missing', async () => {
      const [child] = await children(images[1], '0.1.26');
      await crane('delete', `${images[1]}@${child}`);
      await differences('manifest-missing');
      await fix();
    });

    it('a version that the ledger does not know, once it is seen twice', async () => {
      await crane('tag', `${images[0]}:${highest}`, '0.1.99');
      writeFileSync(file('state.json'), 'first');
      const { report } = await check('--state', file('state.json'));
      assert.equal(report.state, 'ok', 'a release may be under way');
      const again = await check('--state', file('state.json'));
      assert.deepEqual(kinds(again.report), ['tag-unknown']);
      rmSync(file('state.json'));
      await crane('delete', `${images[0]}:0.1.99`);
    });

    it('threat 18: another index under the same tag', async () => {
      writeFileSync(join(world.buildKit.context, 'webdis-amd64'), 'not what was released\n');
      await world.buildKit.push([`${images[1]}:0.1.28`]);
      await differences('tag-moved');
      await fix();
    });

    it('latest that is not the highest release', async () => {
      await crane('tag', `${images[1]}:0.1.25`, 'latest');
      await differences('latest-wrong');
      await fix();
    });

    it('all of it at once, each as what it is', async () => {
      const [child] = await children(images[1], '0.1.26');
      await crane('delete', `${images[1]}@${child}`);
      await crane('tag', `${images[1]}:0.1.30`, '0.1.33');
      await crane('tag', `${images[1]}:0.1.25`, 'latest');
      await differences('latest-wrong', 'manifest-missing', 'rolled-back');
      await fix();
    });

    const silent: readonly (readonly [why: string, status: number])[] = [
      ['a registry that is stopped', 0],
      ['fault 47: a registry that answers 429', 429],
      ['fault 47: a registry that answers 503', 503],
      ['credentials that are no longer taken', 401],
    ];
    for (const [why, status] of silent) {
      it(`${why} is unreachable, and no drift`, async () => {
        world.ecr.says = () => status;
        const { report, exit } = await check('--timeout', '20');
        assert.deepEqual([exit, report.state], [3, 'unreachable']);
        assert.deepEqual(report.differences, []);
        assert.ok(report.unreachable.length > 0);
        const states = report.registries.map(({ state }) => state);
        assert.deepEqual(states, ['ok', 'unreachable']);
      });
    }

    it('a drift is seen although the other registry is unreachable', async () => {
      await crane('tag', `${images[0]}:0.1.30`, '0.1.33');
      world.ecr.says = () => 429;
      const { report, exit } = await check('--timeout', '20');
      assert.deepEqual([exit, report.state], [20, 'drift']);
      assert.deepEqual(kinds(report), ['rolled-back']);
      const digest = report.releases.find(({ version }) => version === '0.1.33')?.digest;
      await crane('tag', `${images[0]}@${digest}`, '0.1.33');
    });
  });

  /** Another content for each, pushed to the first registry. */
  async function build(version: string): Promise<string> {
    writeFileSync(join(world.buildKit.context, 'webdis-amd64'), `webdis ${version}\n`);
    return world.buildKit.push([`${images[0]}:${version}`]);
  }

  async function byCosign(version: string, which: 'v2' | 'v3'): Promise<void> {
    const { services, keys, us } = world;
    const { url } = services.rekorV1;
    const { trustedRoot } = services;
    const digest = await build(version);
    const done = await world.cosign[which].sign(`${images[0]}@${digest}`, {
      key: keys.key,
      ...(which === 'v2'
        ? { format: 'legacy', log: { rekorUrl: url, trustedRoot } }
        : {
            format: 'bundle',
            log: {
              signingConfig: await services.signingConfig([{ url, version: 1 }]),
              trustedRoot,
            },
          }),
    });
    assert.equal(done.exit, 0, done.stderr);
    const verify = { key: keys.publicKey, trustedRoot };
    const source = `${images[0]}:${version}`;
    const { outcome } = await us.mirror(source, [`${images[1]}:${version}`], { verify });
    assert.equal(outcome, 'verified');
  }

  async function byRelease(version: string): Promise<void> {
    const { buildKit, us } = world;
    writeFileSync(join(buildKit.context, 'webdis-amd64'), `webdis ${version}\n`);
    const done = await us.run([
      ...['release', '--image', images[0], '--mirror', images[1], '--tag', version],
      ...['--builder', buildKit.builder, '--platform', 'linux/amd64,linux/arm64'],
      ...keyFlags(world),
      ...['--context', buildKit.context],
    ]);
    assert.equal(done.exit, 0, done.stderr);
  }

  async function check(...more: readonly string[]): Promise<{ report: DriftReport; exit: number }> {
    const where = ['--ledger', file('releases.json'), '--image', images.join(',')];
    const { exit, stdout, stderr } = await drift('check', ...where, ...trust(), '--json', ...more);
    assert.notEqual(stdout, '', stderr);
    return { report: JSON.parse(stdout), exit };
  }

  /** Exactly these kinds, on the second registry; a required manifest may show in several ways. */
  async function differences(...expected: readonly DifferenceKind[]) {
    const { report, exit } = await check();
    assert.deepEqual([exit, report.state], [20, 'drift']);
    assert.deepEqual(
      kinds(report).filter((kind) => !expected.includes(kind)),
      [],
    );
    assert.ok(kinds(report).length > 0);
    for (const { registry } of report.differences) assert.equal(registry, images[1]);
    return report.differences;
  }

  /** With the commands that the report prints, and nothing else. */
  async function fix(): Promise<void> {
    const { report } = await check();
    const commands = new Set(report.differences.flatMap((one) => one.fix ?? []));
    assert.ok(commands.size > 0, JSON.stringify(report.differences));
    for (const command of commands) {
      const [program, ...args] = command.split(' ');
      assert.equal(program, 'webdis-trust');
      const done = await world.us.run(args);
      assert.equal(done.exit, 0, `${command}\n${done.stderr}`);
    }
  }

  const kinds = ({ differences }: DriftReport) =>
    [...new Set(differences.map(({ kind }) => kind))].toSorted();
  const drift = (...args: readonly string[]) => world.us.run(['drift', ...args]);
  const file = (name: string) => join(world.folder, name);
  const trust = () => [
    ...['--key', world.keys.publicKey],
    ...['--trusted-root', world.services.trustedRoot],
  ];
  const crane = (verb: string, ...args: readonly string[]) =>
    runOrThrow('crane', [verb, '--insecure', ...args]);

  async function children(image: string, version: string): Promise<readonly string[]> {
    const { manifests } = JSON.parse(await crane('manifest', `${image}:${version}`));
    return manifests.map(({ digest }: { readonly digest: string }) => digest);
  }
});
