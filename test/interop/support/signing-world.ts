// Everything that signing is tried with: services, registries, buildx, both cosigns, this project, a key.

import { temporaryFolder } from '../../support/folder.ts';
import { type BuildKit, startBuildKit } from './buildkit.ts';
import { type Cosign, cosign } from './cosign.ts';
import { type Listed, listManifests } from './material.ts';
import { type KeyFiles, type Ourselves, ourselves } from './ourselves.ts';
import { type Registry, startRegistries } from './registries.ts';
import { type Services, servicePeers, startServices } from './services.ts';

export interface SigningWorld {
  /** Of everything in it. */
  readonly folder: string;
  readonly services: Services;
  readonly registries: readonly Registry[];
  readonly cosign: Readonly<Record<'v2' | 'v3', Cosign>>;
  readonly us: Ourselves;
  readonly keys: KeyFiles;
  /** Pushes one image by buildx into these repositories of every registry. */
  push(repositories: readonly string[], provenance?: string): Promise<readonly Listed[]>;
  stop(): Promise<void>;
}

export const signingPeers = [
  ...['olareg', 'docker-registry', 'distribution', 'cosign2', 'cosign3'],
  ...['buildx', 'buildkitd', 'runc'],
  ...servicePeers,
];

const password = 'loopback';

export async function startSigningWorld(): Promise<SigningWorld> {
  const home = temporaryFolder('signing');
  const [services, registries, buildKit] = await Promise.all([
    startServices(),
    startRegistries(),
    startBuildKit(),
  ]);
  const own = { folder: home.path, password };
  const tools = { v2: cosign('v2', own), v3: cosign('v3', own) };
  return {
    folder: home.path,
    ...{ services, registries },
    cosign: tools,
    us: ourselves(own),
    keys: await tools.v3.generateKeyPair(home.path),
    push: (repositories, provenance) => pushTo(buildKit, registries, repositories, provenance),
    stop: async () => {
      await Promise.all([services, buildKit, ...registries].map((server) => server.stop()));
      home.remove();
    },
  };
}

async function pushTo(
  buildKit: BuildKit,
  registries: readonly Registry[],
  repositories: readonly string[],
  provenance?: string,
): Promise<readonly Listed[]> {
  const [registry] = registries;
  const [repository] = repositories;
  if (registry === undefined || repository === undefined) throw new Error('nowhere to push to');
  const images = registries.flatMap(({ host }) =>
    repositories.map((name) => `${host}/${name}:0.1.24`),
  );
  return listManifests(registry, repository, await buildKit.push(images, provenance));
}
