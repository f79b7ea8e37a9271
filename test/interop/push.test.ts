// What we push to real registries, read back by other people's clients.
import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { attestationManifest, index, type Part, platformImage } from '../../sandbox/images.ts';
import { backoff } from '../../src/http/backoff.ts';
import { createTransport } from '../../src/http/transport.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { attachReferrer } from '../../src/registry/attach-referrer.ts';
import type { WritableRepository } from '../../src/registry/repository.ts';
import { createWritingClient } from '../../src/registry/writing-client.ts';
import { appendLayer, putBytes } from '../../src/signature/append.ts';
import { parsePublicKey } from '../../src/signature/key.ts';
import {
  emptyConfig,
  formatBundle,
  makeBundle,
  referrerManifest,
  signatureStatement,
} from '../../src/signature/make-bundle.ts';
import { formatPayload } from '../../src/signature/payload.ts';
import type { SignatureLayer } from '../../src/signature/signature-image.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { run, runOrThrow } from './support/command.ts';
import { cosign } from './support/cosign.ts';
import { startFront } from './support/nginx.ts';
import { type Registry, startOlareg, startRegistries } from './support/registries.ts';

const peers = [
  'olareg',
  'docker-registry',
  'distribution',
  'cosign2',
  'cosign3',
  'crane',
  'oras',
  'regctl',
];
const skip = installed(...peers)
  ? false
  : `needs ${peers.join(', ')}: node scripts/peers.mjs install`;
const trustedRoot = fileURLToPath(
  new URL('../vectors/cosign-made/trusted-root.json', import.meta.url),
);

const MiB = 1024 * 1024;
const large = Buffer.alloc(20 * MiB, 'webdis!');
const image = platformImage('linux/arm64');
const multi = index([image, attestationManifest(image)]);
const { privateKey, publicKey: pem } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const key = parsePublicKey(pem, 'the test');
const sign = (bytes: Uint8Array) => createSign('sha256').update(bytes).sign(privateKey);

const { signal } = new AbortController();
const clock = { now: Date.now, sleep: async (ms: number) => void (await sleep(ms)) };
const random = Math.random;
const pause = backoff({ clock, random, signal });
const pausing = { pause };

/** A client of its own, as another process has it. */
function repositoryOn(host: string, path: string): WritableRepository {
  const insecureHosts = new Set<string>();
  const transport = createTransport({
    ...{ clock, random, signal, insecureHosts },
    budget: 60_000,
    proxyFor: () => undefined,
    userAgent: 'interop',
  });
  after(() => transport.close());
  return createWritingClient({
    ...{ transport, insecureHosts, clock, pause },
    credentials: { find: async () => undefined },
  }).target({ registry: host, path });
}

async function push(repository: WritableRepository, part: Part): Promise<void> {
  await Promise.all(part.blobs.map((bytes) => putBytes(repository, bytes)));
  for (const child of part.children) await push(repository, child);
  await repository.putManifest(part.digest, part.bytes, part.mediaType);
}

async function pushTagged(repository: WritableRepository, tag: string): Promise<void> {
  await push(repository, multi);
  await repository.putManifest(tag, multi.bytes, multi.mediaType);
}

function streamed(): Readable {
  const pieces = Array.from({ length: 20 }, (_, at) => large.subarray(at * MiB, (at + 1) * MiB));
  return Readable.from(pieces);
}

/** Attaches a bundle as our signer writes it, without a log. */
async function attachBundle(
  repository: WritableRepository,
  subject: Part,
  seconds: number,
): Promise<Digest> {
  const payload = signatureStatement(subject.digest, {});
  const bundle = formatBundle(
    await makeBundle(payload, { public: key, sign: async (bytes) => sign(bytes) }, []),
  );
  await Promise.all([putBytes(repository, emptyConfig), putBytes(repository, bundle)]);
  const { digest, mediaType, bytes } = subject;
  const described = { digest, mediaType, size: bytes.byteLength };
  const manifest = referrerManifest(described, bundle, new Date(seconds * 1000));
  await attachReferrer(repository, manifest, pausing);
  return digestOf(manifest);
}

