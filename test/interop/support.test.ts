// The ground under the interop tests: real registries carry the vectors, and real cosign reads them.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installed } from './support/binaries.ts';
import { cosign } from './support/cosign.ts';
import { type Folder, temporaryFolder } from './support/folder.ts';
import { loadCase, readCases } from './support/load.ts';
import { type Registry, startRegistries } from './support/registries.ts';

const vectors =
  process.env['VECTORS'] ?? fileURLToPath(new URL('../vectors/cosign-made', import.meta.url));
const peers = ['olareg', 'docker-registry', 'distribution', 'cosign2', 'cosign3'];
const skip = installed(...peers)
  ? false
  : `needs ${peers.join(', ')}: node scripts/peers.mjs install`;

describe('cosign reads what was loaded into a registry', { skip }, () => {
  let registries: Registry[] = [];
  let home: Folder;

  before(async () => {
    home = temporaryFolder('home');
    registries = await startRegistries();
  });
  after(async () => {
    await Promise.all(registries.map((registry) => registry.stop()));
    home.remove();
  });

  for (const name of ['legacy-rekor-v1', 'bundle-rekor-v1', 'bundle-rekor-v2']) {
    it(name, async () => {
      const one = readCases(vectors).get(name);
      assert.ok(one, `no case ${name} in ${vectors}`);
      const [expected] = one.cosign;
      for (const registry of registries) {
        const repository = await loadCase(vectors, one, registry);
        for (const version of ['v2', 'v3'] as const) {
          const { exit, stderr } = await cosign(version, { folder: home.path }).verify(
            `${repository}:0.1.24`,
            { key: `${vectors}/signer.pub`, trustedRoot: `${vectors}/trusted-root.json` },
          );
          assert.equal(exit, expected?.[version].exit, `${registry.name}, ${version}: ${stderr}`);
        }
      }
    });
  }
});
