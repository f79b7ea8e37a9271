// Every signed vector on two kinds of registries, and what each reader says about each of its manifests:
// for the process of a network namespace, started by readers.test.ts, which reads the JSON that this prints.
import { fileURLToPath } from 'node:url';
import type { VerifyReport } from '../../../src/verify/report.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { run } from './command.ts';
import { cosign } from './cosign.ts';
import { eachOf } from './in-turn.ts';
import { loadCase, readCases, type VectorCase } from './load.ts';
import { askPodman } from './podman-policy.ts';
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
const rows = await eachOf(pairs, 2, ({ registry, one }) => rowOf(registry, one));
process.stdout.write(JSON.stringify(rows));
await Promise.all(registries.map((registry) => registry.stop()));
home.remove();

async function rowOf(registry: Registry, one: VectorCase): Promise<Row> {
  const repository = await loadCase(vectors, one, registry);
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
    ...{ name: one.name, registry: registry.name, outcome, readers },
    podman: podman.map(({ allowed }) => allowed),
    cosign2: cosign2.map(({ accepted }) => accepted),
    cosign3: cosign3.map(({ accepted }) => accepted),
    reasons: podman.flatMap(({ reason }) => reason ?? []),
  };
}

async function verify(image: string): Promise<VerifyReport> {
  const args = ['verify', '--json', '--key', key, '--trusted-root', trustedRoot, image];
  return JSON.parse((await run(process.execPath, [cli, ...args])).stdout);
}
