// Keys made here sign with the real cosign, and cosign's keys sign here; either way all tools verify.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { multiPlatformImage } from '../../sandbox/images.ts';
import { writeTrustedRoot } from '../../sandbox/log/index.ts';
import { makeKeyPair } from '../../src/signature/key-pair.ts';
import { openPrivateKey, type SigningKey } from '../../src/signature/private-key.ts';
import { openKey, privatePem, said, type World, world } from '../sign/support.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { type Cosign, cosign } from './support/cosign.ts';

const skip = installed('cosign2', 'cosign3')
  ? false
  : 'needs cosign2, cosign3: node scripts/peers.mjs install';
const image = multiPlatformImage(['linux/amd64']);
const password = 'correct horse';
const versions = ['v2', 'v3'] as const;
const formats = ['legacy', 'bundle'] as const;

describe('keys', { skip }, () => {
  let home: Folder;
  let tools: Record<(typeof versions)[number], Cosign>;

  before(() => {
    home = temporaryFolder('keys');
    tools = {
      v2: cosign('v2', { folder: home.path, password }),
      v3: cosign('v3', { folder: home.path, password }),
    };
  });
  after(() => home.remove());

  const folder = () => mkdtempSync(join(home.path, 'files-'));

  interface Place extends World {
    readonly reference: string;
    readonly rootFile: string;
  }

  const place = async (t: TestContext): Promise<Place> => {
    const here = await world(t, {}, image);
    const rootFile = join(folder(), 'trusted-root.json');
    writeTrustedRoot(rootFile, [here.v1]);
    return { ...here, reference: `${here.name}@${image.digest}`, rootFile };
  };

  /** By both versions of cosign, and by us. */
  const assertAccepted = async (here: Place, key: SigningKey['public'], format: string) => {
    const file = join(folder(), 'key.pub');
    writeFileSync(file, key.key.export({ type: 'spki', format: 'pem' }));
    for (const version of versions) {
      const options = { key: file, trustedRoot: here.rootFile };
      const { exit, stderr } = await tools[version].verify(here.reference, options);
      assert.equal(exit, 0, `${version}: ${stderr}`);
    }
    await here.assertVerified([format], { keys: [key] });
  };

  const open = (pem: string): Promise<SigningKey> =>
    openPrivateKey(pem, 'a key', { password: async () => password, allowUnencrypted: false });

  for (const version of versions) {
    for (const format of formats) {
      it(`made here, used by cosign ${version} for ${format}`, async (t) => {
        const here = await place(t);
        const { privatePem: pem, publicPem } = await makeKeyPair(password);
        const key = join(folder(), 'ours.key');
        writeFileSync(key, pem);
        const derived = await tools[version].run(['public-key', '--key', key]);
        assert.equal(derived.stdout.trim(), publicPem.trim(), derived.stderr);
        const log = { rekorUrl: here.v1.url, trustedRoot: here.rootFile };
        const signed = await tools[version].sign(here.reference, { key, format, log });
        assert.equal(signed.exit, 0, signed.stderr);
        await assertAccepted(here, (await open(pem)).public, format);
      });

      it(`made by cosign ${version}, used here for ${format}`, async (t) => {
        const here = await place(t);
        const files = await tools[version].generateKeyPair(folder());
        const key = await open(readFileSync(files.key, 'utf8'));
        const report = await here.sign({ options: { key, formats: [format] } });
        assert.equal(report.outcome, 'verified', said(report));
        await assertAccepted(here, key.public, format);
      });
    }
  }

  for (const format of formats) {
    it(`RSA, used here for ${format}`, async (t) => {
      const here = await place(t);
      const key = await openKey(privatePem('rsa'));
      const report = await here.sign({ options: { key, formats: [format] } });
      assert.equal(report.outcome, 'verified', said(report));
      await assertAccepted(here, key.public, format);
    });
  }

  it('a statement with white space after it, as where Rekor v2 has the usual one', async (t) => {
    const here = await place(t);
    writeTrustedRoot(here.rootFile, [here.v2]);
    const key = await openKey(privatePem('rsa'));
    here.v2.faults.add({ when: { method: 'POST', times: 2 }, do: 'lose-answer' });
    const report = await here.sign({ logs: ['rekor-v2'], options: { key } });
    assert.equal(report.outcome, 'verified', said(report));
    assert.ok(here.v2.entries.length > 3);
    await assertAccepted(here, key.public, 'bundle');
  });
});
