// The committed dist as a workflow step, run by act on this machine, without an engine.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { type CommandResult, run } from './support/command.ts';
import { loadCase, readCases } from './support/load.ts';
import { type Registry, startDistribution3, startOlareg } from './support/registries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vectors = join(root, 'test', 'vectors', 'cosign-made');
const skip = installed('act', 'olareg', 'distribution')
  ? false
  : 'node scripts/peers.mjs install --for verify';

describe('the action under act', { skip }, () => {
  let workspace: Folder;
  let hub: Registry;
  let ecr: Registry;

  before(async () => {
    workspace = temporaryFolder('act');
    [hub, ecr] = await Promise.all([startOlareg(), startDistribution3()]);
    for (const name of ['legacy-rekor-v1', 'arm64-unsigned']) {
      const one = readCases(vectors).get(name);
      assert.ok(one);
      for (const registry of [hub, ecr]) await loadCase(vectors, one, registry, `webdis/${name}`);
    }
    for (const part of ['action.yml', 'dist']) {
      cpSync(join(root, part), join(workspace.path, part), { recursive: true });
    }
    for (const file of ['signer.pub', 'trusted-root.json']) {
      cpSync(join(vectors, file), join(workspace.path, file));
    }
    execFileSync('git', ['init', '--quiet', workspace.path]);
  });
  after(async () => {
    await Promise.all([hub.stop(), ecr.stop()]);
    workspace.remove();
  });

  it('verifies, and hands the pinned digests to later steps', async () => {
    const { exit, stdout } = await act('verified', step('legacy-rekor-v1'));
    assert.equal(exit, 0, stdout);
    const digest = readCases(vectors).get('legacy-rekor-v1')?.digest;
    assert.ok(stdout.includes('verified=true outcome=verified'), stdout);
    assert.ok(stdout.includes(`digest=${digest}`), stdout);
    assert.ok(stdout.includes(`"linux/arm64":"sha256:`), stdout);
    assert.ok(stdout.includes(`${hub.host}/webdis/legacy-rekor-v1@${digest}`), stdout);
    assert.ok(stdout.includes(`${ecr.host}/webdis/legacy-rekor-v1@${digest}`), stdout);
    assert.match(stdout, /Summary - <h2>✅ Verified/);
  });

  it('fails the job when a platform is not signed, and says which', async () => {
    const { exit, stdout } = await act('rejected', step('arm64-unsigned'));
    assert.notEqual(exit, 0, stdout);
    assert.ok(stdout.includes('verified=false outcome=rejected'), stdout);
    assert.match(stdout, /linux\/arm64 carries no signature/);
    assert.match(stdout, /digest=$/m, 'no digest for later steps');
  });

  function step(name: string): string {
    return `      - uses: ./
        id: verify
        with:
          images: |
            ${hub.host}/webdis/${name}
            ${ecr.host}/webdis/${name}
          tag: 0.1.24
          key: signer.pub
          trusted-root: trusted-root.json
          platforms: linux/amd64, linux/arm64
          report: report.json`;
  }

  function act(name: string, verify: string): Promise<CommandResult> {
    const file = join(workspace.path, '.github', 'workflows', `${name}.yml`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, workflow(verify));
    const node = dirname(process.execPath);
    const args = ['push', '-P', 'ubuntu-latest=-self-hosted', '--no-cache-server'];
    const flags = ['--artifact-server-addr', '127.0.0.1', '-W', file];
    return run('act', [...args, ...flags], {
      cwd: workspace.path,
      env: { PATH: `${node}:${process.env['PATH']}`, HOME: workspace.path },
    });
  }
});

function workflow(verify: string): string {
  return `on: push
jobs:
  verify:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
${verify}
      - if: always()
        env:
          VERIFIED: \${{ steps.verify.outputs.verified }}
          OUTCOME: \${{ steps.verify.outputs.outcome }}
          DIGEST: \${{ steps.verify.outputs.digest }}
          PLATFORMS: \${{ steps.verify.outputs.platforms }}
          IMAGES: \${{ steps.verify.outputs.images }}
          REPORT: \${{ steps.verify.outputs.report }}
        run: |
          echo "verified=$VERIFIED outcome=$OUTCOME"
          echo "digest=$DIGEST"
          echo "platforms=$PLATFORMS images=$IMAGES"
          grep -c '"outcome"' "$REPORT"
`;
}
