// Attestations: what this project makes, as both cosigns see it; what cosign and @sigstore/oci make, as this project does.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundleToJSON } from '@sigstore/bundle';
import { attachArtifactToImage } from '@sigstore/oci';
import { DSSEBundleBuilder, RekorWitness } from '@sigstore/sign';
import type { AttestReport } from '../../src/attest/report.ts';
import { openPrivateKey } from '../../src/signature/private-key.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { installed } from './support/binaries.ts';
import { type Cosign, cosign } from './support/cosign.ts';
import { fulcioPeers } from './support/fulcio.ts';
import { type Identities, startIdentities } from './support/identities.ts';
import { eachOf } from './support/in-turn.ts';
import type { Listed } from './support/material.ts';
import type { Registry } from './support/registries.ts';
import { type SigningWorld, signingPeers, startSigningWorld } from './support/signing-world.ts';

const skip = installed(...signingPeers, ...fulcioPeers)
  ? false
  : 'node scripts/peers.mjs install --for sign';

const ways = [
  { format: 'bundle', log: 'Rekor v1' },
  { format: 'bundle', log: 'Rekor v2' },
  { format: 'legacy', log: 'Rekor v1' },
] as const;
type Way = (typeof ways)[number];
const theirs = [
  { version: 'v3', format: 'bundle' },
  { version: 'v2', format: 'bundle' },
  { version: 'v2', format: 'legacy' },
] as const;

const nameOf = (way: Readonly<Record<string, string>>) =>
  `attest/${Object.values(way).join('-').toLowerCase().replaceAll(' ', '-')}`;

/** With what a re-serialised predicate would lose. */
const predicates = {
  slsaprovenance1:
    '{ "buildDefinition": {"buildType":"x:y"}, "runDetails": {"builder":{"id":"https://example.com/\\u003cb\\u003e"}} }',
  spdxjson: '{"spdxVersion": "SPDX-2.3",\n "n": 1.0}',
  openvex: '{"@context": "https://openvex.dev/ns/v0.2.0", "statements": []}',
};
type Type = keyof typeof predicates;

const identity =
  'https://github.com/webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3';
/** The formats that a run without a key makes, and which cosign is asked. cosign 2.6 reads .att only if there is no bundle. */
const keyless = { legacy: ['v2'], both: ['v2', 'v3'] } as const;
type Keyless = keyof typeof keyless;

