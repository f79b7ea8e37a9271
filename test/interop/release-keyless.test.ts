// The examples of releases without a key, and of verifying them, run by act from the committed dist, with a token of our own issuer.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { AttestReport } from '../../src/attest/report.ts';
import type { ReleaseReport } from '../../src/release/report.ts';
import { type Act, type ActOptions, changed, example, startAct } from './support/act.ts';
import { installed } from './support/binaries.ts';
import type { CommandResult } from './support/command.ts';
import { fulcioPeers } from './support/fulcio.ts';
import { type Identities, startIdentities } from './support/identities.ts';
import { eachOf } from './support/in-turn.ts';
import { type Listed, listManifests } from './support/material.ts';
import {
  manifestWrites,
  type ReleaseWorld,
  releasePeers,
  startReleaseWorld,
} from './support/release-world.ts';
import { pushScanner, sbom } from './support/scanner.ts';

const peers = ['act', 'jq', 'oras', ...releasePeers, ...fulcioPeers];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for release';

const repository = 'example/app';
const identityAt = (version: string) =>
  `https://github.com/${repository}/.github/workflows/release.yml@refs/tags/v${version}`;
/** A JSON Web Token: two parts that begin with `{"`, in base64. */
const token = /eyJ[\w-]+\.eyJ/;

