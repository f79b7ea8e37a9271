// What a release needs: a builder, two registries that are watched, a log, a key, both cosigns to judge it.

import { temporaryFolder } from '../../support/folder.ts';
import { type BuildKit, startBuildKit } from './buildkit.ts';
import { type Cosign, cosign } from './cosign.ts';
import { type KeyFiles, type Ourselves, ourselves } from './ourselves.ts';
import { type Asked, type Recorder, startRecorder } from './recorder.ts';
import { type Registry, startDistribution3, startOlareg } from './registries.ts';
import { type Services, servicePeers, startServices } from './services.ts';

export interface ReleaseWorld {
  readonly folder: string;
  readonly buildKit: BuildKit;
  readonly services: Services;
  /** In Docker Hub's place: olareg, with the Referrers API. */
  readonly hub: Recorder;
  /** In Amazon's: distribution, without it. */
  readonly ecr: Recorder;
  /** What was asked of both, in the order in which it was. */
  readonly asked: Asked[];
  readonly keys: KeyFiles;
  readonly cosign: Readonly<Record<'v2' | 'v3', Cosign>>;
  readonly us: Ourselves;
  readonly password: string;
  stop(): Promise<void>;
}

export const releasePeers = [
  ...['olareg', 'distribution', 'cosign2', 'cosign3', 'docker', 'buildx', 'buildkitd', 'runc'],
  ...servicePeers,
];

export async function startReleaseWorld(): Promise<ReleaseWorld> {
  const home = temporaryFolder('release');
  const [buildKit, services, ...registries] = await Promise.all([
    startBuildKit(),
    startServices(),
    startOlareg(),
    startDistribution3(),
  ]);
  const asked: Asked[] = [];
  const watch = ({ host }: Registry) => startRecorder(host, asked);
  const [hub, ecr] = [await watch(registries[0]), await watch(registries[1])];
  const password = 'loopback';
  const own = { folder: home.path, password };
  const tools = { v2: cosign('v2', own), v3: cosign('v3', own) };
  return {
    ...{ folder: home.path, buildKit, services, hub, ecr, asked, password },
    cosign: tools,
    us: ourselves({ ...own, env: buildKit.env }),
    keys: await tools.v3.generateKeyPair(home.path),
    stop: async () => {
      for (const recorder of [hub, ecr]) recorder.stop();
      await Promise.all([buildKit, services, ...registries].map((server) => server.stop()));
      home.remove();
    },
  };
}

/** Nothing but the tags that `cosign`, and clients of registries without the Referrers API, write. */
const signatureTag = /^sha256-[0-9a-f]{64}/;

/** Writes of manifests in order: under a tag that people use, and of everything else. */
export function manifestWrites(
  asked: readonly Asked[],
): readonly (Asked & { readonly reference: string; readonly isTag: boolean })[] {
  return asked.flatMap((one) => {
    const [, reference] = /\/manifests\/([^/?]+)$/.exec(one.path) ?? [];
    if (one.method !== 'PUT' || reference === undefined) return [];
    const isTag = !reference.startsWith('sha256:') && !signatureTag.test(reference);
    return [{ ...one, reference, isTag }];
  });
}

/** Accepted by each cosign: the index by its tag, and each child by its digest. */
export async function judge(
  { cosign, keys, services }: ReleaseWorld,
  images: readonly string[],
): Promise<readonly string[]> {
  const options = {
    key: keys.publicKey,
    trustedRoot: services.trustedRoot,
    rekorUrl: services.rekorV1.url,
  };
  const refused: string[] = [];
  for (const [version, judge] of Object.entries(cosign)) {
    for (const image of images) {
      const { exit, stderr } = await judge.verify(image, options);
      if (exit !== 0) refused.push(`cosign ${version}, ${image}: ${stderr}`);
    }
  }
  return refused;
}

/** What a command line needs to sign with the key of this world. */
export function keyFlags({ keys, services }: ReleaseWorld): readonly string[] {
  return [
    ...[`--key=${keys.key}`, `--trusted-root=${services.trustedRoot}`],
    `--rekor-url=${services.rekorV1.url}`,
  ];
}
