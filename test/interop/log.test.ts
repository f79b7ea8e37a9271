// The sandbox's transparency logs as the real cosign sees them: it signs with them, and verifies what they said.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { multiPlatformImage, put } from '../../sandbox/images.ts';
import {
  type Lies,
  type SandboxLog,
  startLog,
  writeSigningConfig,
  writeTrustedRoot,
} from '../../sandbox/log/index.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { digestHex } from '../../src/oci/digest.ts';
import { certificateOf, certificatePem } from '../support/certificate.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import type { CommandResult } from './support/command.ts';
import { type Cosign, cosign, type SignOptions } from './support/cosign.ts';

const skip = installed('cosign2', 'cosign3')
  ? false
  : 'needs cosign2, cosign3: node scripts/peers.mjs install';
const execute = promisify(execFile);
const cli = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const image = multiPlatformImage();
/** The index and what it lists. */
const manifests = [image, ...image.children];

describe('cosign and the sandbox logs', { skip }, () => {
  let home: Folder;
  let registry: SandboxRegistry;
  let v1: SandboxLog;
  let v2: SandboxLog;
  let keys: { key: string; publicKey: string };
  let trustedRoot: string;
  const tools: Record<'v2' | 'v3', Cosign | undefined> = { v2: undefined, v3: undefined };

  before(async () => {
    home = temporaryFolder('log');
    tools.v2 = cosign('v2', { folder: home.path, password: 'secret' });
    tools.v3 = cosign('v3', { folder: home.path, password: 'secret' });
    [registry, v1, v2] = await Promise.all([
      startRegistry(),
      startLog({ version: 'rekor-v1' }),
      startLog({ version: 'rekor-v2' }),
    ]);
    trustedRoot = join(home.path, 'trusted-root.json');
    writeTrustedRoot(trustedRoot, [v1, v2]);
    keys = await tools.v3.generateKeyPair(home.path);
  });
  afterEach(() => {
    for (const server of [registry, v1, v2]) server.reset();
  });
  after(async () => {
    await Promise.all([registry, v1, v2].map((server) => server.stop()));
    home.remove();
  });

  const tool = (version: 'v2' | 'v3'): Cosign => {
    const found = tools[version];
    assert.ok(found);
    return found;
  };

  const sign = (
    version: 'v2' | 'v3',
    options: Omit<SignOptions, 'key'>,
  ): Promise<CommandResult> => {
    put(registry, 'nicolas/webdis', image, '0.1.24');
    const reference = `${registry.host}/nicolas/webdis@${image.digest}`;
    return tool(version).sign(reference, { key: keys.key, ...options });
  };

  const signingConfig = (...logs: SandboxLog[]): string => {
    const path = join(home.path, 'signing-config.json');
    writeSigningConfig(path, logs);
    return path;
  };

  const verifyAll = async (version: 'v2' | 'v3'): Promise<void> => {
    const references = manifests.map(({ digest }) => `${registry.host}/nicolas/webdis@${digest}`);
    const options = { key: keys.publicKey, trustedRoot };
    const results = references.map((reference) => tool(version).verify(reference, options));
    for (const { exit, stderr } of await Promise.all(results)) {
      assert.equal(exit, 0, `${version}: ${stderr}`);
      assert.match(stderr, /claims in the transparency log was verified offline/);
    }
  };

  /** The whole image, by this project. */
  const verifyOurselves = async (): Promise<void> => {
    const reference = `${registry.host}/nicolas/webdis:0.1.24`;
    const flags = ['--key', keys.publicKey, '--trusted-root', trustedRoot, '--json'];
    const { stdout } = await execute(process.execPath, [cli, 'verify', ...flags, reference]);
    assert.equal(JSON.parse(stdout).outcome, 'verified');
  };

  const kinds = (log: SandboxLog): string[] =>
    log.entries.map(({ kind, version }) => `${kind}/${version}`);

  for (const version of ['v2', 'v3'] as const) {
    it(`cosign ${version}, legacy, Rekor v1`, async () => {
      const log = { rekorUrl: v1.url, trustedRoot };
      const signed = await sign(version, { format: 'legacy', log });
      assert.equal(signed.exit, 0, signed.stderr);
      assert.deepEqual(
        kinds(v1),
        manifests.map(() => 'hashedrekord/0.0.1'),
      );
      // Reports give the index over all trees.
      if (version === 'v2')
        assert.match(signed.stderr, new RegExp(`index: ${v1.entries[0]?.logIndex}`));
      await verifyAll('v2');
      await verifyAll('v3');
      await verifyOurselves();
    });
  }

  for (const version of ['v2', 'v3'] as const) {
    it(`cosign ${version}, legacy, with a certificate of the key: the entry names the certificate`, async () => {
      const certificate = join(home.path, 'certificate.pem');
      const { privateKey: issuer } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
      const der = certificateOf(createPublicKey(readFileSync(keys.publicKey)), issuer);
      writeFileSync(certificate, certificatePem(der));
      const signed = await sign(version, {
        format: 'legacy',
        log: { rekorUrl: v1.url, trustedRoot },
        args: ['--certificate', certificate],
      });
      assert.equal(signed.exit, 0, signed.stderr);
      for (const { body } of v1.entries) {
        const { content } = JSON.parse(body.toString()).spec.signature.publicKey;
        assert.match(Buffer.from(content, 'base64').toString(), /^-----BEGIN CERTIFICATE-----/);
      }
      await verifyOurselves();
    });
  }

  it('cosign v3, bundles, Rekor v1', async () => {
    const log = { signingConfig: signingConfig(v1), trustedRoot };
    const signed = await sign('v3', { format: 'bundle', log });
    assert.equal(signed.exit, 0, signed.stderr);
    assert.deepEqual(
      kinds(v1),
      manifests.map(() => 'dsse/0.0.1'),
    );
    await verifyAll('v2');
    await verifyAll('v3');
    await verifyOurselves();
  });

  it('cosign v3, bundles, Rekor v2, which it prefers', async () => {
    const log = { signingConfig: signingConfig(v1, v2), trustedRoot };
    const signed = await sign('v3', { format: 'bundle', log });
    assert.equal(signed.exit, 0, signed.stderr);
    assert.deepEqual(
      kinds(v2),
      manifests.map(() => 'hashedrekord/0.0.2'),
    );
    assert.equal(v1.requests.length, 0);
    await verifyAll('v2');
    await verifyAll('v3');
    await verifyOurselves();
  });

  it('cosign finds an entry whose signed timestamp was lost (retrieve)', async () => {
    const log = { rekorUrl: v1.url, trustedRoot };
    const signed = await sign('v3', { format: 'legacy', log, recursive: false });
    assert.equal(signed.exit, 0, signed.stderr);
    const held = registry.store.repository('nicolas/webdis');
    const tag = `sha256-${digestHex(image.digest)}.sig`;
    const signature = held.manifest(tag);
    assert.ok(signature);
    const text = Buffer.from(signature.bytes).toString();
    const without = JSON.parse(text, (key, value) =>
      key === 'dev.sigstore.cosign/bundle' ? undefined : value,
    );
    held.tags.set(tag, held.putManifest(Buffer.from(JSON.stringify(without)), signature.mediaType));
    for (const version of ['v2', 'v3'] as const) {
      const { exit, stderr } = await tool(version).verify(
        `${registry.host}/nicolas/webdis@${image.digest}`,
        { key: keys.publicKey, trustedRoot, rekorUrl: v1.url },
      );
      assert.equal(exit, 0, `${version}: ${stderr}`);
    }
    assert.equal(v1.requests.at(-1)?.path, '/api/v1/log/entries/retrieve');
  });

  it('cosign v2 finds its entry by the 409 after a lost answer', async () => {
    v1.faults.add({ when: { method: 'POST' }, do: 'lose-answer' });
    const log = { rekorUrl: v1.url, trustedRoot };
    const signed = await sign('v2', { format: 'legacy', log, recursive: false });
    assert.equal(signed.exit, 0, signed.stderr);
    assert.equal(v1.entries.length, 1);
    const statuses = v1.requests.map(({ method, status }) => `${method} ${status}`);
    assert.deepEqual(statuses.slice(0, 3), ['POST 0', 'POST 409', 'GET 200']);
  });

  it('cosign v3 takes the 409 for what it is, and gives up', async () => {
    v1.faults.add({ when: { method: 'POST' }, do: 'lose-answer' });
    const log = { signingConfig: signingConfig(v1), trustedRoot };
    const { exit, stderr } = await sign('v3', { format: 'bundle', log, recursive: false });
    assert.equal(exit, 1);
    assert.match(stderr, /\[409\] createLogEntryConflict .*an equivalent entry already exists/);
  });

  const lies: [keyof Lies, 'rekor-v1' | 'rekor-v2', RegExp][] = [
    ['set', 'rekor-v1', /not enough verified log entries/],
    ['proof', 'rekor-v1', /wrong proof size 1, want 0/],
    ['proof', 'rekor-v2', /wrong proof size 1, want 0/],
    ['checkpoint', 'rekor-v1', /signature on checkpoint did not verify/],
    ['checkpoint', 'rekor-v2', /unverified checkpoint signature/],
    ['fork', 'rekor-v1', /does not match expected root/],
    ['fork', 'rekor-v2', /does not match expected root/],
  ];
  for (const [lie, version, why] of lies) {
    it(`cosign v3 sees through a lie of ${version}: ${lie}`, async () => {
      const server = version === 'rekor-v1' ? v1 : v2;
      const log = { signingConfig: signingConfig(server), trustedRoot };
      server.faults.add({ when: { method: 'POST' }, do: server.lies[lie] });
      const { exit, stderr } = await sign('v3', { format: 'bundle', log, recursive: false });
      assert.equal(exit, 1);
      assert.match(stderr, why);
    });
  }
});
