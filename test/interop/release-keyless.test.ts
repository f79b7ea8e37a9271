// examples/release-keyless.yml, run by act from the committed dist, with a token of our own issuer: no key anywhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { type CommandResult, run } from './support/command.ts';
import { fulcioPeers } from './support/fulcio.ts';
import { type Identities, startIdentities } from './support/identities.ts';
import { eachOf } from './support/in-turn.ts';
import { listManifests } from './support/material.ts';
import {
  manifestWrites,
  type ReleaseWorld,
  releasePeers,
  startReleaseWorld,
} from './support/release-world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = readFileSync(join(root, 'examples', 'release-keyless.yml'), 'utf8');
const peers = ['act', ...releasePeers, ...fulcioPeers];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for release';

const repository = 'example/app';
const ref = 'refs/tags/v1.2.3';
const identity = `https://github.com/${repository}/.github/workflows/release.yml@${ref}`;
const tags = ['1.2.3', '1.2'];
/** A JSON Web Token: two parts that begin with `{"`, in base64. */
const token = /eyJ[\w-]+\.eyJ/;

describe('the example of a keyless release under act', { skip, concurrency: false }, () => {
  let world: ReleaseWorld;
  let identities: Identities;
  let workspace: Folder;
  let images: readonly string[];

  before(async () => {
    world = await startReleaseWorld();
    identities = await startIdentities(world.services);
    workspace = temporaryFolder('act-keyless');
    images = [world.hub, world.ecr].map(({ host }) => `${host}/${repository}`);
    cpSync(world.buildKit.context, workspace.path, { recursive: true });
    cpSync(identities.trustedRoot, join(workspace.path, 'trusted-root.json'));
    mkdirSync(join(workspace.path, 'kept'));
    const git = (...args: string[]) => execFileSync('git', ['-C', workspace.path, ...args]);
    git('init', '--quiet');
    git('remote', 'add', 'origin', `https://github.com/${repository}`);
  });
  after(async () => {
    await Promise.all([identities?.stop(), world?.stop()]);
    workspace?.remove();
  });

  it('without the permission for a token: refused before anything is built, with the permission that it needs', async () => {
    const { exit, stdout } = await act({});
    assert.notEqual(exit, 0);
    assert.match(stdout, /id-token: write/);
    assert.deepEqual(world.hub.writes(), []);
  });

  it('builds, signs, mirrors, verifies and tags; both cosigns accept every manifest by its identity', async () => {
    const { exit, stdout } = await act(identities.issuer.actionsEnvironment({ repository, ref }));
    assert.equal(exit, 0, stdout);
    assert.doesNotMatch(stdout, token);
    const { digest } = report();
    const hub = { host: world.hub.host, referrersApi: true };
    const listed = await listManifests(hub, repository, digest);
    assert.equal(listed.length, 5, 'index, two platforms, an attestation manifest for each');
    const names = images.flatMap((image) => [
      ...tags.map((tag) => `${image}:${tag}`),
      ...listed.map((manifest) => `${image}@${manifest.digest}`),
    ]);
    const calls = names.flatMap((name) =>
      Object.entries(world.cosign).map(([version, cosign]) => ({ name, version, cosign })),
    );
    await eachOf(calls, 2, async ({ name, version, cosign }) => {
      const done = await cosign.run(['verify', ...cosignFlags(), name]);
      assert.equal(done.exit, 0, `cosign ${version}, ${name}: ${done.stderr}`);
    });
  });

  it('the report names who signed, and holds no token', () => {
    assert.equal(report().signer.identity, identity);
    assert.doesNotMatch(JSON.stringify(report()), token);
  });

  it('no tag on any registry before the last signature is on all of them', () => {
    const writes = manifestWrites(world.asked);
    const first = writes.findIndex(({ isTag }) => isTag);
    assert.ok(first > 0);
    assert.ok(writes.slice(first).every(({ isTag }) => isTag));
    assert.equal(writes.length - first, images.length * tags.length);
  });

  /** As the example keeps it. */
  function report() {
    return JSON.parse(readFileSync(join(workspace.path, 'kept', 'release-report.json'), 'utf8'));
  }

  function cosignFlags(): readonly string[] {
    return [
      ...['--certificate-identity', identity, '--certificate-oidc-issuer', identities.issuer.url],
      ...['--trusted-root', identities.trustedRoot, '--rekor-url', world.services.rekorV1.url],
      ...['--allow-http-registry', '--allow-insecure-registry'],
    ];
  }

  /** The unchanged example, with other registries and services. */
  function workflow(): string {
    const { services, buildKit } = world;
    const here = [
      'keyless: true',
      `fulcio-url: ${identities.fulcio.url}`,
      `rekor-url: ${services.rekorV1.url}`,
      'trusted-root: trusted-root.json',
      `builder: ${buildKit.builder}`,
    ].join('\n          ');
    return example
      .replaceAll('ghcr.io/example/app', images[0] ?? '')
      .replaceAll('docker.io/example/app', images[1] ?? '')
      .replace('keyless: true', here);
  }

  function act(environment: Readonly<Record<string, string>>): Promise<CommandResult> {
    const file = join(workspace.path, '.github', 'workflows', 'release.yml');
    const event = join(workspace.path, 'event.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, workflow());
    writeFileSync(event, JSON.stringify({ ref }));
    const actions = [...localActions()].flatMap(([name, folder]) => [
      ...['--local-repository', `${name}=${folder}`],
    ]);
    const variables = Object.entries(environment).flatMap(([name, value]) => [
      ...['--env', `${name}=${value}`],
    ]);
    const args = ['push', '-P', 'ubuntu-24.04=-self-hosted', '--no-cache-server', ...actions];
    const flags = ['--artifact-server-addr', '127.0.0.1', '--eventpath', event, ...variables];
    return run('act', [...args, ...flags, '-W', file], {
      cwd: workspace.path,
      env: {
        ...world.buildKit.env,
        PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      },
    });
  }

  /** This checkout for this project's action; for those of others, steps that do as much as is needed here. */
  function localActions(): ReadonlyMap<string, string> {
    const metadata = {
      tags: images.flatMap((image) => tags.map((tag) => `${image}:${tag}`)).join('\n'),
      labels: `org.opencontainers.image.source=https://github.com/${repository}`,
      version: tags[0],
    };
    const uses = [...example.matchAll(/uses: ((\S+?)@\S+)/g)];
    return new Map(
      uses.map(([, name = '', action = '']) => {
        if (action.startsWith('webdis/')) return [name.replace('/release@', '@'), root];
        const folder = join(workspace.path, 'actions', action.replace('/', '-'));
        mkdirSync(folder, { recursive: true });
        const outputs = action.endsWith('/metadata-action') ? metadata : {};
        const script = action.endsWith('/upload-artifact')
          ? `cp release-report.json '${join(workspace.path, 'kept')}'`
          : 'true';
        writeFileSync(join(folder, 'action.yml'), JSON.stringify(composite(script, outputs)));
        return [name, folder];
      }),
    );
  }
});

/** An action of one command, with these outputs. */
function composite(script: string, outputs: Readonly<Record<string, string | undefined>>): object {
  return {
    name: 'local',
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, { description: name, value }]),
    ),
    runs: { using: 'composite', steps: [{ run: script, shell: 'sh' }] },
  };
}