describe('examples without a key under act', { skip, concurrency: false }, () => {
  let world: ReleaseWorld;
  let identities: Identities;
  let app: Act;
  let images: readonly [hub: string, ecr: string];
  let scanner: string;

  before(async () => {
    world = await startReleaseWorld();
    identities = await startIdentities(world.services);
    images = [`${world.hub.host}/${repository}`, `${world.ecr.host}/${repository}`];
    scanner = await pushScanner(world.hub.host, world.buildKit);
    world.asked.length = 0;
    app = startAct(repository, world.buildKit);
    cpSync(world.buildKit.context, app.path, { recursive: true });
    app.git('add', '.');
    app.git('commit', '--quiet', '--message', 'Sources');
  });
  after(async () => {
    await Promise.all([identities?.stop(), world?.stop()]);
    app?.remove();
  });

  const named = (text: string) =>
    changed(text, [
      ['ghcr.io/example/app', images[0]],
      ['docker.io/example/app', images[1]],
    ]);
  const services = () =>
    [
      `          builder: ${world.buildKit.builder}`,
      `          rekor-url: ${world.services.rekorV1.url}`,
      `          fulcio-url: ${identities.fulcio.url}`,
      `          trusted-root: ${identities.trustedRoot}\n`,
    ].join('\n');
  /** `github-workflow` is short for the issuer of GitHub. */
  const trust = (name: string) =>
    [
      `          certificate-identity: ${name}`,
      `          certificate-oidc-issuer: ${identities.issuer.url}`,
      `          trusted-root: ${identities.trustedRoot}\n`,
    ].join('\n');
  const keyless = /^ {10}keyless: true\n/m;
  const githubWorkflow = /^ {10}github-workflow: .*\n/m;

  /** As a job with `id-token: write` has it. */
  function permitted(version: string): ActOptions {
    const ref = `refs/tags/v${version}`;
    const sha = app.git('rev-parse', 'HEAD').trim();
    return { ref, env: identities.issuer.actionsEnvironment({ repository, ref, sha }) };
  }

  /** As the example keeps it. */
  function report(): ReleaseReport {
    const path = join(app.kept, 'artifacts', 'release-report', 'release-report.json');
    return JSON.parse(readFileSync(path, 'utf8'));
  }

  const manifestsOf = (digest: string): Promise<readonly Listed[]> =>
    listManifests({ host: world.hub.host, referrersApi: true }, repository, digest);

  const cosignFlags = (version: string): readonly string[] => [
    ...['--certificate-identity', identityAt(version)],
    ...['--certificate-oidc-issuer', identities.issuer.url],
    ...['--trusted-root', identities.trustedRoot],
    ...['--allow-http-registry', '--allow-insecure-registry'],
  ];

  /** The first statement that each cosign accepts. */
  async function statements(
    image: string,
    type: string,
    version: string,
  ): Promise<readonly string[]> {
    return eachOf(['v2', 'v3'] as const, 2, async (which) => {
      const { exit, stdout, stderr } = await world.cosign[which].run([
        ...['verify-attestation', '--type', type, ...cosignFlags(version)],
        image,
      ]);
      assert.equal(exit, 0, `cosign ${which}, ${type}, ${image}: ${stderr}`);
      const { payload } = JSON.parse(stdout.trim().split('\n')[0] ?? '');
      return Buffer.from(payload, 'base64').toString();
    });
  }

  describe('release-keyless.yml, then verify-keyless.yml', () => {
    const version = '1.2.3';
    const tags = [version, '1.2', 'latest'];

    function release(options: ActOptions): Promise<CommandResult> {
      const workflow = changed(named(example('release-keyless.yml')), [
        [keyless, `          keyless: true\n${services()}`],
      ]);
      return app.run('release', workflow, options);
    }

    it('without the permission for a token: refused before anything is built, with the permission that it needs', async () => {
      const { exit, stdout } = await release({ ref: `refs/tags/v${version}` });
      assert.notEqual(exit, 0);
      assert.match(stdout, /id-token: write/);
      assert.deepEqual(world.hub.writes(), []);
    });

    it('builds, signs, mirrors, verifies and tags; both cosigns accept every manifest by its identity', async () => {
      const { exit, stdout } = await release(permitted(version));
      assert.equal(exit, 0, stdout);
      assert.doesNotMatch(stdout, token);
      const listed = await manifestsOf(report().digest ?? '');
      assert.equal(listed.length, 5, 'index, two platforms, an attestation manifest for each');
      const names = images.flatMap((image) => [
        ...tags.map((tag) => `${image}:${tag}`),
        ...listed.map((manifest) => `${image}@${manifest.digest}`),
      ]);
      const calls = names.flatMap((name) =>
        Object.entries(world.cosign).map(([which, cosign]) => ({ name, which, cosign })),
      );
      const rekor = ['--rekor-url', world.services.rekorV1.url];
      await eachOf(calls, 2, async ({ name, which, cosign }) => {
        const done = await cosign.run(['verify', ...cosignFlags(version), ...rekor, name]);
        assert.equal(done.exit, 0, `cosign ${which}, ${name}: ${done.stderr}`);
      });
    });

    it('the report names who signed, and holds no token', () => {
      const { signer } = report();
      assert.equal(signer.kind === 'identity' && signer.identity, identityAt(version));
      assert.doesNotMatch(JSON.stringify(report()), token);
    });

    it('no tag on any registry before the last signature is on all of them', () => {
      const writes = manifestWrites(world.asked);
      const first = writes.findIndex(({ isTag }) => isTag);
      assert.ok(first > 0);
      assert.ok(writes.slice(first).every(({ isTag }) => isTag));
      assert.equal(writes.length - first, images.length * tags.length);
    });

    it('is verified before it is deployed, by the workflow and the tag that signed; another workflow is refused', async () => {
      const verify = (name: string) => {
        const workflow = changed(named(example('verify-keyless.yml')), [
          [githubWorkflow, trust(name)],
          ['required-inputs: tag, github-workflow', 'required-inputs: tag'],
        ]);
        const options = { event: 'workflow_dispatch', inputs: { tag: version } };
        return app.run('verify', workflow, options);
      };
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the workflow
      const name = identityAt(version).replace(version, '${{ inputs.tag }}');
      const { exit, stdout } = await verify(name);
      assert.equal(exit, 0, stdout);
      const pinned = `${images[0]}@${report().digest}`;
      assert.ok(stdout.includes(`kubectl set image deployment/app app=${pinned}`), stdout);
      const refused = await verify(name.replace('release.yml', 'other.yml'));
      assert.notEqual(refused.exit, 0);
      assert.doesNotMatch(refused.stdout, /kubectl/);
    });

    it('the action attest, in both formats: each cosign accepts the SBOM of every platform', async () => {
      const { digest = '' } = report();
      for (const name of ['amd64', 'arm64']) {
        const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', name });
        writeFileSync(join(app.path, `sbom-${name}.json`), text);
      }
      const workflow = `name: Attest
on: workflow_dispatch
permissions: {}
jobs:
  attest:
    runs-on: ubuntu-24.04
    permissions:
      id-token: write
    steps:
      - uses: actions/checkout@v7
      - uses: webdis/verify-action/attest@v1
        with:
          images: |
            ${images.map((image) => `${image}@${digest}`).join('\n            ')}
          keyless: true
          format: both
${services().replace(/^ *builder.*\n/, '')}          type: cyclonedx
          predicate-for: |
            linux/amd64=sbom-amd64.json
            linux/arm64=sbom-arm64.json
          report: attest.json
      - uses: actions/upload-artifact@v7
        with:
          name: attest
          path: attest.json
`;
      const options = { ...permitted(version), event: 'workflow_dispatch' };
      const { exit, stdout } = await app.run('attest', workflow, options);
      assert.equal(exit, 0, stdout);
      const made: AttestReport = JSON.parse(
        readFileSync(join(app.kept, 'artifacts', 'attest', 'attest.json'), 'utf8'),
      );
      const platforms = made.images.flatMap((image) => image.manifests);
      assert.equal(platforms.length, 4, 'two platforms on each registry');
      for (const image of images) {
        for (const { digest: platform, platforms: names } of platforms.slice(0, 2)) {
          for (const text of await statements(`${image}@${platform}`, 'cyclonedx', version)) {
            assert.equal(`linux/${JSON.parse(text).predicate.name}`, names[0]);
          }
        }
      }
    });
  });

  describe('release-attested.yml', () => {
    const version = '2.0.0';

    it('makes, mirrors and verifies attestations, and the job that verifies from outside succeeds', async () => {
      const workflow = changed(named(example('release-attested.yml')), [
        [keyless, `          keyless: true\n${services()}`],
        ['sbom: true', `sbom: generator=${scanner}`],
        [githubWorkflow, trust(identityAt(version))],
      ]);
      const { exit, stdout } = await app.run('release', workflow, permitted(version));
      assert.equal(exit, 0, stdout);
      const { outcome, attest } = report();
      assert.equal(outcome, 'verified');
      const made = attest?.images.flatMap(({ manifests }) => manifests) ?? [];
      assert.deepEqual(
        made.map(({ role }) => role),
        ['index', 'platform', 'platform'],
      );
      assert.match(
        stdout,
        /<h3>Attestations<\/h3>[\s\S]*✅ met<br><code>spdxjson on=platforms<\/code>/u,
      );
    });

    it('cosign accepts provenance and SBOM on index and platforms, on both registries', async () => {
      const listed = await manifestsOf(report().digest ?? '');
      const covered = listed.filter(({ what }) => what !== 'attestation manifests');
      assert.equal(covered.length, 3);
      for (const name of images) {
        for (const one of covered) {
          await statements(`${name}@${one.digest}`, 'slsaprovenance1', version);
          if (one.what === 'index') continue;
          for (const text of await statements(`${name}@${one.digest}`, 'spdxjson', version)) {
            assert.equal(JSON.parse(text).predicate.name, sbom.name);
          }
        }
      }
    });
  });
});