describe('attestations', { skip, concurrency: false }, () => {
  let world: SigningWorld;
  let identities: Identities;
  /** With keys and certificates as cosign 2 takes them for .att: it takes no trusted root then. */
  let cosignOfLegacy: Cosign;
  let manifests: readonly Listed[];
  const path = (name: string) => join(world.folder, name);

  before(async () => {
    world = await startSigningWorld();
    identities = await startIdentities(world.services);
    const { chain, ctLog } = identities.fulcio;
    writeFileSync(path('rekor.pem'), world.services.rekorV1.publicKey);
    writeFileSync(path('ct-log.pem'), ctLog?.publicKey ?? '');
    cosignOfLegacy = cosign('v2', {
      folder: world.folder,
      env: {
        SIGSTORE_ROOT_FILE: chain,
        SIGSTORE_REKOR_PUBLIC_KEY: path('rekor.pem'),
        SIGSTORE_CT_LOG_PUBLIC_KEY_FILE: path('ct-log.pem'),
      },
    });
    const all = [
      ...[...ways.map(nameOf), ...theirs.map(nameOf), 'attest/buildx', 'attest/oci'],
      ...Object.keys(keyless).map((format) => `attest/keyless-${format}`),
    ];
    manifests = await world.push(all, 'mode=max');
    for (const [type, text] of Object.entries(predicates))
      writeFileSync(path(`${type}.json`), text);
  });
  after(async () => {
    await Promise.all([world?.stop(), identities?.stop()]);
  });

  const index = () => manifests[0]?.digest ?? '';
  const platforms = () =>
    manifests.filter(({ what }) => what === 'platforms').map(({ digest }) => digest);

  for (const way of ways) {
    it(`by this project, ${way.format}, ${way.log}: cosign accepts index and platforms, with the same bytes`, async () => {
      for (const registry of world.registries) {
        const image = `${registry.host}/${nameOf(way)}@${index()}`;
        for (const flags of [
          ['--type', 'slsaprovenance1', '--predicate', path('slsaprovenance1.json')],
          [
            ...['--type', 'spdxjson', '--predicate-for', `linux/amd64=${path('spdxjson.json')}`],
            ...['--predicate-for', `linux/arm64=${path('spdxjson.json')}`],
          ],
        ]) {
          const report = await attest(way, flags, image);
          assert.equal(report.outcome, 'verified', JSON.stringify(report.images, undefined, 1));
          assert.deepEqual(new Set(statesOf(report)), new Set(['published']));
          assert.deepEqual(
            new Set(statesOf(await attest(way, flags, image))),
            new Set(['present']),
          );
        }
        await assertAccepted(registry, way, index(), 'slsaprovenance1');
        for (const digest of platforms()) await assertAccepted(registry, way, digest, 'spdxjson');
        const report = await verify(registry, nameOf(way), ['slsaprovenance1', 'spdxjson']);
        assertVerified(report);
      }
    });
  }

  for (const format of Object.keys(keyless) as Keyless[]) {
    it(`by this project without a key, ${format}: cosign accepts index and platforms by the identity alone`, async () => {
      for (const registry of world.registries) {
        const repository = `${registry.host}/attest/keyless-${format}`;
        const image = `${repository}@${index()}`;
        const sbom = path('spdxjson.json');
        for (const flags of [
          ['--type', 'openvex', '--predicate', path('openvex.json')],
          [
            ...['--type', 'spdxjson', '--predicate-for', `linux/amd64=${sbom}`],
            ...['--predicate-for', `linux/arm64=${sbom}`],
          ],
        ]) {
          const report = await attestKeyless(format, flags, image);
          assert.equal(report.outcome, 'verified', JSON.stringify(report.images, undefined, 1));
          assert.deepEqual(new Set(statesOf(report)), new Set(['published']));
          const again = await attestKeyless(format, flags, image);
          assert.deepEqual(new Set(statesOf(again)), new Set(['present']));
        }
        const expected = [
          { digest: index(), type: 'openvex' as const },
          ...platforms().map((digest) => ({ digest, type: 'spdxjson' as const })),
        ];
        const calls = keyless[format].flatMap((version) =>
          expected.map((one) => ({ ...one, version })),
        );
        await eachOf(calls, 2, async ({ version, digest, type }) => {
          const of = (name: string) =>
            cosignVerifyIdentity(format, version, `${repository}@${digest}`, type, name);
          const { exit, stdout, stderr } = await of(identity);
          assert.equal(exit, 0, `cosign ${version}, ${registry.name}: ${stderr}`);
          assert.ok(statementIn(stdout).endsWith(`"predicate":${predicates[type]}}`));
        });
        const [version] = keyless[format];
        const other = identity.replace('release.yml', 'other.yml');
        const refused = await cosignVerifyIdentity(format, version, image, 'openvex', other);
        assert.match(refused.stderr, /none of the expected identities matched|expected SAN value/);
        const required = ['openvex on=index', 'spdxjson on=platforms'];
        assertVerified(await verifyIdentity(image, required, identity));
        assert.equal((await verifyIdentity(image, required, other)).outcome, 'rejected');
      }
    });
  }

  for (const way of theirs) {
    it(`by cosign ${way.version}, ${way.format}: this project accepts index and platforms`, async () => {
      for (const registry of world.registries) {
        for (const [digest, type] of [
          [index(), 'slsaprovenance1'],
          ...platforms().map((digest) => [digest, 'spdxjson']),
        ] as const) {
          const image = `${registry.host}/${nameOf(way)}@${digest}`;
          const { exit, stderr } = await world.cosign[way.version].run([
            ...['attest', '--yes', '--key', world.keys.key, '--type', type ?? ''],
            ...[
              '--predicate',
              path(`${type}.json`),
              `--new-bundle-format=${way.format === 'bundle'}`,
            ],
            ...(way.version === 'v3' ? ['--use-signing-config=false'] : []),
            ...['--rekor-url', world.services.rekorV1.url, ...insecure],
            ...['--trusted-root', world.services.trustedRoot, image],
          ]);
          assert.equal(exit, 0, stderr);
        }
        assertVerified(await verify(registry, nameOf(way), ['slsaprovenance1', 'spdxjson']));
      }
    });
  }

  it('as actions/attest makes it, with @sigstore/sign and @sigstore/oci: this project accepts it', async () => {
    const key = await openPrivateKey(readFileSync(world.keys.key, 'utf8'), 'cosign.key', {
      password: async () => 'loopback',
      allowUnencrypted: false,
    });
    const publicKey = readFileSync(world.keys.publicKey, 'utf8');
    const signer = {
      sign: async (data: Buffer) => ({
        key: { $case: 'publicKey' as const, publicKey, hint: '' },
        signature: await key.sign(data),
      }),
    };
    const rekor = new RekorWitness({ rekorBaseURL: world.services.rekorV1.url, entryType: 'dsse' });
    const builder = new DSSEBundleBuilder({ signer, witnesses: [rekor] });
    for (const registry of world.registries) {
      const imageName = `${registry.host}/attest/oci`;
      const statement = {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: imageName, digest: { sha256: index().replace('sha256:', '') } }],
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: JSON.parse(predicates.slsaprovenance1),
      };
      const bundle = await builder.create({
        data: Buffer.from(JSON.stringify(statement)),
        type: 'application/vnd.in-toto+json',
      });
      await attachArtifactToImage({
        // With credentials it would ask for a challenge, and these registries ask for no login.
        credentials: undefined as never,
        imageName,
        imageDigest: index(),
        artifact: Buffer.from(JSON.stringify(bundleToJSON(bundle))),
        mediaType: bundle.mediaType,
        annotations: {
          'dev.sigstore.bundle.content': 'dsse-envelope',
          'dev.sigstore.bundle.predicateType': statement.predicateType,
        },
      });
      assertVerified(await verify(registry, 'attest/oci', ['slsaprovenance1']));
    }
  });

  it('what buildx says (provenance of mode max), attested on its platform: cosign and this project accept it', async () => {
    const [registry] = world.registries;
    const [way] = ways;
    assert.ok(registry);
    const image = `${registry.host}/attest/buildx@${index()}`;
    const report = await attest(way, ['--from-buildx'], image);
    assert.equal(report.outcome, 'verified', JSON.stringify(report.images, undefined, 1));
    const made = report.images.flatMap((one) => one.manifests);
    assert.deepEqual(made.map(({ digest }) => digest).sort(), [...platforms()].sort());
    for (const digest of platforms()) {
      const { exit, stdout, stderr } = await cosignVerify(
        'v3',
        way,
        `${registry.host}/attest/buildx@${digest}`,
        typeOf(made, digest),
      );
      assert.equal(exit, 0, stderr);
      assert.match(statementIn(stdout), /buildkit/);
    }
    const type = typeOf(made, platforms()[0] ?? '');
    assertVerified(await verify(registry, 'attest/buildx', [`${type} on=platforms`]));
    // An unsigned attestation manifest alone does not count.
    const other = await verify(registry, nameOf(theirs[0]), [`${type} on=platforms`]);
    assert.equal(other.outcome, 'rejected');
  });

  const insecure = ['--allow-http-registry', '--allow-insecure-registry'];

  function typeOf(made: AttestReport['images'][number]['manifests'], digest: string): string {
    const [first] = made.find((one) => one.digest === digest)?.attestations ?? [];
    return first?.predicateType ?? '';
  }

  async function attest(way: Way, flags: readonly string[], image: string): Promise<AttestReport> {
    const { rekorV1, rekorV2, trustedRoot } = world.services;
    const log =
      way.log === 'Rekor v1'
        ? ['--rekor-url', rekorV1.url]
        : ['--rekor-url', rekorV2.url, '--rekor-version', '2'];
    const { stdout, stderr } = await world.us.run([
      ...['attest', '--json', '--key', world.keys.key, '--format', way.format],
      ...['--trusted-root', trustedRoot, ...log, ...flags, image],
    ]);
    assert.notEqual(stdout, '', stderr);
    return JSON.parse(stdout);
  }

  async function attestKeyless(
    format: Keyless,
    flags: readonly string[],
    image: string,
  ): Promise<AttestReport> {
    const { issuer, fulcio, trustedRoot } = identities;
    const { stdout, stderr } = await world.us.run(
      [
        ...['attest', '--json', '--keyless', '--format', format, '--fulcio-url', fulcio.url],
        ...['--rekor-url', world.services.rekorV1.url, '--trusted-root', trustedRoot],
        ...[...flags, image],
      ],
      { GITHUB_ACTIONS: 'true', ...issuer.actionsEnvironment() },
    );
    assert.notEqual(stdout, '', stderr);
    return JSON.parse(stdout);
  }

  function cosignVerifyIdentity(
    format: Keyless,
    version: 'v2' | 'v3',
    image: string,
    type: Type,
    name: string,
  ) {
    const flags = [
      ...['verify-attestation', '--type', type, '--certificate-identity', name],
      ...['--certificate-oidc-issuer', identities.issuer.url],
    ];
    return format === 'legacy'
      ? cosignOfLegacy.run([...flags, '--offline', ...insecure, image])
      : world.cosign[version].run([
          ...[...flags, '--trusted-root', identities.trustedRoot],
          ...[...insecure, image],
        ]);
  }

  async function verifyIdentity(
    image: string,
    requirements: readonly string[],
    name: string,
  ): Promise<VerifyReport> {
    const { stdout, stderr } = await world.us.run([
      ...['verify', '--json', '--attestations-only', '--certificate-identity', name],
      ...['--certificate-oidc-issuer', identities.issuer.url],
      ...['--trusted-root', identities.trustedRoot],
      ...requirements.flatMap((one) => ['--attestations', one]),
      image,
    ]);
    assert.notEqual(stdout, '', stderr);
    return JSON.parse(stdout);
  }

  function statesOf({ images }: AttestReport): readonly string[] {
    return images.flatMap(({ manifests }) =>
      manifests.flatMap(({ attestations }) => attestations.map(({ state }) => state)),
    );
  }

  async function assertAccepted(
    { host }: Registry,
    way: Way,
    digest: string,
    type: Type,
  ): Promise<void> {
    for (const version of ['v2', 'v3'] as const) {
      // Rekor v2 is unknown to cosign 2.
      if (version === 'v2' && way.log === 'Rekor v2') continue;
      const image = `${host}/${nameOf(way)}@${digest}`;
      const { exit, stdout, stderr } = await cosignVerify(version, way, image, type);
      assert.equal(exit, 0, `cosign ${version}, ${image}: ${stderr}`);
      const statement = statementIn(stdout);
      assert.ok(statement.endsWith(`"predicate":${predicates[type]}}`), statement);
    }
  }

  function cosignVerify(version: 'v2' | 'v3', way: Way, image: string, type: string) {
    const { trustedRoot, rekorV1 } = world.services;
    return world.cosign[version].run([
      ...['verify-attestation', '--key', world.keys.publicKey, '--type', type],
      ...['--trusted-root', trustedRoot, '--rekor-url', rekorV1.url],
      `--new-bundle-format=${way.format === 'bundle'}`,
      ...[...insecure, image],
    ]);
  }

  async function verify(
    { host }: Registry,
    repository: string,
    requirements: readonly string[],
  ): Promise<VerifyReport> {
    const { stdout, stderr } = await world.us.run([
      ...['verify', '--json', '--attestations-only', '--key', world.keys.publicKey],
      ...['--trusted-root', world.services.trustedRoot],
      ...requirements.flatMap((one) => ['--attestations', one]),
      `${host}/${repository}@${index()}`,
    ]);
    assert.notEqual(stdout, '', stderr);
    return JSON.parse(stdout);
  }
});

/** The first one that cosign prints. */
function statementIn(stdout: string): string {
  const { payload } = JSON.parse(stdout.trim().split('\n')[0] ?? '');
  return Buffer.from(payload, 'base64').toString();
}

function assertVerified(report: VerifyReport): void {
  const findings = report.images[0]?.findings;
  assert.equal(report.outcome, 'verified', JSON.stringify(findings, undefined, 2));
}
