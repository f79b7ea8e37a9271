// Signatures by identity, with real services: what this project signs, as both cosigns see it, and the reverse.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { SignReport } from '../../src/sign/report.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { installed } from './support/binaries.ts';
import { fulcioPeers } from './support/fulcio.ts';
import { type Identities, startIdentities } from './support/identities.ts';
import { eachOf } from './support/in-turn.ts';
import type { Listed } from './support/material.ts';
import type { Registry } from './support/registries.ts';
import { type SigningWorld, signingPeers, startSigningWorld } from './support/signing-world.ts';

const identity =
  'https://github.com/webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3';
const certificateKey = 'dev.sigstore.cosign/certificate';

interface Layer {
  readonly annotations: Readonly<Record<string, string>>;
}

const peers = [...signingPeers, ...fulcioPeers];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for sign';

const ours = [
  { format: 'bundle', log: 'Rekor v1' },
  { format: 'bundle', log: 'Rekor v2' },
  { format: 'legacy', log: 'Rekor v1' },
  { format: 'both', log: 'Rekor v1' },
] as const;
type Format = (typeof ours)[number]['format'];
const theirs = [
  { version: 'v3', format: 'bundle' },
  { version: 'v2', format: 'legacy' },
] as const;

/** Which cosign reads which format, and how it is asked to. */
const v2 = { version: 'v2', flags: [] } as const;
const v3 = { version: 'v3', flags: [] } as const;
const readers = {
  bundle: [v3],
  legacy: [v2, v3],
  both: [v2, { version: 'v2', flags: ['--new-bundle-format'] }, v3],
} as const satisfies Readonly<Record<Format, unknown>>;

