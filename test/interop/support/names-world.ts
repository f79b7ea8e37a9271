// Docker Hub and ECR Public under their own names, for the process of a network namespace: started by
// names.test.ts, which reads the JSON that this prints.
import { fileURLToPath } from 'node:url';
import { runAction } from '../../e2e/support/action.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { loadCase, readCases, type VectorCase } from './load.ts';
import { startNamed } from './named-registries.ts';
import { startDistribution3, startOlareg } from './registries.ts';

/** What the test asserts about. */
export interface WorldResult {
  readonly own: Observed;
  readonly ownBundles: Observed;
  readonly defaults: Observed;
  /** `host method path status authorization?` */
  readonly requests: readonly string[];
}

interface Observed {
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly stdout: string;
}

const vectors = fileURLToPath(new URL('../../vectors/cosign-made', import.meta.url));

const folder = temporaryFolder('names');
/** What the tag `latest` is. Payloads and bundles are blobs, which come from elsewhere. */
const legacy = tagged('legacy-hub-identity', 'latest');
const bundles = tagged('bundle-rekor-v2', 'bundles');
const [behindHub, behindEcr] = await Promise.all([startOlareg(), startDistribution3()]);
for (const registry of [behindHub, behindEcr]) {
  await loadCase(vectors, legacy, registry, 'nicolas/webdis');
  await loadCase(vectors, bundles, registry, 'nicolas/webdis');
}
const named = await startNamed(folder.path, behindHub, behindEcr);

// The guard of other tests knows these names only as another user's; here they are this machine.
const env = { NODE_EXTRA_CA_CERTS: named.ca, HOME: folder.path, NODE_OPTIONS: '' };
const inputs = {
  key: `${vectors}/signer.pub`,
  'trusted-root': `${vectors}/trusted-root.json`,
  parity: 'true',
};
const own = await runAction(inputs, { env });
const ownBundles = await runAction({ ...inputs, tag: 'bundles' }, { env });
const defaults = await runAction({}, { env });
const requests = named.requests();
const observed = ({ exitCode, outputs, stdout }: typeof own): Observed => ({
  exitCode,
  outputs,
  stdout,
});
const result: WorldResult = {
  own: observed(own),
  ownBundles: observed(ownBundles),
  defaults: observed(defaults),
  requests,
};
process.stdout.write(JSON.stringify(result));
await Promise.all([named.stop(), behindHub.stop(), behindEcr.stop()]);
folder.remove();

function tagged(name: string, tag: string): VectorCase {
  const one = readCases(vectors).get(name);
  if (one === undefined) throw new Error(`the vectors lack ${name}`);
  return { ...one, tags: { ...one.tags, [tag]: one.digest } };
}
