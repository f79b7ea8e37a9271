// Images built and signed a moment ago, mirrored; then the registry that they came from ends.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type SandboxLog, startLog, writeTrustedRoot } from '../../sandbox/log/index.ts';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { type BuildKit, startBuildKit } from './support/buildkit.ts';
import { runOrThrow } from './support/command.ts';
import { cosign } from './support/cosign.ts';
import { type FreshImage, freshImages, type Signers } from './support/fresh-images.ts';
import { eachOf } from './support/in-turn.ts';
import { type Held, holdings } from './support/mirrored.ts';
import { ourselves } from './support/ourselves.ts';
import { type Registry, startRegistries } from './support/registries.ts';

const peers = [
  ...['olareg', 'docker-registry', 'distribution', 'cosign2', 'cosign3', 'regctl', 'crane'],
  ...['buildx', 'buildkitd', 'runc'],
];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for sign';
const width = 2;

/** An image in a registry where it was made. */
interface Original {
  readonly fresh: FreshImage;
  readonly source: Registry;
  readonly digest: string;
}

describe('fresh images, mirrored', { skip, concurrency: false }, () => {
  let home: Folder;
  let log: SandboxLog;
  let buildKit: BuildKit;
  let signers: Signers;
  let sources: Registry[] = [];
  let targets: Registry[] = [];
  const originals: Original[] = [];
  const originally = new Map<Original, Held>();
  const rows = ['image | from | manifests | what else came along | cosign v2 | cosign v3'];

  before(async () => {
    home = temporaryFolder('fresh');
    const own = { folder: home.path, password: 'loopback' };
    const tools = { v2: cosign('v2', own), v3: cosign('v3', own) };
    [sources, targets, log, buildKit] = await Promise.all([
      startRegistries(),
      startRegistries(),
      startLog({ version: 'rekor-v1' }),
      startBuildKit(),
    ]);
    const trustedRoot = join(home.path, 'trusted-root.json');
    writeTrustedRoot(trustedRoot, [log]);
    const keys = await tools.v3.generateKeyPair(home.path);
    signers = { cosign: tools, us: ourselves(own), folder: home.path, keys, trustedRoot, log };
  });
  after(async () => {
    const servers = [...sources, ...targets, log, buildKit];
    await Promise.all(servers.map((server) => server?.stop()));
    home.remove();
    process.stdout.write(`\n${rows.join('\n')}\n`);
  });

  for (const fresh of freshImages) {
    it(`${fresh.name}: built, signed and mirrored from each to each`, async () => {
      await eachOf(sources, width, async (source) => {
        const digest = await fresh.build(source, buildKit);
        const image = `${source.host}/${fresh.name}`;
        await fresh.sign(`${image}@${digest}`, signers);
        const original = { fresh, source, digest };
        originals.push(original);
        const folder = join(home.path, `${source.name}-${fresh.name}`);
        originally.set(original, await holdings(`${image}:0.1.24`, folder));

        const names = targets.map((target) => `${copyOf(original, target)}:0.1.24`);
        const verify = { key: signers.keys.publicKey, trustedRoot: signers.trustedRoot };
        const report = await signers.us.mirror(`${image}:0.1.24`, names, { verify });
        assert.equal(report.outcome, 'verified', JSON.stringify(report));
      });
    });
  }

  it('without its source, each is there as it was, and both cosigns verify it', async () => {
    await Promise.all(sources.map((source) => source.stop()));
    const copies = originals.flatMap((original) => targets.map((target) => ({ original, target })));
    await eachOf(copies, width, async ({ original, target }) => {
      const { fresh, source } = original;
      const folder = join(home.path, `${source.name}-${target.name}-${fresh.name}`);
      const held = await holdings(`${copyOf(original, target)}:0.1.24`, folder);
      assertContains(held, originally.get(original), `${fresh.name} from ${source.name}`);
      const digests = await digestsUnder(target, original);
      await verifyAll(copyOf(original, target), digests, fresh);
      if (target !== targets[0]) return;
      const parts = [digests.length, held.content.size - digests.length];
      rows.push([fresh.name, source.name, ...parts, 'all', 'all'].join(' | '));
    });
  });

  const copyOf = ({ fresh, source }: Original, target: Registry): string =>
    `${target.host}/from-${source.name}/${fresh.name}`;

  const digestsUnder = async (target: Registry, original: Original): Promise<string[]> => {
    const visit = async (digest: string): Promise<string[]> => {
      const image = `${copyOf(original, target)}@${digest}`;
      const manifest = JSON.parse(await runOrThrow('crane', ['manifest', '--insecure', image]));
      const children: { digest: string }[] = manifest.manifests ?? [];
      return [digest, ...(await eachOf(children, 1, (child) => visit(child.digest))).flat()];
    };
    return visit(original.digest);
  };

  const verifyAll = async (
    image: string,
    digests: readonly string[],
    { name, attested }: FreshImage,
  ): Promise<void> => {
    const { cosign: tools, keys, trustedRoot } = signers;
    const options = { key: keys.publicKey, trustedRoot };
    for (const version of ['v2', 'v3'] as const) {
      for (const digest of digests) {
        const { exit, stderr } = await tools[version].verify(`${image}@${digest}`, options);
        assert.equal(exit, 0, `${version} about ${name}, ${image}@${digest}: ${stderr}`);
      }
    }
    if (!attested) return;
    const demands = ['--key', keys.publicKey, '--trusted-root', trustedRoot, '--offline'];
    const attestation = ['verify-attestation', ...demands, '--type', 'spdxjson'];
    const plain = ['--allow-http-registry', '--allow-insecure-registry'];
    const reference = `${image}@${digests[0]}`;
    const { exit, stderr } = await tools.v3.run([...attestation, ...plain, reference]);
    assert.equal(exit, 0, `the SBOM of ${name}: ${stderr}`);
  };
});

/** All but lists of referrers, which each registry keeps in its own way. */
function assertContains(held: Held, before: Held | undefined, what: string): void {
  assert.ok(before);
  const isList = (tag: string): boolean => /^sha256-[0-9a-f]{64}$/.test(tag);
  const lists = new Set([...before.tags].flatMap(([tag, digest]) => (isList(tag) ? [digest] : [])));
  for (const [digest, bytes] of before.content) {
    if (lists.has(digest)) continue;
    assert.ok(held.content.get(digest)?.equals(bytes), `${what}: ${digest}`);
  }
  for (const [tag, digest] of before.tags) {
    if (!isList(tag)) assert.equal(held.tags.get(tag), digest, `${what}: ${tag}`);
  }
}
