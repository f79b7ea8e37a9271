// examples/release-attested.yml, run by act from the committed dist: keyless, real buildx, Fulcio, log; verified from outside.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ReleaseReport } from '../../src/release/report.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { run } from './support/command.ts';
import { fulcioPeers } from './support/fulcio.ts';
import { type Identities, startIdentities } from './support/identities.ts';
import { listManifests } from './support/material.ts';
import { type ReleaseWorld, releasePeers, startReleaseWorld } from './support/release-world.ts';
import { pushScanner, sbom } from './support/scanner.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const peers = ['act', 'oras', ...releasePeers, ...fulcioPeers];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for release';

const claims = { repository: 'example/app', ref: 'refs/tags/v2.0.0' };
const identity = `https://github.com/example/app/.github/workflows/release.yml@${claims.ref}`;

describe('the example of a release with attestations, under act', { skip }, () => {
  let world: ReleaseWorld;
  let identities: Identities;
  let workspace: Folder;
  let names: readonly [hub: string, ecr: string];
  let scanner = '';

  before(async () => {
    world = await startReleaseWorld();
    identities = await startIdentities(world.services);
    workspace = temporaryFolder('act-attested');
    for (const part of ['action.yml', 'release', 'dist']) {
      cpSync(join(root, part), join(workspace.path, part), { recursive: true });
    }
    cpSync(world.buildKit.context, workspace.path, { recursive: true });
    cpSync(identities.trustedRoot, join(workspace.path, 'trusted-root.json'));
    execFileSync('git', ['init', '--quiet', workspace.path]);
    scanner = await pushScanner(world.hub.host, world.buildKit);
    names = [`${world.hub.host}/example/app`, `${world.ecr.host}/example/app`];
  });
  after(async () => {
    await Promise.all([world?.stop(), identities?.stop()]);
    workspace?.remove();
  });

  it('makes, mirrors and verifies attestations, and the job that verifies from outside succeeds', async () => {
    const file = join(workspace.path, '.github', 'workflows', 'release.yml');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, example());
    const platform = ['-P', 'ubuntu-24.04=-self-hosted', '--no-cache-server'];
    const flags = ['--artifact-server-addr', '127.0.0.1', '-W', file];
    const { exit, stdout, stderr } = await run('act', ['push', ...platform, ...flags], {
      cwd: workspace.path,
      env: {
        ...world.buildKit.env,
        PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      },
    });
    assert.equal(exit, 0, stdout + stderr);
    const report: ReleaseReport = JSON.parse(
      readFileSync(join(workspace.path, 'report.json'), 'utf8'),
    );
    assert.equal(report.outcome, 'verified');
    const made = report.attest?.images.flatMap(({ manifests }) => manifests) ?? [];
    assert.deepEqual(
      made.map(({ role }) => role),
      ['index', 'platform', 'platform'],
    );
  });

  it('cosign accepts provenance and SBOM on index and platforms, on both registries', async () => {
    const digest = reportDigest();
    const registry = { host: world.hub.host, referrersApi: true };
    const listed = await listManifests(registry, 'example/app', digest);
    const covered = listed.filter(({ what }) => what !== 'attestation manifests');
    assert.equal(covered.length, 3);
    for (const name of names) {
      for (const one of covered) {
        await accepted(`${name}@${one.digest}`, 'slsaprovenance1');
        await accepted(`${name}@${one.digest}`, 'slsaprovenance1', 'v2');
        if (one.what === 'index') continue;
        const statement = await accepted(`${name}@${one.digest}`, 'spdxjson');
        assert.equal(JSON.parse(statement).predicate.name, sbom.name);
      }
    }
  });

  /** Resolves to the first statement. */
  async function accepted(image: string, type: string, version: 'v2' | 'v3' = 'v3') {
    const { exit, stdout, stderr } = await world.cosign[version].run([
      // A release stores both formats: cosign 2 reads the .att tag.
      ...['verify-attestation', '--type', type, '--certificate-identity', identity],
      ...['--certificate-oidc-issuer', identities.issuer.url],
      ...['--trusted-root', identities.trustedRoot],
      ...(version === 'v2' ? ['--new-bundle-format=false'] : []),
      ...['--allow-http-registry', '--allow-insecure-registry', image],
    ]);
    assert.equal(exit, 0, stderr);
    const { payload } = JSON.parse(stdout.trim().split('\n')[0] ?? '');
    return Buffer.from(payload, 'base64').toString();
  }

  function reportDigest(): string {
    const report: ReleaseReport = JSON.parse(
      readFileSync(join(workspace.path, 'report.json'), 'utf8'),
    );
    return report.digest ?? '';
  }

  /** On loopback: without logins, with services, builder and scanner of this test. */
  function example(): string {
    const { services, buildKit } = world;
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
      identities.issuer.actionsEnvironment(claims);
    const steps = readFileSync(join(root, 'examples', 'release-attested.yml'), 'utf8').replace(
      /^ {6}- (?:uses: docker\/|name: Keep the report).*\n(?: {8}.*\n)*/gm,
      '',
    );
    const changes: readonly (readonly [RegExp, string])[] = [
      [/ {4}if: github\.repository.*\n/, ''],
      [/ {4}environment: .*\n/, ''],
      [/webdis\/verify-action\/release@v1/, './release'],
      [/webdis\/verify-action@v1/, './'],
      [/ghcr\.io\/example\/app/g, names[0]],
      [/docker\.io\/example\/app/g, names[1]],
      [/tags: \$\{\{ steps.*/, 'tags: v2.0.0'],
      [/ {10}(?:labels|annotations|required-inputs): .*\n/g, ''],
      [/sbom: true/, `sbom: generator=${scanner}`],
      [/ {10}github-workflow: .*\n/, `          certificate-identity: ${identity}\n`],
      [/\$\{\{ github\.ref_name \}\}/g, 'v2.0.0'],
      [/\$\{\{ github\.ref \}\}/, claims.ref],
      [/\$\{\{ github\.sha \}\}/, 'a'.repeat(40)],
      [/report: release-report\.json/, `report: ${join(workspace.path, 'report.json')}`],
      [
        /( {8}id: release\n)/,
        `$1        env:\n          ACTIONS_ID_TOKEN_REQUEST_URL: ${url}\n          ACTIONS_ID_TOKEN_REQUEST_TOKEN: ${token}\n`,
      ],
      [
        /( {10}keyless: true\n)/,
        `$1          builder: ${buildKit.builder}
          rekor-url: ${services.rekorV1.url}
          fulcio-url: ${identities.fulcio.url}
          trusted-root: trusted-root.json\n`,
      ],
      [
        /( {10}certificate-identity: .*\n)/,
        `$1          certificate-oidc-issuer: ${identities.issuer.url}
          trusted-root: trusted-root.json\n`,
      ],
      // The action of this checkout, for the second job too.
      [/( {2}verify:\n[\s\S]*? {4}steps:\n)/, '$1      - uses: actions/checkout@v7\n'],
    ];
    return changes.reduce((text, [from, to]) => {
      assert.match(text, from);
      return text.replace(from, to);
    }, steps);
  }
});
