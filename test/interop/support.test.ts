// The ground under the interop tests: real registries carry the vectors, and real cosign reads them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { createCa } from './support/ca.ts';
import { cosign } from './support/cosign.ts';
import { loadCase, readCases } from './support/load.ts';
import { startFront } from './support/nginx.ts';
import { type Registry, startOlareg, startRegistries } from './support/registries.ts';

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

  it('signs and verifies with keys of its own, without a log', async () => {
    const one = readCases(vectors).get('unsigned');
    assert.ok(one, `no case unsigned in ${vectors}`);
    const tool = cosign('v3', { folder: home.path, password: 'secret' });
    const { key, publicKey } = await tool.generateKeyPair(home.path);
    for (const registry of registries) {
      for (const format of ['legacy', 'bundle'] as const) {
        const repository = await loadCase(vectors, one, registry, `signed-${format}`);
        const image = `${repository}@${one.digest}`;
        const signed = await tool.sign(image, { key, format, log: 'none', recursive: false });
        assert.equal(signed.exit, 0, `${registry.name}, ${format}: ${signed.stderr}`);
        const verified = await tool.verify(image, {
          key: publicKey,
          trustedRoot: `${vectors}/trusted-root.json`,
          args: ['--insecure-ignore-tlog=true'],
        });
        assert.equal(verified.exit, 0, `${registry.name}, ${format}: ${verified.stderr}`);
      }
    }
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

it('nginx serves a registry over TLS', {
  skip: installed('nginx', 'olareg', 'openssl') ? false : 'needs nginx, olareg, openssl',
}, async () => {
  const folder = temporaryFolder('ca');
  const registry = await startOlareg();
  const ca = await createCa(folder.path);
  const front = await startFront({
    upstream: registry.host,
    certificate: await ca.issue('registry.test', '127.0.0.1'),
  });
  try {
    const status = await new Promise((resolve, reject) => {
      const options = {
        ca: readFileSync(ca.certificate),
        servername: 'registry.test',
        agent: false,
      };
      get(`https://${front.host}/v2/`, options, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      }).on('error', reject);
    });
    assert.equal(status, 200);
    assert.deepEqual(front.requests(), ['GET /v2/ 200']);
  } finally {
    await Promise.all([front.stop(), registry.stop()]);
    folder.remove();
  }
});
