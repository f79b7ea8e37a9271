// The real buildx with the BuildKit of a test's own: no Docker engine, no builder of the user's.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folder.ts';
import { binary } from './binaries.ts';
import { runOrThrow } from './command.ts';
import { freePort, startServer } from './process.ts';

export interface BuildKit {
  /**
   * Builds one small image for linux/amd64 and linux/arm64, with provenance for each, and pushes it
   * under all of these names. The digest of its index comes back.
   */
  push(images: readonly string[], provenance?: string): Promise<string>;
  /** Of `docker buildx build`, with the plugin and this builder and nothing of the user's. */
  readonly env: { readonly HOME: string; readonly DOCKER_CONFIG: string };
  /** What `--builder` calls it. */
  readonly builder: string;
  /** Folder with the image's Dockerfile. */
  readonly context: string;
  stop(): Promise<void>;
}

export async function startBuildKit(): Promise<BuildKit> {
  const folder = temporaryFolder('buildkit');
  const port = await freePort();
  const address = `tcp://127.0.0.1:${port}`;
  const worker = ['binary=runc', 'net=host', 'snapshotter=native'];
  const args = ['--addr', address, '--root', join(folder.path, 'state')];
  const server = await startServer({
    name: 'buildkitd',
    command: binary('buildkitd'),
    args: [
      ...args,
      ...['--config', '/dev/null', '--containerd-worker=false', '--oci-worker=true'],
      ...worker.map((option) => `--oci-worker-${option}`),
    ],
    port,
    env: { HOME: folder.path },
  });
  const env = { HOME: folder.path, DOCKER_CONFIG: join(folder.path, 'docker') };
  const builder = 'interop';
  await runOrThrow('buildx', ['create', '--name', builder, '--driver', 'remote', address], { env });
  mkdirSync(join(env.DOCKER_CONFIG, 'cli-plugins'), { recursive: true });
  symlinkSync(binary('buildx'), join(env.DOCKER_CONFIG, 'cli-plugins', 'docker-buildx'));
  const context = join(folder.path, 'context');
  writeContext(context);
  // Builds may run at the same time, each with its metadata file.
  let builds = 0;

  return {
    ...{ env, builder, context },
    push: async (images, provenance = 'mode=min') => {
      builds += 1;
      const metadata = join(folder.path, `metadata-${builds}.json`);
      await runOrThrow(
        'buildx',
        [
          ...['build', '--builder', builder, '--platform', 'linux/amd64,linux/arm64'],
          ...['--provenance', provenance, '--push', '--metadata-file', metadata],
          ...images.flatMap((image) => ['--tag', image]),
          context,
        ],
        { env },
      );
      return JSON.parse(readFileSync(metadata, 'utf8'))['containerimage.digest'];
    },
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

/** Another file for each platform, and nothing that would have to run there. */
function writeContext(folder: string): void {
  mkdirSync(folder);
  for (const platform of ['amd64', 'arm64']) {
    writeFileSync(join(folder, `webdis-${platform}`), `webdis for ${platform}\n`);
  }
  const dockerfile = ['FROM scratch', 'ARG TARGETARCH', 'COPY webdis-$TARGETARCH /webdis', ''];
  writeFileSync(join(folder, 'Dockerfile'), dockerfile.join('\n'));
}
