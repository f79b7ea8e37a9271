// Every vector from every registry to every registry. What arrived is compared by regctl and judged by
// both cosigns, after the registry that it came from has ended.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { cosign } from './support/cosign.ts';
import { eachOf } from './support/in-turn.ts';
import { content, loadCase, partsOf, readCases, type VectorCase } from './support/load.ts';
import { holdings } from './support/mirrored.ts';
import { type Ourselves, ourselves } from './support/ourselves.ts';
import {
  type Registry,
  startDistribution3,
  startDockerRegistry,
  startOlareg,
  startRegistries,
} from './support/registries.ts';

const vectors = fileURLToPath(new URL('../vectors/cosign-made', import.meta.url));
const verify = { key: `${vectors}/signer.pub`, trustedRoot: `${vectors}/trusted-root.json` };
const peers = ['olareg', 'docker-registry', 'distribution', 'cosign2', 'cosign3', 'regctl'];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for verify';

const cases = [...readCases(vectors).values()].filter(({ name }) => name !== 'unsigned');
const sources = [startOlareg, startDockerRegistry, startDistribution3];
/** A process is all that two cores can use while the registries work. */
const width = 2;
/** Of these every manifest is verified, for every pair of registries. */
const thorough = ['legacy-rekor-v1', 'bundle-rekor-v1'];

/** A copy of a case: where it came from, and where it is. */
interface Copy {
  readonly one: VectorCase;
  readonly from: string;
  readonly registry: Registry;
  readonly repository: string;
}

describe('cosign-made, mirrored', { skip, concurrency: false }, () => {
  let home: Folder;
  let us: Ourselves;
  let targets: Registry[] = [];
  const rows = ['from | to | images | manifests | blobs | cosign v2 | cosign v3'];

  before(async () => {
    home = temporaryFolder('mirror');
    us = ourselves({ folder: home.path });
    targets = await startRegistries();
  });
  after(async () => {
    await Promise.all(targets.map((registry) => registry.stop()));
    home.remove();
    process.stdout.write(`\n${rows.join('\n')}\n`);
  });

  for (const [at, start] of sources.entries()) {
    describe(`from ${['olareg', 'docker-registry', 'distribution'][at]}`, () => {
      let copies: Copy[] = [];

      it('everything is copied', async () => {
        const source = await start();
        const made = await eachOf(cases, width, async (one) => {
          const image = await loadCase(vectors, one, source);
          const repository = `from-${source.name}/${one.name}`;
          const names = targets.map(({ host }) => `${host}/${repository}:0.1.24`);
          // With --require none, also what does not verify is copied.
          const how = one.expect.outcome === 'verified' ? { verify } : { args: noDemands };
          const report = await us.mirror(`${image}:0.1.24`, names, how);
          assert.equal(report.outcome, 'verified', `${one.name}: ${JSON.stringify(report)}`);
          assert.deepEqual(
            report.targets.map(({ tag }) => tag),
            targets.map(() => 'written'),
          );
          return targets.map((registry) => ({ one, from: source.name, registry, repository }));
        });
        copies = made.flat();
        await source.stop();
      });

      it('every manifest, blob and tag is there, byte for byte', async () => {
        await eachOf(copies, width, (copy) => assertSame(copy, home));
      });

      it('cosign v2 and v3 say what they said before', async () => {
        // A third of the cases from each registry: from all three their bytes were just compared.
        const judged = copies.filter(
          ({ one }) => thorough.includes(one.name) || cases.indexOf(one) % sources.length === at,
        );
        await eachOf(judged, width, (copy) => assertJudgedAsBefore(copy, home));
        for (const registry of targets) {
          const there = copies.filter((copy) => copy.registry === registry);
          const parts = there.map(({ one }) => partsOf(vectors, one));
          const manifests = parts.flatMap((one) => one.manifests);
          const blobs = parts.flatMap((one) => one.blobs);
          const verdicts = judged.filter((copy) => copy.registry === registry).flatMap(references);
          const from = there[0]?.from;
          const counts = [there, manifests, blobs, verdicts, verdicts].map(({ length }) => length);
          rows.push([from, registry.name, ...counts].join(' | '));
        }
      });
    });
  }

  it('with the key, what does not verify is not copied', async () => {
    const [source, target] = targets;
    const one = readCases(vectors).get('arm64-unsigned');
    assert.ok(source && target && one);
    const image = await loadCase(vectors, one, source, 'refused');
    const name = `${target.host}/refused`;
    const report = await us.mirror(`${image}:0.1.24`, [`${name}:0.1.24`], { verify });
    assert.equal(report.outcome, 'rejected');
    const { status } = await fetch(`http://${target.host}/v2/refused/tags/list`);
    assert.equal(status, 404);
  });

  it('to another repository of the same registry, where blobs are mounted', async () => {
    const one = readCases(vectors).get('both-formats');
    assert.ok(one);
    for (const registry of targets) {
      const repository = 'mounted/here';
      const image = await loadCase(vectors, one, registry, 'mounted/from');
      const name = `${registry.host}/${repository}:0.1.24`;
      const report = await us.mirror(`${image}:0.1.24`, [name], { verify });
      assert.equal(report.outcome, 'verified', JSON.stringify(report));
      const blobs = report.targets[0]?.content.filter(({ kind }) => kind === 'blob') ?? [];
      assert.equal(blobs.length, partsOf(vectors, one).blobs.length);
      assert.deepEqual([...new Set(blobs.map(({ state }) => state))], ['mounted'], registry.name);
      assert.equal(report.targets[0]?.bytes, 0);
      await assertSame({ one, from: registry.name, registry, repository }, home);
    }
  });
});

const noDemands = ['--require', 'none'];

async function assertSame(
  { one, from, registry, repository }: Copy,
  { path }: Folder,
): Promise<void> {
  const where = `${one.name}, ${from} to ${registry.name}`;
  const folder = join(path, `held-${registry.name}-${one.name}`);
  const held = await holdings(`${registry.host}/${repository}:0.1.24`, folder);
  const { manifests, blobs } = partsOf(vectors, one);
  for (const digest of [...manifests, ...blobs]) {
    assert.ok(held.content.get(digest)?.equals(content(vectors, digest)), `${where}: ${digest}`);
  }
  for (const [tag, digest] of Object.entries(one.tags)) {
    const found = held.tags.get(tag === '0.1.24' ? 'copy' : tag);
    assert.equal(found, digest, `${where}: ${tag}`);
  }
}

/** What is verified of a copy, with the exit codes that both versions had for it when it was made. */
function references({ one, registry, repository }: Copy) {
  const [root, ...children] = one.cosign;
  const wanted = [...(root ? [root] : []), ...(thorough.includes(one.name) ? children : [])];
  return wanted.map(({ digest, v2, v3 }) => ({
    image: `${registry.host}/${repository}@${digest}`,
    expected: { v2: v2.exit, v3: v3.exit },
  }));
}

async function assertJudgedAsBefore(copy: Copy, { path }: Folder): Promise<void> {
  const { one, from, registry } = copy;
  const args = one.name === 'oci-1-1-experimental' ? ['--experimental-oci11'] : [];
  for (const { image, expected } of references(copy)) {
    for (const version of ['v2', 'v3'] as const) {
      const tool = cosign(version, { folder: path });
      const { exit, stderr } = await tool.verify(image, { ...verify, args });
      const where = `${one.name}, ${from} to ${registry.name}, ${version}`;
      assert.equal(exit, expected[version], `${where}: ${stderr}`);
    }
  }
}
