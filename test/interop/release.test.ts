// A release that is killed, stopped or refused at every step, and continues: real buildx, registries, log.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ReleaseReport } from '../../src/release/report.ts';
import { installed } from './support/binaries.ts';
import { listManifests, listSignatures } from './support/material.ts';
import { ourEnvironment } from './support/ourselves.ts';
import type { Asked } from './support/recorder.ts';
import {
  judge,
  keyFlags,
  manifestWrites,
  type ReleaseWorld,
  releasePeers,
  startReleaseWorld,
} from './support/release-world.ts';

const cli = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const skip = installed(...releasePeers) ? false : 'node scripts/peers.mjs install --for release';

const repository = 'nicolas/webdis';
const mayChange = ({ method }: Asked) => method !== 'GET' && method !== 'HEAD';
/** Of content: an upload that is begun and given up, to see whether it may be, leaves nothing. */
const isWrite = ({ method }: Asked) => method === 'PUT' || method === 'PATCH';

describe('a release', { skip }, () => {
  let world: ReleaseWorld;
  let images: readonly [hub: string, ecr: string];
  let version = '';
  let releases = 0;

  before(async () => {
    world = await startReleaseWorld();
    images = [`${world.hub.host}/${repository}`, `${world.ecr.host}/${repository}`];
  });
  after(() => world.stop());
  afterEach(() => {
    for (const registry of [world.hub, world.ecr]) registry.says = () => undefined;
  });

  /** When a write is asked for that would take the release over the next step's border. */
  const moments: readonly (readonly [when: string, (writes: readonly Asked[]) => boolean])[] = [
    ['before the first signature', (writes) => signatures(writes).length === 1],
    ['between two signatures', (writes) => signatures(writes).length === 3],
    ['when mirroring begins', (writes) => on('ecr', writes).length === 1],
    ['in the middle of mirroring', (writes) => manifestWrites(on('ecr', writes)).length === 4],
    ['before the first tag', (writes) => tags(writes).length === 1],
    ['between two tags', (writes) => tags(writes).length === 2],
    ['before the mirror’s tags', (writes) => tags(on('ecr', writes)).length === 1],
    ['at the last tag', (writes) => tags(on('ecr', writes)).length === 2],
  ];

  for (const [when, reached] of moments) {
    it(`killed ${when}, it continues with the digest, and signs nothing twice`, async () => {
      next();
      const killed = await release({ at: reached, signal: 'SIGKILL' });
      assert.equal(killed.signal, 'SIGKILL', killed.stderr);
      const digest = pushedDigest(killed.stderr);
      const before = await published(digest);

      const again = await release({ digest });
      assert.equal(again.exit, 0, again.stderr);
      const now = await published(digest);
      assert.equal(now.length, 10, 'five manifests in two formats, once');
      assert.deepEqual(
        before.filter((one) => !now.includes(one)),
        [],
      );
      await isComplete(digest);

      const third = await release({ digest });
      assert.equal(third.exit, 0, third.stderr);
      assert.deepEqual(third.writes, [], 'all of it is done');
    });
  }

  it('SIGTERM while buildx pushes: ended within 5 s, with a report, and no tag', async () => {
    next();
    const stopped = await release({ at: (writes) => writes.length === 1, signal: 'SIGTERM' });
    assert.ok(stopped.seconds < 5, `${stopped.seconds} s`);
    assert.equal(stateOf(stopped.report, 'build'), 'stopped', stopped.stderr);
    assert.deepEqual(tags(stopped.writes), []);
  });

  it('SIGTERM between two signatures: ended within 5 s, with a report that says how to continue', async () => {
    next();
    const [, between] = moments[1] ?? [];
    assert.ok(between);
    const stopped = await release({ at: between, signal: 'SIGTERM' });
    assert.ok(stopped.seconds < 5, `${stopped.seconds} s`);
    assert.equal(stateOf(stopped.report, 'sign'), 'stopped', stopped.stderr);
    const digest = pushedDigest(stopped.stderr);
    assert.equal(stopped.report?.digest, digest);
    assert.ok(stopped.report?.findings.some(({ advice }) => advice?.includes(digest)));
    const again = await release({ digest });
    assert.equal(again.exit, 0, again.stderr);
    await isComplete(digest);
  });

  const failures: readonly (readonly [why: string, flags: () => string[], said: RegExp])[] = [
    ['a Dockerfile that fails', () => [`--file=${broken('COPY missing /')}`], /missing/],
    ['a builder that is missing', () => ['--builder=nobody'], /nobody/],
    ['a platform that cannot be built', () => ['--platform=linux/riscv64'], /riscv64/],
  ];
  for (const [why, flags, said] of failures) {
    it(`${why}: nothing is pushed, and the message says what buildx said`, async () => {
      next();
      const failed = await release({ flags: flags() });
      assert.equal(failed.exit, 3, failed.stderr);
      assert.equal(stateOf(failed.report, 'build'), 'failed');
      assert.ok(failed.report?.findings.some(({ code }) => code === 'E_BUILD'));
      assert.match(failed.stderr, said);
      assert.deepEqual(manifestWrites(failed.writes), []);
    });
  }

  it('a registry that refuses uploads: said so before anything is built', async () => {
    for (const registry of [world.hub, world.ecr]) {
      next();
      registry.says = (asked) => (mayChange(asked) ? 403 : undefined);
      const failed = await release({});
      registry.says = () => undefined;
      assert.notEqual(failed.exit, 0);
      assert.match(failed.stderr, /403|denied|forbidden/i);
      assert.equal(stateOf(failed.report, 'check'), 'failed', failed.stderr);
      assert.deepEqual(failed.writes, []);
    }
  });

  it('a registry that refuses what is pushed: said so, and nothing is tagged', async () => {
    next();
    world.hub.says = (asked) => (isWrite(asked) ? 403 : undefined);
    const failed = await release({});
    assert.notEqual(failed.exit, 0);
    assert.match(failed.stderr, /403|denied|forbidden/i);
    assert.equal(stateOf(failed.report, 'build'), 'failed', failed.stderr);
    assert.deepEqual(tags(failed.writes), []);
  });

  it('a log that is down after the push: nothing is signed; with the digest it continues', async () => {
    next();
    const failed = await release({
      flags: ['--rekor-url=http://127.0.0.1:9', '--timeout=20'],
    });
    assert.equal(failed.exit, 3, failed.stderr);
    assert.equal(stateOf(failed.report, 'sign'), 'failed');
    const digest = pushedDigest(failed.stderr);
    assert.ok(failed.report?.findings.some(({ advice }) => advice?.includes(digest)));
    assert.deepEqual(await published(digest), []);
    assert.equal((await release({ digest })).exit, 0);
    await isComplete(digest);
  });

  it('a mirror that is down after the signing: no tag anywhere; with the digest it continues', async () => {
    next();
    // Before, it would be found out about in time, and nothing would be signed.
    let signatures = 0;
    world.hub.says = (asked) => {
      signatures += isWrite(asked) && asked.path.endsWith('.sig') ? 1 : 0;
      return undefined;
    };
    world.ecr.says = () => (signatures > 0 ? 503 : undefined);
    const failed = await release({ flags: ['--timeout=30'] });
    assert.equal(failed.exit, 3, failed.stderr);
    assert.equal(stateOf(failed.report, 'mirror'), 'failed');
    assert.deepEqual(tags(failed.writes), []);
    world.ecr.says = () => undefined;
    const digest = pushedDigest(failed.stderr);
    assert.equal((await release({ digest })).exit, 0);
    await isComplete(digest);
  });

  it('a version that exists: refused before anything is built; moved when that is requested', async () => {
    next();
    assert.equal((await release({})).exit, 0);
    change();
    const refused = await release({});
    assert.equal(refused.exit, 20, refused.stderr);
    assert.deepEqual(refused.writes, []);
    const moved = await release({ flags: ['--overwrite-tags'] });
    assert.equal(moved.exit, 0, moved.stderr);
    await isComplete(pushedDigest(moved.stderr));
  });

  it('two runs of one version at once: at most one of them has its way, and the tag is all signed', async () => {
    next();
    const first = release({});
    change('another');
    const both = await Promise.all([first, release({})]);
    const won = both.filter(({ exit }) => exit === 0);
    assert.ok(won.length <= 1, both.map(({ stderr }) => stderr).join('\n'));
    assert.deepEqual(
      await judge(
        world,
        images.map((image) => `${image}:${version}`),
      ),
      [],
    );
  });

  /** Another version, of another content. */
  function next(): void {
    releases += 1;
    version = `1.0.${releases}`;
    change();
  }

  function change(content = 'webdis'): void {
    for (const platform of ['amd64', 'arm64']) {
      const text = `${content} ${version} ${Math.random()}\n`;
      writeFileSync(join(world.buildKit.context, `webdis-${platform}`), text);
    }
  }

  function broken(line: string): string {
    const path = join(world.folder, 'Dockerfile');
    writeFileSync(path, `FROM scratch\n${line}\n`);
    return path;
  }

  interface Run {
    readonly digest?: string;
    /** `--name=value`: in the place of the usual one of that name. */
    readonly flags?: readonly string[];
    /** Called with all writes so far; when it returns true, the signal is sent, and that write never arrives. */
    readonly at?: (writes: readonly Asked[]) => boolean;
    readonly signal?: NodeJS.Signals;
  }

  interface Ended {
    readonly exit: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stderr: string;
    readonly report: ReleaseReport | undefined;
    readonly writes: readonly Asked[];
    /** From the signal to the end. */
    readonly seconds: number;
  }

  function release({ digest, flags = [], at, signal = 'SIGTERM' }: Run): Promise<Ended> {
    const { buildKit, password, folder } = world;
    const built = [
      ...[`--builder=${buildKit.builder}`, '--platform=linux/amd64,linux/arm64'],
      ...['--provenance=mode=min', `--context=${buildKit.context}`],
    ];
    const usual = [
      ...[`--image=${images[0]}`, `--mirror=${images[1]}`, `--tag=${version},latest`],
      ...keyFlags(world),
      ...(digest === undefined ? built : [`--digest=${digest}`]),
    ];
    const nameOf = (flag: string) => flag.split('=')[0];
    const given = new Set(flags.map(nameOf));
    const line = [...usual.filter((flag) => !given.has(nameOf(flag))), ...flags];
    const child = spawn(process.execPath, [cli, 'release', '--json', ...line], {
      env: { ...process.env, ...ourEnvironment({ folder, password, env: buildKit.env }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const begin = world.asked.length;
    const writes = () => world.asked.slice(begin).filter(isWrite);
    let reported = 0;
    if (at !== undefined) {
      const strike = () => {
        if (reported === 0 && !at(writes())) return undefined;
        if (reported === 0) child.kill(signal);
        reported ||= performance.now();
        return 0;
      };
      for (const registry of [world.hub, world.ecr]) registry.says = strike;
    }
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk;
      });
    }
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exit, ended) => {
        const seconds = reported === 0 ? 0 : (performance.now() - reported) / 1000;
        for (const registry of at === undefined ? [] : [world.hub, world.ecr]) {
          registry.says = () => undefined;
        }
        const { stdout, stderr } = text;
        const report = stdout.trim() === '' ? undefined : JSON.parse(stdout);
        resolve({ exit, signal: ended, stderr, report, writes: writes(), seconds });
      });
    });
  }

  /** As buildx says it in its own log. */
  function pushedDigest(log: string): string {
    const [, digest] = /exporting manifest list (sha256:[0-9a-f]{64})/.exec(log) ?? [];
    assert.ok(digest, log);
    return digest;
  }

  const hub = () => ({ host: world.hub.host, referrersApi: true });

  /** Every signature on the first registry. */
  async function published(digest: string): Promise<readonly string[]> {
    const listed = await listManifests(hub(), repository, digest);
    const all = await Promise.all(
      listed.map((manifest) => listSignatures(hub(), repository, manifest.digest)),
    );
    return all.flat();
  }

  async function isComplete(digest: string): Promise<void> {
    const listed = await listManifests(hub(), repository, digest);
    const every = images.flatMap((image) => [
      ...[`${image}:${version}`, `${image}:latest`],
      ...listed.map((manifest) => `${image}@${manifest.digest}`),
    ]);
    assert.deepEqual(await judge(world, every), []);
    for (const { host } of [world.hub, world.ecr]) {
      for (const tag of [version, 'latest']) {
        const answer = await fetch(`http://${host}/v2/${repository}/manifests/${tag}`, {
          method: 'HEAD',
          headers: { accept: 'application/vnd.oci.image.index.v1+json' },
        });
        assert.equal(answer.headers.get('docker-content-digest'), digest, `${host} ${tag}`);
      }
    }
  }

  const stateOf = (report: ReleaseReport | undefined, step: string) =>
    report?.steps.find(({ name }) => name === step)?.state;
  const signatures = (writes: readonly Asked[]) =>
    manifestWrites(on('hub', writes)).filter(({ reference }) => reference.endsWith('.sig'));
  const tags = (writes: readonly Asked[]) => manifestWrites(writes).filter(({ isTag }) => isTag);
  const on = (which: 'hub' | 'ecr', writes: readonly Asked[]) =>
    writes.filter(({ port }) => world[which].host.endsWith(`:${port}`));
});
