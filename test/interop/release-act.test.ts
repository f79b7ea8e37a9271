// The examples of releases with a key, of checks and of verifying, run by act from the committed dist: real buildx, registries, logs.
import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseLedger } from '../../src/ledger/ledger.ts';
import type { ReleaseReport } from '../../src/release/report.ts';
import { type StandIn, startGitHub } from '../drift/support/github.ts';
import { type Act, type ActOptions, changed, example, killAll, startAct } from './support/act.ts';
import { installed } from './support/binaries.ts';
import { type CommandResult, runOrThrow } from './support/command.ts';
import { listManifests } from './support/material.ts';
import type { Recorder } from './support/recorder.ts';
import {
  judge,
  manifestWrites,
  type ReleaseWorld,
  releasePeers,
  startReleaseWorld,
} from './support/release-world.ts';

const reusable = fileURLToPath(new URL('../../.github/workflows/drift.yml', import.meta.url));
const skip = installed('act', 'crane', 'jq', ...releasePeers)
  ? false
  : 'node scripts/peers.mjs install --for release';

describe('examples under act', { skip, concurrency: false }, () => {
  let world: ReleaseWorld;
  let webdis: Act;
  let app: Act;
  let github: StandIn;
  /** Both registries, as the workflows of each repository name them. */
  let images: Readonly<Record<'webdis' | 'app', readonly [hub: string, ecr: string]>>;

  before(async () => {
    world = await startReleaseWorld();
    const named = (repository: string) =>
      [`${world.hub.host}/${repository}`, `${world.ecr.host}/${repository}`] as const;
    images = { webdis: named('nicolas/webdis'), app: named('example/app') };
    webdis = checkout('nicolasff/webdis');
    app = checkout('example/app');
    github = await startGitHub('nicolasff/webdis');
  });
  after(async () => {
    await Promise.all([world?.stop(), github?.stop()]);
    for (const one of [webdis, app]) one?.remove();
  });

  /** With the image's sources, and another content for each. */
  function checkout(repository: string): Act {
    const act = startAct(repository, world.buildKit);
    cpSync(world.buildKit.context, act.path, { recursive: true });
    writeFileSync(join(act.path, 'webdis-amd64'), `${repository}\n`);
    cpSync(world.keys.publicKey, join(act.path, 'cosign.pub'));
    act.git('add', '.');
    act.git('commit', '--quiet', '--message', 'Sources');
    return act;
  }

  const fingerprint = () => {
    const key = createPublicKey(readFileSync(world.keys.publicKey));
    return createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex');
  };
  const secrets = () => ({
    COSIGN_KEY: readFileSync(world.keys.key, 'utf8'),
    COSIGN_PASSWORD: world.password,
  });
  const releasing = (ref: string, onStart?: (pid: number) => void): ActOptions => ({
    ref: `refs/tags/${ref}`,
    secrets: secrets(),
    variables: { COSIGN_KEY_SHA256: fingerprint() },
    ...(onStart === undefined ? {} : { onStart }),
  });
  const trustedRoot = () => `          trusted-root: ${world.services.trustedRoot}\n`;
  const rekorV1 = () => `          rekor-url: ${world.services.rekorV1.url}\n`;
  const trust = () => `          key: ${world.keys.publicKey}\n${trustedRoot()}`;
  const signing = /^ {10}key: env:\/\/COSIGN_KEY\n/m;
  const signed = () => `          key: env://COSIGN_KEY\n${rekorV1()}${trustedRoot()}`;

  /** Ends the run, with all its processes, when a registry is asked to write this tag. */
  async function killedAt(
    registry: Recorder,
    tag: string,
    begin: (onStart: (pid: number) => void) => Promise<CommandResult>,
  ): Promise<void> {
    let pid = 0;
    registry.says = ({ method, path }) => {
      if (method !== 'PUT' || !path.endsWith(`/manifests/${tag}`)) return undefined;
      killAll(pid);
      return 0;
    };
    const { exit, stdout } = await begin((started) => {
      pid = started;
    });
    registry.says = () => undefined;
    assert.equal(exit, -1, stdout);
  }

  function reportIn(act: Act, artifact: string): ReleaseReport {
    const path = join(act.kept, 'artifacts', artifact, 'release-report.json');
    return JSON.parse(readFileSync(path, 'utf8'));
  }

  /** A run that was repeated built and signed nothing. */
  function assertContinued({ outcome, steps }: ReleaseReport): void {
    assert.equal(outcome, 'verified');
    const states = new Map(steps.map(({ name, state }) => [name, state]));
    assert.notEqual(states.get('build'), 'done');
    assert.equal(states.get('sign'), 'unchanged');
  }

  async function everythingOf(
    repository: string,
    digest: string,
    tags: readonly string[],
  ): Promise<readonly string[]> {
    const hub = { host: world.hub.host, referrersApi: true };
    const listed = await listManifests(hub, repository, digest);
    assert.equal(listed.length, 5, 'index, two platforms, an attestation manifest for each');
    return [world.hub, world.ecr].flatMap(({ host }) => [
      ...tags.map((tag) => `${host}/${repository}:${tag}`),
      ...listed.map((manifest) => `${host}/${repository}@${manifest.digest}`),
    ]);
  }

  const api = () => ({
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
  });
  const crane = (verb: string, ...args: readonly string[]) =>
    runOrThrow('crane', [verb, '--insecure', ...args]);

  describe('release-webdis.yml, then drift-webdis.yml', () => {
    const version = '0.1.24';
    /** What the workflow asks of `gh`, which act asks for a token. */
    const gh = () => readFileSync(join(webdis.kept, 'gh'), 'utf8').replaceAll('auth token\n', '');

    function release(onStart?: (pid: number) => void): Promise<CommandResult> {
      const [hub, ecr] = images.webdis;
      const workflow = changed(example('release-webdis.yml'), [
        ['docker.io/nicolas/webdis', hub],
        ['public.ecr.aws/nicolas/webdis', ecr],
        [/key-fingerprint: [0-9a-f]{64}/, `key-fingerprint: ${fingerprint()}`],
        [signing, signed()],
        [/(verify-action@v1 .*\n {8}with:\n)/, `$1          images: ${hub}, ${ecr}\n${trust()}`],
      ]);
      return webdis.run('release', workflow, releasing(version, onStart));
    }

    before(() => {
      const program = join(webdis.programs, 'gh');
      // There is no pull request yet.
      writeFileSync(
        program,
        `#!/bin/sh\necho "$*" >> ${webdis.kept}/gh\n[ "$1 $2" != 'pr view' ]\n`,
      );
      chmodSync(program, 0o755);
    });

    it('is killed when one registry has its tags and the other has not; "Re-run failed jobs" completes it', async () => {
      await killedAt(world.ecr, version, release);
      const [hub, ecr] = images.webdis;
      assert.match(await crane('digest', `${hub}:${version}`), /^sha256:/);
      await assert.rejects(crane('digest', `${ecr}:${version}`));
      const { exit, stdout } = await release();
      assert.equal(exit, 0, stdout);
      assertContinued(reportIn(webdis, 'release'));
    });

    it('both cosigns accept every manifest, by its digest and by each tag', async () => {
      const { digest = '' } = reportIn(webdis, 'release');
      const tags = [version, '0.1', 'latest'];
      const everything = await everythingOf('nicolas/webdis', digest, tags);
      assert.deepEqual(await judge(world, everything), []);
    });

    it('wrote no tag on any registry before the last signature was on all of them', () => {
      const writes = manifestWrites(world.asked);
      const first = writes.findIndex(({ isTag }) => isTag);
      assert.ok(first > 0, 'there are tags');
      assert.deepEqual(
        writes.slice(first).filter(({ isTag }) => !isTag),
        [],
      );
    });

    it('proposes the ledger, the first one too, on a branch that is pushed', () => {
      assert.match(gh(), /^auth setup-git\npr view .*\npr create --fill --head ledger-0\.1\.24\n$/);
      webdis.git('fetch', '--quiet', 'origin');
      webdis.git('merge', '--quiet', '--ff-only', `origin/ledger-${version}`);
      const ledger = parseLedger(readFileSync(join(webdis.path, 'releases.json')), 'releases.json');
      const [release] = ledger.releases;
      assert.equal(release?.version, version);
      assert.deepEqual(Object.keys(release?.platforms ?? {}), ['linux/amd64', 'linux/arm64']);
      assert.equal(release?.signatures.length, 10, 'both formats of five manifests');
    });

    function check(event: 'schedule' | 'workflow_dispatch'): Promise<CommandResult> {
      const [hub, ecr] = images.webdis;
      const workflow = changed(example('drift-webdis.yml'), [
        [/^ {12}nicolas\/webdis\n {12}public.*\n/m, `            ${hub}\n            ${ecr}\n`],
        [/^ {10}ledger: releases\.json\n/m, `          ledger: releases.json\n${trust()}`],
      ]);
      return webdis.run('drift', workflow, {
        event,
        ...(event === 'schedule' ? {} : { inputs: { 'first-run': 'true' } }),
        secrets: { GITHUB_TOKEN: github.token },
        env: api(),
      });
    }

    const page = () => readFileSync(join(webdis.kept, 'pages', 'index.html'), 'utf8');
    const issues = () => github.issues.map(({ state, title }) => `${state} ${title}`);

    it('the check of the ledger that the release wrote is green, by hand first and then every night', async () => {
      for (const event of ['workflow_dispatch', 'schedule'] as const) {
        const { exit, stdout } = await check(event);
        assert.equal(exit, 0, stdout);
        assert.match(page(), /✅ Ok/);
      }
      assert.deepEqual(issues(), []);
    });

    it('a tag that was moved: red, with an issue; its command fixes it, and the issue is closed', async () => {
      const [, ecr] = images.webdis;
      await world.buildKit.push([`${ecr}:${version}`]);
      const red = await check('schedule');
      assert.notEqual(red.exit, 0, red.stdout);
      assert.doesNotMatch(page(), /✅ Ok/);
      assert.equal(issues().length, 1, issues().join('\n'));
      assert.match(
        issues()[0] ?? '',
        /^open Drift: the tag points to an image that was never released/,
      );
      await fix(github.issues[0]?.body ?? '');
      const green = await check('schedule');
      assert.equal(green.exit, 0, green.stdout);
      assert.match(issues()[0] ?? '', /^closed /);
    });

    it('a signature that was deleted: red, with an issue', async () => {
      const [, ecr] = images.webdis;
      const { digest = '' } = reportIn(webdis, 'release');
      const tag = `${digest.replace(':', '-')}.sig`;
      const signature = (await crane('digest', `${ecr}:${tag}`)).trim();
      await crane('delete', `${ecr}@${signature}`);
      const red = await check('schedule');
      assert.notEqual(red.exit, 0, red.stdout);
      const open = issues().filter((one) => one.startsWith('open '));
      assert.equal(open.length, 1, issues().join('\n'));
      assert.match(open[0] ?? '', /signature/);
      await fix(github.issues.at(-1)?.body ?? '');
      assert.deepEqual(github.problems, []);
    });
  });

  /** The commands in an issue, with which a maintainer repairs a registry. */
  async function fix(body: string): Promise<void> {
    const commands = [...body.matchAll(/^webdis-trust (.*)$/gm)].map(([, line = '']) => line);
    assert.ok(commands.length > 0, body);
    for (const line of commands) {
      const done = await world.us.run(line.split(' '));
      assert.equal(done.exit, 0, `${line}\n${done.stderr}`);
    }
  }

  it('verify-webdis.yml runs the digest that it verified', async () => {
    const program = join(webdis.programs, 'docker');
    writeFileSync(program, `#!/bin/sh\necho "docker $*"\n`);
    chmodSync(program, 0o755);
    const [hub, ecr] = images.webdis;
    const workflow = changed(example('verify-webdis.yml'), [
      [/^ {10}tag: /m, `          images: ${hub}, ${ecr}\n${trust()}          tag: `],
    ]);
    const { exit, stdout } = await webdis.run('verify', workflow, { event: 'schedule' });
    rmSync(program);
    assert.equal(exit, 0, stdout);
    const { digest } = reportIn(webdis, 'release');
    assert.ok(stdout.includes(`docker run --detach --name webdis`), stdout);
    assert.ok(stdout.includes(`nicolas/webdis@${digest}`), stdout);
  });

  describe('release-native-runners.yml, then the reusable workflow over two ledgers', () => {
    const version = '1.2.3';

    /** act gives every output of a matrix to the job that ends first, so each of its jobs is written out. */
    function unrolled(text: string): string {
      const [, head = '', build = '', tail = ''] =
        /^([\s\S]*\njobs:\n)( {2}build:\n[\s\S]*?\n)( {2}release:\n[\s\S]*)$/.exec(text) ?? [];
      const rows = [...build.matchAll(/- \{ platform: (\S+), name: (\S+), runner: (\S+) \}/g)];
      assert.equal(rows.length, 2);
      const jobs = rows.map(([, platform = '', name = '', runner = '']) =>
        changed(build, [
          ['  build:', `  build-${name}:`],
          [/ {4}strategy:\n {6}matrix:\n(?: {8}.*\n)+/, ''],
          [/\$\{\{ matrix\.platform \}\}/g, platform],
          [/\$\{\{ matrix\.name \}\}/g, name],
          [/\$\{\{ matrix\.runner \}\}/g, runner],
        ]),
      );
      const after = changed(tail, [
        ['needs: build', 'needs: [build-amd64, build-arm64]'],
        [/needs\.build\.outputs\.(\w+)/g, 'needs.build-$1.outputs.$1'],
      ]);
      return [head, ...jobs, after].join('');
    }

    function release(onStart?: (pid: number) => void): Promise<CommandResult> {
      const [hub, ecr] = images.app;
      const workflow = changed(unrolled(example('release-native-runners.yml')), [
        ['ghcr.io/example/app', hub],
        ['docker.io/example/app', ecr],
        [signing, signed()],
      ]);
      return app.run('release', workflow, releasing(`v${version}`, onStart));
    }

    it('is killed when one registry has its tags and the other has not; "Re-run failed jobs" completes it', async () => {
      await killedAt(world.ecr, version, release);
      const { exit, stdout } = await release();
      assert.equal(exit, 0, stdout);
      const report = reportIn(app, 'release-report');
      assertContinued(report);
      const tags = [version, '1.2', 'latest'];
      const everything = await everythingOf('example/app', report.digest ?? '', tags);
      assert.deepEqual(await judge(world, everything), []);
    });

    it('drift init writes its ledger; with that of Webdis, both are checked in parts, and green', async () => {
      const ledgers = join(webdis.path, 'ledgers');
      mkdirSync(ledgers);
      const made = await world.us.run([
        ...['drift', 'init', '--image', images.app.join(','), '--from', version],
        ...['--key', world.keys.publicKey, '--trusted-root', world.services.trustedRoot],
        ...['--output', join(ledgers, 'app.json')],
      ]);
      assert.equal(made.exit, 0, made.stderr);
      cpSync(join(webdis.path, 'releases.json'), join(ledgers, 'webdis.json'));
      for (const name of ['app', 'webdis'] as const) {
        const path = join(ledgers, `${name}.json`);
        const ledger = JSON.parse(readFileSync(path, 'utf8'));
        const { publicKey: key } = world.keys;
        const signers = { key, 'trusted-root': world.services.trustedRoot };
        writeFileSync(path, JSON.stringify({ ...ledger, images: images[name], signers }));
      }
      const { exit, stdout } = await fleet('workflow_dispatch');
      assert.equal(exit, 0, stdout);
      assert.match(stdout, /state=ok/);
    });

    it('a tag that was moved in one of them: red, with an issue about that image', async () => {
      const [, ecr] = images.app;
      await world.buildKit.push([`${ecr}:${version}`]);
      const begin = github.issues.length;
      const { exit, stdout } = await fleet('schedule');
      assert.notEqual(exit, 0, stdout);
      const titles = github.issues.slice(begin).map(({ title }) => title);
      assert.equal(titles.length, 1, titles.join('\n'));
      assert.match(titles[0] ?? '', /example\/app/);
      await fix(github.issues.at(-1)?.body ?? '');
      const green = await fleet('schedule');
      assert.equal(green.exit, 0, green.stdout);
      assert.equal(github.issues.at(-1)?.state, 'closed');
      assert.deepEqual(github.problems, []);
    });

    function fleet(event: 'schedule' | 'workflow_dispatch'): Promise<CommandResult> {
      const workflows = join(webdis.project, '.github', 'workflows');
      mkdirSync(workflows, { recursive: true });
      // What act does not know: the commit of a reusable workflow, and the place of a job in its matrix.
      const called = changed(readFileSync(reusable, 'utf8'), [
        [/\$\{\{ fromJSON\(toJSON\(job\)\)\.workflow_repository \}\}/g, 'webdis/verify-action'],
        [/\$\{\{ fromJSON\(toJSON\(job\)\)\.workflow_sha \}\}/g, 'a'.repeat(40)],
        ['strategy.job-index', 'matrix.shard'],
      ]);
      writeFileSync(join(workflows, 'drift.yml'), called);
      const caller = `name: Fleet
on:
  workflow_dispatch:
  schedule:
    - cron: '17 3 * * *'
jobs:
  drift:
    uses: webdis/verify-action/.github/workflows/drift.yml@v1
    permissions:
      contents: read
      issues: write
    with:
      ledgers: ledgers
      shards: 2
      first-run: ${event === 'workflow_dispatch'}
  after:
    needs: drift
    runs-on: ubuntu-24.04
    if: \${{ !cancelled() }}
    steps:
      - run: echo "state=$STATE"
        env:
          STATE: \${{ needs.drift.outputs.state }}
`;
      return webdis.run('fleet', caller, {
        event,
        secrets: { GITHUB_TOKEN: github.token },
        env: api(),
      });
    }
  });

  describe('release-own-project.yml, then verify-own-project.yml', () => {
    const version = '1.3.0';
    let digest = '';

    function release(onStart?: (pid: number) => void): Promise<CommandResult> {
      const [hub, ecr] = images.app;
      // The ID of a run of act names nothing, so that the action does not continue by it; that of GitHub does.
      const here = `          builder: ${world.buildKit.builder}\n${trustedRoot()}`;
      const workflow = changed(example('release-own-project.yml'), [
        ['ghcr.io/example/app', hub],
        ['docker.io/example/app', ecr],
        ['https://log2025-1.rekor.sigstore.dev', world.services.rekorV2.url],
        [/^ {10}COSIGN_KEY:/m, "          ACT: ''\n          COSIGN_KEY:"],
        [signing, `          key: env://COSIGN_KEY\n${here}`],
      ]);
      return app.run('own', workflow, releasing(`v${version}`, onStart));
    }

    it('is killed between the registries; the same job again finds its image, and completes it', async () => {
      await killedAt(world.ecr, version, release);
      const { exit, stdout } = await release();
      assert.equal(exit, 0, stdout);
      const report = reportIn(app, 'release-report');
      assertContinued(report);
      digest = report.digest ?? '';
    });

    it('refuses another image for the version, before it builds anything', async () => {
      writeFileSync(join(app.path, 'webdis-amd64'), 'another program\n');
      const begin = world.asked.length;
      const [hub, ecr] = images.app;
      const workflow = changed(example('release-own-project.yml'), [
        ['ghcr.io/example/app', hub],
        ['docker.io/example/app', ecr],
        [signing, signed()],
        [/ {10}rekor-url: https.*\n {10}rekor-version: .*\n/, ''],
      ]);
      const { exit, stdout } = await app.run('own', workflow, {
        ...releasing(`v${version}`),
        env: { GITHUB_RUN_ID: '8' },
      });
      assert.notEqual(exit, 0, stdout);
      assert.match(stdout, /overwrite-tags/);
      const writes = world.asked
        .slice(begin)
        .filter(({ method }) => method !== 'GET' && method !== 'HEAD');
      assert.deepEqual(writes, []);
    });

    it('verifies it before it is deployed, and hands the digest to the next job', async () => {
      const [hub, ecr] = images.app;
      const workflow = changed(example('verify-own-project.yml'), [
        ['ghcr.io/example/app', hub],
        ['docker.io/example/app', ecr],
        [/^ {10}key: cosign\.pub\n/m, `          key: cosign.pub\n${trustedRoot()}`],
      ]);
      const verify = (tag: string, sha256: string) =>
        app.run('verify', workflow, {
          event: 'workflow_dispatch',
          inputs: { tag },
          variables: { COSIGN_KEY_SHA256: sha256 },
        });
      const { exit, stdout } = await verify(version, fingerprint());
      assert.equal(exit, 0, stdout);
      assert.ok(stdout.includes(`kubectl set image deployment/app app=${hub}@${digest}`), stdout);
      const other = await verify(version, 'a'.repeat(64));
      assert.notEqual(other.exit, 0, other.stdout);
      assert.doesNotMatch(other.stdout, /kubectl/);
      assert.ok(existsSync(join(app.kept, 'artifacts', 'verify-report')));
    });
  });
});
