// Every shell block of README and docs, run against registries of our own in place of the public ones.
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import { signerKey, trustedRoot } from '../e2e/support/world.ts';
import { password } from '../support/signing-key.ts';
import { binary, installed } from './support/binaries.ts';
import { run } from './support/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Blocks that are not run here: the beginning of the block, and the reason. */
const notRun: Readonly<Record<string, string>> = {
  'npm install': 'needs the published package; scripts/package-check.mjs installs the packed one',
  'npx @webdis/verify-action VERB': 'shows the form of a command',
  'npx @webdis/verify-action release': 'needs buildx; test/interop/release.test.ts runs it',
  'npx @webdis/verify-action sign --keyless': 'needs Fulcio; test/interop/keyless.test.ts runs it',
  'docker run': 'needs a Docker engine; test/interop/image.test.ts runs the image',
  'npx @webdis/verify-action verify --github-workflow webdis/':
    'needs the published image; test/interop/own-release.test.ts releases and verifies one',
  'webdis-trust verify …': 'shows the form of a command',
  'webdis-trust verify --github-workflow':
    'needs an image that a workflow signed; test/e2e/attestations.test.ts',
  '# One predicate': 'needs an identity; test/interop/attest.test.ts makes attestations',
  'webdis-trust trusted-root update':
    'fetches from Sigstore; test/interop/trusted-root.test.ts has a repository of its own',
  'cosign verify': 'cosign asks for services on the internet; test/interop/cosign-commands.test.ts',
};

/** Pages whose blocks build on each other have a test of their own. */
const followed = ['verifying-by-hand.md', 'leaving-content-trust.md'];

describe('documents', { skip: !installed('jq', 'openssl') }, async () => {
  const world = await startSigningWorld();
  const [hub, ecr] = await Promise.all([startRegistry(), startRegistry()]);
  after(() => Promise.all([hub.stop(), ecr.stop()]));
  for (const registry of [hub, ecr]) {
    const { digest } = loadCase(registry, 'nicolas/webdis', 'bundle-rekor-v1');
    loadCase(registry, 'nicolas/webdis', 'both-formats', { tags: { '0.1.25': digest } });
  }
  loadCase(hub, 'example/app', 'both-formats');
  const { tags } = hub.store.repository('example/app');
  tags.set('2.0', tags.get('0.1.24') ?? assert.fail());
  const unsigned = world.image('app');

  for (const [page, block] of shellBlocks()) {
    const reason = Object.entries(notRun).find(([start]) => block.startsWith(start))?.[1];
    if (reason !== undefined) continue;
    it(`${page}: ${block.split('\n')[0]}`, async () => {
      const folder = temporaryFolder();
      // keygen overwrites nothing, so it needs a folder without a key.
      const given = block.includes(' keygen') ? [] : ['cosign.pub', 'webdis.pub', 'cosign.key'];
      for (const name of given)
        copyFileSync(
          name === 'cosign.key' ? join(world.folder, name) : signerKey,
          join(folder, name),
        );
      const env = {
        PATH: [programs(), join(binary('jq'), '..'), process.env['PATH']].join(delimiter),
        HOME: folder,
        COSIGN_PASSWORD: password,
      };
      const done = await run('/bin/bash', ['-euo', 'pipefail', '-c', localised(block, folder)], {
        env,
        cwd: folder,
      });
      assert.equal(done.exit, 0, `${done.stdout}\n${done.stderr}`);
    });
  }

  /** The block with registries of this test in place of the public ones. */
  function localised(block: string, folder: string): string {
    return block
      .replaceAll('ghcr.io/example/app@sha256:…', unsigned)
      .replaceAll('ghcr.io/', `${hub.host}/`)
      .replaceAll('docker.io/example', `${world.registry.host}/example`)
      .replaceAll('public.ecr.aws/', `${ecr.host}/`)
      .replaceAll(/(?<=[ ,=])nicolas\/webdis/g, `${hub.host}/nicolas/webdis`)
      .replaceAll('/mnt/backup', `${folder}/backup`);
  }

  /** `webdis-trust`, `npx` and `docker`: the built command with the keys, roots and logs of this test. */
  function programs(): string {
    const program = `"${process.execPath}" "${join(root, 'dist/cli.mjs')}"`;
    const trust = `--trusted-root "${trustedRoot}"`;
    const script = (shift: string) => `#!/bin/bash
${shift}
verb=$1; shift
case "$verb $*" in *--key*) key=() ;; *) key=(--key "${signerKey}") ;; esac
case $verb in
  verify | tree | mirror) exec ${program} "$verb" "\${key[@]}" ${trust} "$@" ;;
  drift) exec ${program} drift "$1" "\${key[@]}" ${trust} "\${@:2}" ;;
  sign) exec ${program} sign --rekor-url "${world.v1.url}" --trusted-root "${join(world.folder, 'root.json')}" "$@" ;;
  *) exec ${program} "$verb" "$@" ;;
esac
`;
    const bin = temporaryFolder();
    const write = (name: string, text: string) => {
      writeFileSync(join(bin, name), text);
      chmodSync(join(bin, name), 0o755);
    };
    write('webdis-trust', script(''));
    write('npx', script('[ "$1" = @webdis/verify-action ] || exit 2; shift'));
    write('docker', `#!/bin/sh\n[ "$1" = run ] && case $2 in *@sha256:*) exit 0 ;; esac; exit 2\n`);
    return bin;
  }
});

function* shellBlocks(): Generator<readonly [page: string, block: string]> {
  const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const paths = [
    'README.md',
    ...pages.filter((name) => !followed.includes(name)).map((name) => `docs/${name}`),
  ];
  for (const path of paths) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const [, block = ''] of text.matchAll(/^```sh\n([\s\S]*?)\n```$/gm)) yield [path, block];
  }
}
