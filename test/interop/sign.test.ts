// What this project signs, with real services on real registries, as every verifier sees it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ManifestReport } from '../../src/verify/report.ts';
import { installed } from './support/binaries.ts';
import type { LogServer } from './support/log-server.ts';
import type { Listed } from './support/material.ts';
import type { OurSigning } from './support/ourselves.ts';
import type { Registry } from './support/registries.ts';
import { type SigningWorld, signingPeers, startSigningWorld } from './support/signing-world.ts';

interface Way {
  readonly format: OurSigning['format'];
  readonly log: 'no log' | 'Rekor v1' | 'Rekor v2' | 'signing config';
  readonly timestamps: boolean;
}

/** Legacy signatures need Rekor v1, and carry no timestamps. */
const ways: readonly Way[] = [
  { format: 'legacy', log: 'Rekor v1', timestamps: false },
  { format: 'bundle', log: 'Rekor v1', timestamps: false },
  { format: 'bundle', log: 'Rekor v1', timestamps: true },
  { format: 'bundle', log: 'Rekor v2', timestamps: false },
  { format: 'bundle', log: 'Rekor v2', timestamps: true },
  // It names both logs, of which the newer one is to be taken, and the authority.
  { format: 'bundle', log: 'signing config', timestamps: true },
  { format: 'both', log: 'Rekor v1', timestamps: false },
  { format: 'legacy', log: 'no log', timestamps: false },
  { format: 'bundle', log: 'no log', timestamps: false },
  { format: 'bundle', log: 'no log', timestamps: true },
];
const kinds = ['index', 'platforms', 'attestation manifests'] as const;
const skip = installed(...signingPeers) ? false : 'node scripts/peers.mjs install --for sign';

