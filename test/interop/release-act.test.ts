// A maintainer's workflow, run by act from the committed dist: real buildx, real log, both cosigns as judges.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseLedger } from '../../src/ledger/ledger.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { type CommandResult, run } from './support/command.ts';
import { listManifests } from './support/material.ts';
import {
  judge,
  manifestWrites,
  type ReleaseWorld,
  releasePeers,
  startReleaseWorld,
} from './support/release-world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const skip = installed('act', ...releasePeers)
  ? false
  : 'node scripts/peers.mjs install --for release';

describe('the release action under act', { skip }, () => {
  let world: ReleaseWorld;
  let workspace: Folder;
  let images: readonly string[];

  before(async () => {
    world = await startReleaseWorld();
    workspace = temporaryFolder('act-release');
    for (const part of ['action.yml', 'release', 'dist']) {
      cpSync(join(root, part), join(workspace.path, part), { recursive: true });
    }
    cpSync(world.buildKit.context, join(workspace.path, 'image'), { recursive: true });
    cpSync(world.keys.publicKey, join(workspace.path, 'signer.pub'));
    cpSync(world.services.trustedRoot, join(workspace.path, 'trusted-root.json'));
    execFileSync('git', ['init', '--quiet', workspace.path]);
    images = [world.hub, world.ecr].map(({ host }) => `${host}/nicolas/webdis`);
  });
  after(async () => {
    await world.stop();
    workspace.remove();
  });

  it('builds, signs, mirrors, verifies, tags, and the verify action accepts it', async () => {
    const { exit, stdout } = await act('release', workflow(`tags: 0.1.24, 0.1, latest`));
    assert.equal(exit, 0, stdout);
    assert.ok(stdout.includes('outcome=verified verified=true'), stdout);
    const [, digest = ''] = /digest=(sha256:[0-9a-f]{64})/.exec(stdout) ?? [];

    const listed = await listManifests(
      { host: world.hub.host, referrersApi: true },
      'nicolas/webdis',
      digest,
    );
    assert.equal(
      listed.length,
      5,
      'the index, two platforms, and an attestation manifest for each',
    );
    const everything = images.flatMap((image) => [
      ...['0.1.24', '0.1', 'latest'].map((tag) => `${image}:${tag}`),
      ...listed.map((manifest) => `${image}@${manifest.digest}`),
    ]);
    assert.deepEqual(await judge(world, everything), []);
  });

  it('writes no tag on any registry before the last signature is on all of them', () => {
    const writes = manifestWrites(world.asked);
    const first = writes.findIndex(({ isTag }) => isTag);
    assert.ok(first > 0, 'there are tags');
    const late = writes.slice(first).filter(({ isTag }) => !isTag);
    assert.deepEqual(late, []);
    const tags = writes.slice(first).map(({ port, reference }) => `${port} ${reference}`);
    const expected = [world.hub, world.ecr].flatMap(({ host }) =>
      ['0.1.24', '0.1', 'latest'].map((tag) => `${host.split(':')[1]} ${tag}`),
    );
    assert.deepEqual(tags.toSorted(), expected.toSorted());
    assert.deepEqual(
      tags.map((tag) => tag.split(' ')[0]),
      expected.map((tag) => tag.split(' ')[0]),
      'the first registry first',
    );
  });

  it('enters the release in the ledger', () => {
    const ledger = parseLedger(
      readFileSync(join(workspace.path, 'releases.json')),
      'releases.json',
    );
    const [release] = ledger.releases;
    assert.equal(release?.version, '0.1.24');
    assert.deepEqual(Object.keys(release?.platforms ?? {}), ['linux/amd64', 'linux/arm64']);
    assert.ok((release?.signatures.length ?? 0) >= 10, 'both formats of five manifests');
  });

  it('refuses to move a version, before it builds anything', async () => {
    writeFileSync(join(workspace.path, 'image', 'webdis-amd64'), 'another program\n');
    world.asked.length = 0;
    const { exit, stdout } = await act('again', workflow('tags: 0.1.24, latest'));
    assert.notEqual(exit, 0);
    assert.match(stdout, /0\.1\.24/);
    assert.match(stdout, /overwrite-tags/);
    assert.deepEqual(
      world.asked.filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
      [],
    );
  });

  function workflow(tags: string): string {
    const { keys, services, buildKit, password } = world;
    return `on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: ./release
        id: release
        env:
          COSIGN_PRIVATE_KEY: ${JSON.stringify(readFileSync(keys.key, 'utf8'))}
        with:
          image: ${images[0]}
          mirrors: ${images[1]}
          ${tags}
          context: image
          builder: ${buildKit.builder}
          platforms: linux/amd64, linux/arm64
          provenance: mode=min
          key: env://COSIGN_PRIVATE_KEY
          key-password: ${password}
          rekor-url: ${services.rekorV1.url}
          trusted-root: trusted-root.json
          annotations: version=0.1.24
          ledger: releases.json
          report: release.json
      - uses: ./
        id: verify
        with:
          images: |
            ${images.join('\n            ')}
          tag: 0.1.24
          key: signer.pub
          trusted-root: trusted-root.json
          digest: \${{ steps.release.outputs.digest }}
          attestation-manifests: required
      - if: always()
        env:
          DIGEST: \${{ steps.release.outputs.digest }}
          OUTCOME: \${{ steps.release.outputs.outcome }}
          VERIFIED: \${{ steps.verify.outputs.verified }}
        run: |
          echo "digest=$DIGEST"
          echo "outcome=$OUTCOME verified=$VERIFIED"
          cp releases.json ${workspace.path}/ || true
`;
  }

  function act(name: string, text: string): Promise<CommandResult> {
    const file = join(workspace.path, '.github', 'workflows', `${name}.yml`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const args = ['push', '-P', 'ubuntu-latest=-self-hosted', '--no-cache-server'];
    const flags = ['--artifact-server-addr', '127.0.0.1', '-W', file];
    return run('act', [...args, ...flags], {
      cwd: workspace.path,
      env: {
        ...world.buildKit.env,
        PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      },
    });
  }
});