/** One signature by our key: another time it would be another one. */
function signatureFor(name: string, digest: Digest): SignatureLayer {
  const payload = formatPayload(name, digest, {});
  return { payload, signature: sign(payload) };
}

describe('what we push, others read', { skip }, () => {
  let registries: Registry[] = [];
  let folder: Folder;
  let publicKey = '';

  before(async () => {
    folder = temporaryFolder('push');
    publicKey = join(folder.path, 'ours.pub');
    writeFileSync(publicKey, pem);
    registries = await startRegistries();
  });
  after(async () => {
    await Promise.all(registries.map((registry) => registry.stop()));
    folder.remove();
  });

  const verify = (version: 'v2' | 'v3', name: string, ...args: string[]) => {
    const options = { key: publicKey, trustedRoot, args: ['--insecure-ignore-tlog=true', ...args] };
    return cosign(version, { folder: folder.path }).verify(name, options);
  };

  it('blobs: small, and 20 MB streamed', async () => {
    for (const { host, name } of registries) {
      const repository = repositoryOn(host, 'push/blobs');
      const small = Buffer.from('{}');
      await putBytes(repository, small);
      const blob = { digest: digestOf(large), size: large.byteLength };
      await repository.putBlob(blob, streamed);
      assert.equal(await repository.hasBlob(blob.digest), true, name);
      for (const [bytes, size] of [
        [small, 2],
        [large, large.byteLength],
      ] as const) {
        const digest = digestOf(bytes);
        const args = [
          'blob',
          'head',
          `${host}/push/blobs`,
          digest,
          '--host',
          `reg=${host},tls=disabled`,
        ];
        assert.match(await runOrThrow('regctl', args), new RegExp(`Content-Length: ${size}`, 'i'));
        const fetched = join(folder.path, 'blob');
        await runOrThrow('oras', [
          'blob',
          'fetch',
          '--plain-http',
          '-o',
          fetched,
          `${host}/push/blobs@${digest}`,
        ]);
        assert.equal(await sha256(fetched), digest, name);
      }
    }
  });

  it('a blob that a registry mounts, or does not', async () => {
    for (const { host, name } of registries) {
      const bytes = Buffer.from(`mounted on ${name}`);
      const from = { registry: host, path: 'push/one' };
      await putBytes(repositoryOn(host, from.path), bytes);
      const blob = { digest: digestOf(bytes), size: bytes.byteLength };
      const repository = repositoryOn(host, 'push/two');
      assert.equal(
        await repository.putBlob(blob, () => assert.fail('not mounted'), from),
        'mounted',
      );
      const missing = Buffer.from(`not there on ${name}`);
      const other = { digest: digestOf(missing), size: missing.byteLength };
      assert.equal(await repository.putBlob(other, () => missing, from), 'uploaded');
      assert.equal(await repository.hasBlob(other.digest), true);
    }
  });

  it('manifests by digest and by tag', async () => {
    for (const { host, name } of registries) {
      await pushTagged(repositoryOn(host, 'push/image'), '0.1.24');
      const reference = `${host}/push/image:0.1.24`;
      assert.equal(
        await runOrThrow('crane', ['manifest', '--insecure', reference]),
        text(multi.bytes),
        name,
      );
      const digest = await runOrThrow('oras', ['resolve', '--plain-http', reference]);
      assert.equal(digest.trim(), multi.digest);
      const args = [
        'manifest',
        'get',
        '--format',
        'raw-body',
        '--host',
        `reg=${host},tls=disabled`,
      ];
      const child = await runOrThrow('regctl', [...args, `${host}/push/image@${image.digest}`]);
      assert.equal(child.trimEnd(), text(image.bytes));
    }
  });

  it('referrers, by the API and by the tag', async () => {
    for (const { host, name, referrersApi } of registries) {
      const repository = repositoryOn(host, 'push/referrers');
      await pushTagged(repository, '1');
      const digests = [
        await attachBundle(repository, multi, 1),
        await attachBundle(repository, multi, 2),
      ];
      const { source } = await repository.referrers(multi.digest);
      assert.equal(source, referrersApi ? 'api' : 'tag');
      const reference = `${host}/push/referrers@${multi.digest}`;
      const found = JSON.parse(
        await runOrThrow('oras', ['discover', '--plain-http', '--format', 'json', reference]),
      );
      const seen = (found.referrers ?? found.manifests) as {
        digest: string;
        annotations: object;
      }[];
      assert.deepEqual(seen.map(({ digest }) => digest).toSorted(), digests.toSorted(), name);
      assert.ok(
        seen.every(({ annotations }) => 'dev.sigstore.bundle.predicateType' in annotations),
      );
      const args = [
        'artifact',
        'list',
        '--format',
        '{{jsonPretty .}}',
        '--host',
        `reg=${host},tls=disabled`,
      ];
      const listed = await runOrThrow('regctl', [...args, reference]);
      for (const digest of digests) assert.ok(listed.includes(digest), name);
      const verified = await verify('v3', reference);
      assert.equal(verified.exit, 0, `${name}: ${verified.stderr}`);
    }
  });

  it('signatures: three writers at once, and cosign before and after', async () => {
    const tool = cosign('v3', { folder: folder.path, password: 'secret' });
    const theirs = await tool.generateKeyPair(folder.path);
    for (const { host, name } of registries) {
      await pushTagged(repositoryOn(host, 'push/signed'), '1');
      const reference = `${host}/push/signed@${multi.digest}`;
      const signing = { key: theirs.key, format: 'legacy', log: 'none', recursive: false } as const;
      const first = await tool.sign(reference, signing);
      assert.equal(first.exit, 0, first.stderr);
      const ours = ['one', 'two', 'three'].map((word) =>
        signatureFor(`${host}/push/signed/${word}`, multi.digest),
      );
      const append = (layer: SignatureLayer) =>
        appendLayer(repositoryOn(host, 'push/signed'), multi.digest, layer, pausing);
      await Promise.all(ours.map(append));
      // These registries ignore If-Match, and one writes for longer than the other takes to read back:
      // what was lost is appended after the last verification.
      for (const layer of ours) await append(layer);
      const again = await tool.sign(reference, { ...signing, args: ['-a', 'again=yes'] });
      assert.equal(again.exit, 0, again.stderr);
      for (const version of ['v2', 'v3'] as const) {
        const format = version === 'v3' ? ['--new-bundle-format=false'] : [];
        const verified = await verify(version, reference, ...format);
        assert.equal(verified.exit, 0, `${name}, cosign ${version}: ${verified.stderr}`);
        const payloads = JSON.parse(verified.stdout) as { critical: { identity: object } }[];
        assert.equal(payloads.length, ours.length, 'all of ours');
        const options = {
          key: theirs.publicKey,
          trustedRoot,
          args: ['--insecure-ignore-tlog=true', ...format],
        };
        const others = await cosign(version, { folder: folder.path }).verify(reference, options);
        assert.equal(others.exit, 0, `${name}, cosign ${version}: ${others.stderr}`);
        assert.equal(JSON.parse(others.stdout).length, 2, 'both of theirs');
      }
    }
  });

  it('behind a proxy that takes no large body, in chunks', {
    skip: installed('nginx') ? false : 'needs nginx',
  }, async () => {
    for (const registry of [await startOlareg(), ...registries.slice(1)]) {
      const directives = 'client_max_body_size 10m;';
      const front = await startFront({ upstream: registry.host, directives });
      try {
        const repository = repositoryOn(front.host, 'push/chunks');
        const blob = { digest: digestOf(large), size: large.byteLength };
        await repository.putBlob(blob, streamed);
        const log = front.requests();
        assert.ok(
          log.some((line) => /^PUT .* 413$/.test(line)),
          'refused as a whole',
        );
        assert.equal(log.filter((line) => /^PATCH .* 202$/.test(line)).length, 3);
        const fetched = join(folder.path, 'blob');
        const reference = `${front.host}/push/chunks@${blob.digest}`;
        await runOrThrow('oras', ['blob', 'fetch', '--plain-http', '-o', fetched, reference]);
        assert.equal(await sha256(fetched), blob.digest, registry.name);
      } finally {
        await front.stop();
        if (!registries.includes(registry)) await registry.stop();
      }
    }
  });
});

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

async function sha256(path: string): Promise<string> {
  const { stdout } = await run('openssl', ['dgst', '-sha256', '-r', path]);
  return `sha256:${stdout.slice(0, 64)}`;
}