describe('signed by this project', { skip, concurrency: false }, () => {
  let world: SigningWorld;
  let manifests: readonly Listed[];
  let signingConfig: string;
  const rows: string[] = [];

  before(async () => {
    world = await startSigningWorld();
    const { rekorV1, rekorV2 } = world.services;
    signingConfig = await world.services.signingConfig([rekorV1, rekorV2], true);
    manifests = await world.push(ways.map(repositoryOf));
    assert.deepEqual(
      manifests.map(({ what }) => what),
      ['index', 'platforms', 'platforms', 'attestation manifests', 'attestation manifests'],
    );
  });
  after(async () => {
    await world?.stop();
    process.stdout.write(`\n${table(rows)}\n`);
  });

  for (const way of ways) {
    it(nameOf(way), async () => {
      for (const registry of world.registries) {
        await sign(way, registry);
        for (const verifier of ['cosign v2', 'cosign v3', 'webdis-trust'] as const) {
          const refused =
            verifier === 'webdis-trust'
              ? await refusedByUs(way, registry)
              : await refusedByCosign(verifier === 'cosign v2' ? 'v2' : 'v3', way, registry);
          rows.push(
            [nameOf(way), registry.name, verifier, ...kinds.map((kind) => score(kind, refused))]
              .map(String)
              .join(' | '),
          );
          assert.deepEqual([...refused.values()], [], `${registry.name}, ${verifier}`);
        }
      }
    });
  }

  // Or else the table would say nothing.
  const demands: readonly (readonly [string, Way, readonly string[]])[] = [
    ['a log entry', { format: 'legacy', log: 'no log', timestamps: false }, []],
    ['a log entry', { format: 'bundle', log: 'no log', timestamps: false }, []],
    [
      'a timestamp',
      { format: 'bundle', log: 'Rekor v1', timestamps: false },
      ['--use-signed-timestamps'],
    ],
    ['an annotation', { format: 'legacy', log: 'Rekor v1', timestamps: false }, ['-a', 'a=b']],
  ];
  for (const [what, way, args] of demands) {
    it(`${nameOf(way)}: every verifier misses ${what}`, async () => {
      const [registry] = world.registries;
      assert.ok(registry);
      const options = { key: world.keys.publicKey, trustedRoot: world.services.trustedRoot, args };
      const image = imageOf(way, registry);
      for (const version of ['v2', 'v3'] as const) {
        assert.notEqual((await world.cosign[version].verify(image, options)).exit, 0, version);
      }
      assert.equal((await world.us.verify(image, options)).outcome, 'rejected');
    });
  }

  /** One entry for each signature, and not one more. */
  const sign = async (way: Way, registry: Registry): Promise<void> => {
    const log = logOf(way);
    const before = await log?.size();
    const { trustedRoot, timestamps } = world.services;
    const services =
      way.log === 'signing config'
        ? { log: { signingConfig } }
        : {
            log: log ?? ('none' as const),
            ...(way.timestamps ? { timestampUrl: timestamps.url } : {}),
          };
    const signing = { ...services, format: way.format, key: world.keys.key, trustedRoot };
    const { images, outcome } = await world.us.sign(imageOf(way, registry), signing);
    assert.equal(outcome, 'verified', JSON.stringify(images[0]?.findings));
    const signatures = manifests.length * (way.format === 'both' ? 2 : 1);
    if (before !== undefined) assert.equal(await log?.size(), before + signatures);
  };

  const logOf = ({ log }: Way): LogServer | undefined => {
    if (log === 'no log') return undefined;
    return log === 'Rekor v1' ? world.services.rekorV1 : world.services.rekorV2;
  };

  const imageOf = (way: Way, { host }: Registry, digest = manifests[0]?.digest): string =>
    `${host}/${repositoryOf(way)}@${digest}`;

  const verifying = ({ log, timestamps }: Way) => ({
    key: world.keys.publicKey,
    trustedRoot: world.services.trustedRoot,
    args: [
      ...(log === 'no log' ? ['--insecure-ignore-tlog'] : []),
      ...(timestamps ? ['--use-signed-timestamps'] : []),
    ],
  });

  /** By digest, with what was said. */
  const refusedByCosign = async (
    version: 'v2' | 'v3',
    way: Way,
    registry: Registry,
  ): Promise<ReadonlyMap<string, string>> => {
    const verified = manifests.map(async ({ digest }): Promise<[string, string][]> => {
      const image = imageOf(way, registry, digest);
      const { exit, stderr } = await world.cosign[version].verify(image, verifying(way));
      return exit === 0 ? [] : [[digest, `exit ${exit}: ${stderr}`]];
    });
    return new Map((await Promise.all(verified)).flat());
  };

  const refusedByUs = async (
    way: Way,
    registry: Registry,
  ): Promise<ReadonlyMap<string, string>> => {
    const options = verifying(way);
    const args = [...options.args, '--attestation-manifests', 'required'];
    const report = await world.us.verify(imageOf(way, registry), { ...options, args });
    const verdicts = new Map<string, ManifestReport>(
      report.images[0]?.manifests.map((one) => [one.digest, one]),
    );
    return new Map(
      manifests.flatMap(({ digest }): [string, string][] => {
        const verdict = verdicts.get(digest);
        if (verdict?.outcome === 'verified') return [];
        return [[digest, JSON.stringify(verdict ?? report)]];
      }),
    );
  };

  const score = (kind: Listed['what'], refused: ReadonlyMap<string, string>): string => {
    const of = manifests.filter(({ what }) => what === kind);
    return `${of.filter(({ digest }) => !refused.has(digest)).length}/${of.length}`;
  };
});

function nameOf({ format, log, timestamps }: Way): string {
  return `${format}, ${log}${timestamps ? ', timestamps' : ''}`;
}

function repositoryOf(way: Way): string {
  return `webdis/${nameOf(way).replace(/\W+/g, '-').toLowerCase()}`;
}

function table(rows: readonly string[]): string {
  return [`signed as | registry | verifier | ${kinds.join(' | ')}`, ...rows].join('\n');
}
