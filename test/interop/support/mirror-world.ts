// From Docker Hub to ECR Public by their own names, for the process of a network namespace: started by
// mirror-names.test.ts, which reads the JSON that this prints.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../support/folder.ts';
import { run, runOrThrow } from './command.ts';
import { loadCase, readCases } from './load.ts';
import { startNamed } from './named-registries.ts';
import { startDistribution3, startOlareg } from './registries.ts';

/** What the test asserts about. */
export interface MirrorWorldResult {
  readonly copies: readonly {
    readonly name: string;
    readonly exit: number;
    readonly stderr: string;
    /** What crane finds at the target, after Hub has ended. */
    readonly digest: string;
    /** Exit codes for the index and everything under it. */
    readonly cosign: readonly number[];
  }[];
  /** `host method path status authorization?` */
  readonly requests: readonly string[];
}

const vectors = fileURLToPath(new URL('../../vectors/cosign-made', import.meta.url));
const cli = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const flags = ['--key', `${vectors}/signer.pub`, '--trusted-root', `${vectors}/trusted-root.json`];
const names = ['legacy-hub-identity', 'bundle-rekor-v2'];

const folder = temporaryFolder('mirror-names');
const [behindHub, behindEcr] = await Promise.all([startOlareg(), startDistribution3()]);
const named = await startNamed(folder.path, behindHub, behindEcr);
// A password for the target, which only its token service may see.
const docker = join(folder.path, '.docker');
mkdirSync(docker);
const auth = Buffer.from('AWS:password').toString('base64');
writeFileSync(
  join(docker, 'config.json'),
  JSON.stringify({ auths: { 'public.ecr.aws': { auth } } }),
);
const env = {
  HOME: folder.path,
  DOCKER_CONFIG: docker,
  NODE_EXTRA_CA_CERTS: named.ca,
  SSL_CERT_FILE: named.ca,
};

const copied = [];
for (const name of names) {
  const one = readCases(vectors).get(name);
  if (one === undefined) throw new Error(`the vectors lack ${name}`);
  await loadCase(vectors, one, behindHub, `nicolas/${name}`);
  const ends = [`nicolas/${name}:0.1.24`, `public.ecr.aws/nicolas/${name}:0.1.24`];
  const { exit, stderr } = await run(process.execPath, [cli, 'mirror', ...flags, ...ends], { env });
  copied.push({ one, exit, stderr });
}
const requests = named.requests();
await behindHub.stop();

const copies = [];
for (const { one, exit, stderr } of copied) {
  const image = `public.ecr.aws/nicolas/${one.name}`;
  if (exit !== 0) throw new Error(stderr);
  const digest = (await runOrThrow('crane', ['digest', `${image}:0.1.24`], { env })).trim();
  const cosign = [];
  for (const { digest: part } of one.cosign) {
    const args = ['verify', ...flags, '--offline', `${image}@${part}`];
    cosign.push((await run('cosign3', args, { env })).exit);
  }
  copies.push({ name: one.name, exit, stderr, digest, cosign });
}
const result: MirrorWorldResult = { copies, requests };
process.stdout.write(JSON.stringify(result));
await Promise.all([named.stop(), behindEcr.stop()]);
folder.remove();
