// Every vector on every registry: our results compared with those of both versions of cosign.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { run } from './support/command.ts';
import { cosign } from './support/cosign.ts';
import { loadCase, readCases, type VectorCase } from './support/load.ts';
import { type Registry, startRegistries } from './support/registries.ts';

const vectors = fileURLToPath(new URL('../vectors/cosign-made', import.meta.url));
const cli = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const key = `${vectors}/signer.pub`;
const trustedRoot = `${vectors}/trusted-root.json`;
const peers = ['olareg', 'docker-registry', 'distribution', 'cosign2', 'cosign3'];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for verify';

/**
 * Where cosign and we differ about a whole image, each for the reason given. cosign verifies what the
 * reference names and nothing under it, takes any attestation by the key for a signature, and is put
 * off by an attestation of another user's.
 */
const differences: Readonly<Record<string, { cosign: number; ours: number; why: string }>> = {
  'arm64-unsigned': { cosign: 0, ours: 10, why: 'a platform without signature' },
  'index-only': { cosign: 0, ours: 10, why: 'platforms without signature' },
  'index-only-bundle': { cosign: 0, ours: 10, why: 'platforms without signature' },
  'attestation-only': { cosign: 0, ours: 10, why: 'an attestation is no signature' },
  'legacy-plus-foreign-attestation': { cosign: 1, ours: 0, why: 'the signatures are good' },
};

/** The flags for cosign that a case needs to see what is there. */
function cosignArgs(one: VectorCase): readonly string[] {
  return one.name === 'oci-1-1-experimental' ? ['--experimental-oci11'] : [];
}

describe('cosign-made on real registries', { skip, concurrency: false }, () => {
  let registries: Registry[] = [];
  let home: Folder;
  const rows: string[] = [];

  before(async () => {
    home = temporaryFolder('home');
    registries = await startRegistries();
  });
  after(async () => {
    await Promise.all(registries.map((registry) => registry.stop()));
    home.remove();
    process.stdout.write(`\n${table(rows)}\n`);
  });

  for (const one of readCases(vectors).values()) {
    it(one.name, async () => {
      for (const registry of registries) {
        const image = `${await loadCase(vectors, one, registry)}:0.1.24`;
        const ours = await verify(image);
        const [v3, v2] = await Promise.all(
          (['v3', 'v2'] as const).map((version) =>
            cosign(version, { folder: home.path }).verify(image, {
              key,
              trustedRoot,
              args: cosignArgs(one),
            }),
          ),
        );
        assert.ok(v3 && v2);
        rows.push(`${one.name} | ${registry.name} | ${ours} | ${v3.exit} | ${v2.exit}`);
        assert.equal(outcomeOf(ours), one.expect.outcome, `${registry.name}: exit ${ours}`);

        const expected = differences[one.name];
        if (expected === undefined) {
          // The same verdict; cosign exits 1 for every failure of a bundle (cosign-formats.md §5.3).
          assert.equal(ours === 0, v3.exit === 0, `${registry.name}: v3 ${v3.stderr}`);
          assert.equal(ours === 0, v2.exit === 0, `${registry.name}: v2 ${v2.stderr}`);
        } else {
          assert.deepEqual([v3.exit, ours], [expected.cosign, expected.ours], expected.why);
          assert.equal(v2.exit, expected.cosign, expected.why);
        }
      }
    });
  }
});

async function verify(image: string): Promise<number> {
  const args = ['verify', '--quiet', '--key', key, '--trusted-root', trustedRoot, image];
  return (await run(process.execPath, [cli, ...args])).exit;
}

function outcomeOf(exit: number): string {
  if (exit === 0) return 'verified';
  return [10, 11, 12, 20].includes(exit) ? 'rejected' : 'undetermined';
}

function table(rows: readonly string[]): string {
  return ['case | registry | ours | cosign v3 | cosign v2', ...rows].join('\n');
}