describe('signed by an identity', { skip, concurrency: false }, () => {
  let world: SigningWorld;
  let identities: Identities;
  let manifests: readonly Listed[];

  before(async () => {
    world = await startSigningWorld();
    identities = await startIdentities(world.services);
    manifests = await world.push([...ours.map(nameOf), ...theirs.map(nameOf)]);
  });
  after(async () => {
    await Promise.all([world?.stop(), identities?.stop()]);
  });

  for (const way of ours) {
    it(`by this project, ${way.format}, ${way.log}: every cosign that reads it accepts every manifest`, async () => {
      for (const registry of world.registries) {
        const image = `${registry.host}/${nameOf(way)}@${indexOf(manifests)}`;
        const { exit, stderr } = await world.us.run([
          ...['sign', ...keylessFlags(), '--identity-token', tokenFile()],
          ...['--format', way.format, ...logFlags(way.log)],
          image,
        ]);
        assert.equal(exit, 0, stderr);
        await assertAccepted(registry, nameOf(way), way.format);
      }
    });
  }

  it('again, in a job of GitHub Actions: nothing is left to do; one certificate was for all', async () => {
    const [registry] = world.registries;
    const [way] = ours;
    assert.ok(registry);
    const { exit, stdout, stderr } = await world.us.run(
      [
        ...['sign', '--json', ...keylessFlags(), ...logFlags(way.log)],
        `${registry.host}/${nameOf(way)}@${indexOf(manifests)}`,
      ],
      { GITHUB_ACTIONS: 'true', ...identities.issuer.actionsEnvironment() },
    );
    assert.equal(exit, 0, stderr);
    const { images }: SignReport = JSON.parse(stdout);
    const states = images.flatMap((image) =>
      image.manifests.flatMap(({ signatures }) => signatures.map(({ state }) => state)),
    );
    assert.deepEqual([states.length, new Set(states)], [manifests.length, new Set(['present'])]);
    const layers = await Promise.all(
      manifests.map(({ digest }) => legacyLayer(nameOf(ours[2]), digest)),
    );
    const certificates = layers.map(({ annotations }) => annotations[certificateKey]);
    assert.deepEqual([layers.length, new Set(certificates).size], [manifests.length, 1]);
  });

  for (const way of theirs) {
    it(`by cosign ${way.version}, ${way.format}: this project accepts every manifest`, async () => {
      const [registry] = world.registries;
      assert.ok(registry);
      const image = `${registry.host}/${nameOf(way)}@${indexOf(manifests)}`;
      const { exit, stderr } = await world.cosign[way.version].run([
        ...['sign', '--yes', '--recursive', '--identity-token', identities.issuer.token('github')],
        ...(await serviceFlags(way.version)),
        ...['--allow-http-registry', '--allow-insecure-registry', image],
      ]);
      assert.equal(exit, 0, stderr);
      assertVerified(await verify(registry, nameOf(way)));
    });
  }

  it('a legacy layer is as cosign writes it: the same annotations in the same order', async () => {
    const [own, cosigns] = await Promise.all(
      [ours[2], theirs[1]].map((way) => legacyLayer(nameOf(way), indexOf(manifests))),
    );
    const fixed = ({ annotations, ...layer }: Layer) => ({
      fields: Object.keys(layer),
      annotations: Object.entries(annotations).map(([name, value]) =>
        name.endsWith('/chain') ? [name, value] : [name, value.endsWith('\n')],
      ),
    });
    assert.ok(own !== undefined && cosigns !== undefined);
    assert.deepEqual(fixed(own), fixed(cosigns));
  });

  it('by another workflow: neither cosign nor this project accepts it', async () => {
    const [registry] = world.registries;
    const [way] = ours;
    assert.ok(registry);
    const other = identity.replace('release.yml', 'other.yml');
    const report = await verify(registry, nameOf(way), other);
    assert.equal(report.outcome, 'rejected');
    assert.ok(report.images[0]?.findings.some(({ code }) => code === 'E_IDENTITY'));
    const image = `${registry.host}/${nameOf(way)}@${indexOf(manifests)}`;
    const done = await cosignVerify('v3', image, other);
    assert.notEqual(done.exit, 0);
  });

  async function legacyLayer(repository: string, digest: string): Promise<Layer> {
    const tag = `${digest.replace(':', '-')}.sig`;
    const [registry] = world.registries;
    const url = `http://${registry?.host}/v2/${repository}/manifests/${tag}`;
    const headers = { accept: 'application/vnd.oci.image.manifest.v1+json' };
    const answer = await fetch(url, { headers });
    const { layers } = (await answer.json()) as { readonly layers: readonly [Layer] };
    return layers[0];
  }

  function keylessFlags(): readonly string[] {
    const { fulcio, trustedRoot } = identities;
    return ['--keyless', '--fulcio-url', fulcio.url, '--trusted-root', trustedRoot];
  }

  function tokenFile(): string {
    const path = join(world.folder, 'token');
    writeFileSync(path, identities.issuer.token('github'));
    return path;
  }

  function logFlags(log: 'Rekor v1' | 'Rekor v2'): readonly string[] {
    const { rekorV1, rekorV2, timestamps } = world.services;
    if (log === 'Rekor v1') return ['--rekor-url', rekorV1.url];
    const stamped = ['--timestamp-url', timestamps.url];
    return ['--rekor-url', rekorV2.url, '--rekor-version', '2', ...stamped];
  }

  async function serviceFlags(version: 'v2' | 'v3'): Promise<readonly string[]> {
    const { rekorV1 } = world.services;
    const { fulcio, trustedRoot } = identities;
    if (version === 'v2') {
      return [
        ...['--fulcio-url', fulcio.url, '--rekor-url', rekorV1.url],
        ...['--new-bundle-format=false', '--trusted-root', trustedRoot],
      ];
    }
    const { url } = rekorV1;
    const config = await identities.signingConfig({ url, version: 1 });
    return ['--signing-config', config, '--trusted-root', trustedRoot];
  }

  async function assertAccepted(
    registry: Registry,
    repository: string,
    format: Format,
  ): Promise<void> {
    const calls = manifests.flatMap(({ digest }) =>
      readers[format].map(({ version, flags }) => ({ digest, version, flags })),
    );
    await eachOf(calls, 2, async ({ digest, version, flags }) => {
      const image = `${registry.host}/${repository}@${digest}`;
      const { exit, stderr } = await cosignVerify(version, image, identity, flags);
      assert.equal(exit, 0, `cosign ${version} ${flags}, ${registry.name}: ${stderr}`);
    });
    const report = await verify(registry, repository);
    assertVerified(report);
    for (const { signatures, digest } of report.images.flatMap((image) => image.manifests)) {
      const good = signatures.filter((one) => one.good).map((one) => one.format);
      const wanted = format === 'both' ? ['bundle', 'legacy'] : [format];
      assert.deepEqual(good.toSorted(), wanted, digest);
    }
  }

  function cosignVerify(
    version: 'v2' | 'v3',
    image: string,
    name: string,
    flags: readonly string[] = [],
  ) {
    return world.cosign[version].run([
      ...[
        'verify',
        '--certificate-identity',
        name,
        '--certificate-oidc-issuer',
        identities.issuer.url,
      ],
      ...[
        '--trusted-root',
        identities.trustedRoot,
        '--rekor-url',
        world.services.rekorV1.url,
        ...flags,
      ],
      ...['--allow-http-registry', '--allow-insecure-registry', image],
    ]);
  }

  async function verify(
    registry: Registry,
    repository: string,
    name = identity,
  ): Promise<VerifyReport> {
    const { stdout, stderr } = await world.us.run([
      ...['verify', '--json', '--trusted-root', identities.trustedRoot],
      ...['--certificate-identity', name, '--certificate-oidc-issuer', identities.issuer.url],
      `${registry.host}/${repository}@${indexOf(manifests)}`,
    ]);
    assert.notEqual(stdout, '', stderr);
    return JSON.parse(stdout);
  }
});

function assertVerified(report: VerifyReport): void {
  assert.equal(
    report.outcome,
    'verified',
    JSON.stringify(report.images[0]?.findings, undefined, 2),
  );
}

function indexOf(manifests: readonly Listed[]): string {
  return manifests.find(({ what }) => what === 'index')?.digest ?? '';
}

function nameOf(way: {
  readonly format: string;
  readonly log?: string;
  readonly version?: string;
}) {
  const by = way.version === undefined ? `us-${way.log}` : `cosign-${way.version}`;
  return `keyless/${by}-${way.format}`.toLowerCase().replaceAll(' ', '-');
}
