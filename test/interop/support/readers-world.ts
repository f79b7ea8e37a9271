// Every signed vector on two kinds of registries, and what each reader says about each of its manifests:
// for the process of a network namespace, started by readers.test.ts, which reads the JSON that this prints.
import { fileURLToPath } from 'node:url';
import { mediaTypes } from '../../../src/oci/media-type.ts';
import type { VerifyReport } from '../../../src/verify/report.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { run } from './command.ts';
import { cosign } from './cosign.ts';
import { eachOf } from './in-turn.ts';
import { loadCase, readCases, type VectorCase } from './load.ts';
import { askPodman } from './podman-policy.ts';
import { isAdmitted } from './policy-tester.ts';
import { type Registry, startDistribution3, startOlareg } from './registries.ts';

/** What our report says of an image, and what the readers themselves do. */
export interface Row {
  readonly name: string;
  readonly registry: string;
  readonly outcome: VerifyReport['outcome'];
  readonly readers: VerifyReport['readers'];
  /** for each manifest that must be signed, whether the reader accepts it */
  readonly podman: readonly boolean[];
  readonly cosign2: readonly boolean[];
  readonly cosign3: readonly boolean[];
  readonly policyController: readonly boolean[];
  /** why not, where one does not */
  readonly reasons: readonly string[];
}

const vectors = fileURLToPath(new URL('../../vectors/cosign-made', import.meta.url));
const cli = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));
const key = `${vectors}/signer.pub`;
const trustedRoot = `${vectors}/trusted-root.json`;
const home = temporaryFolder('readers');
const cosigns = (['v2', 'v3'] as const).map((version) => cosign(version, { folder: home.path }));

const registries = await Promise.all([startOlareg(), startDistribution3()]);
const cases = [...readCases(vectors).values()];
const pairs = registries.flatMap((registry) => cases.map((one) => ({ registry, one })));
const rows = await eachOf(pairs, 2, async ({ registry, one }) =>
  rowOf(one.name, registry, await loadCase(vectors, one, registry)),
);
for (const { registry, one } of pairs.filter((pair) => pair.one.name === 'legacy-rekor-v1')) {
  const repository = await loadCase(vectors, one, registry, 'docker-signature-images');
  await retypeSignatureImages(repository, one);
  rows.push(await rowOf('docker-signature-images', registry, repository));
}
process.stdout.write(JSON.stringify(rows));
await Promise.all(registries.map((registry) => registry.stop()));
home.remove();

/** As cosign writes them with COSIGN_DOCKER_MEDIA_TYPES. */
async function retypeSignatureImages(repository: string, { tags }: VectorCase): Promise<void> {
  const [host, ...path] = repository.split('/');
  for (const tag of Object.keys(tags).filter((name) => name.endsWith('.sig'))) {
    const url = `http://${host}/v2/${path.join('/')}/manifests/${tag}`;
    const stored = await fetch(url, { headers: { accept: mediaTypes.manifest } });
    const text = (await stored.text())
      .replaceAll(mediaTypes.manifest, mediaTypes.dockerManifest)
      .replaceAll(mediaTypes.config, mediaTypes.dockerConfig);
    const headers = { 'content-type': mediaTypes.dockerManifest };
    const { status } = await fetch(url, { method: 'PUT', headers, body: text });
    if (status !== 201) throw new Error(`PUT ${url} answered ${status}`);
  }
}

async function rowOf(name: string, registry: Registry, repository: string): Promise<Row> {
  const { outcome, readers, images } = await verify(`${repository}:0.1.24`);
  const required = images.flatMap(({ manifests }) => manifests.filter((m) => m.required));
  const references = required.map(({ digest }) => `${repository}@${digest}`);
  const signed = required.flatMap(({ signatures }) => signatures.filter(({ good }) => good));
  const [named = repository] = signed.flatMap(({ dockerReference }) => dockerReference ?? []);
  const podman = await askPodman({ key, identity: named }, references);
  const [cosign2 = [], cosign3 = []] = await Promise.all(
    cosigns.map((tool) =>
      eachOf(references, 1, async (reference) => {
        const { exit, stderr } = await tool.verify(reference, { key, trustedRoot });
        return { accepted: exit === 0, reason: stderr };
      }),
    ),
  );
  return {
    ...{ name, registry: registry.name, outcome, readers },
    podman: podman.map(({ allowed }) => allowed),
    cosign2: cosign2.map(({ accepted }) => accepted),
    cosign3: cosign3.map(({ accepted }) => accepted),
    policyController: await eachOf(references, 1, (reference) => isAdmitted(key, reference)),
    reasons: podman.flatMap(({ reason }) => reason ?? []),
  };
}

async function verify(image: string): Promise<VerifyReport> {
  const args = ['verify', '--json', '--key', key, '--trusted-root', trustedRoot, image];
  return JSON.parse((await run(process.execPath, [cli, ...args])).stdout);
}
