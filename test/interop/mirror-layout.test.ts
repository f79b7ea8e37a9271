// Through a folder and out of it: what we write there is carried on by oras and regctl, and back.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { runOrThrow } from './support/command.ts';
import { cosign } from './support/cosign.ts';
import { content, loadCase, partsOf, readCases, type VectorCase } from './support/load.ts';
import { type Held, holdings, regctl } from './support/mirrored.ts';
import { type Ourselves, ourselves } from './support/ourselves.ts';
import { type Registry, startDistribution3, startOlareg } from './support/registries.ts';

const vectors = fileURLToPath(new URL('../vectors/cosign-made', import.meta.url));
const verify = { key: `${vectors}/signer.pub`, trustedRoot: `${vectors}/trusted-root.json` };
const peers = ['olareg', 'distribution', 'oras', 'regctl', 'cosign2', 'cosign3'];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for verify';
const names = ['legacy-rekor-v1', 'bundle-rekor-v1', 'both-formats', 'docker-media-types'];

describe('mirrored through a layout', { skip, concurrency: false }, () => {
  let home: Folder;
  let us: Ourselves;
  let source: Registry;
  let target: Registry;

  before(async () => {
    home = temporaryFolder('mirror-layout');
    us = ourselves({ folder: home.path });
    [source, target] = await Promise.all([startOlareg(), startDistribution3()]);
  });
  after(async () => {
    await Promise.all([source, target].map((registry) => registry?.stop()));
    home.remove();
  });

  for (const name of names) {
    it(name, async () => {
      const one = readCases(vectors).get(name);
      assert.ok(one);
      const image = `${await loadCase(vectors, one, source)}:0.1.24`;
      const folder = join(home.path, name);
      await mirror(image, `oci:${folder}:0.1.24`);

      const held = await holdings(`ocidir://${folder}:0.1.24`, `${folder}-regctl`);
      assertHolds(held, one);
      const plain = ['--from-oci-layout', '--to-plain-http'];
      const byOras = `${target.host}/oras/${name}`;
      for (const tag of Object.keys(one.tags)) {
        await runOrThrow('oras', ['cp', '-r', ...plain, `${folder}:${tag}`, `${byOras}:${tag}`]);
      }
      await verifyAll(byOras, one);

      const byUs = `${target.host}/ours/${name}`;
      await mirror(`oci:${folder}:0.1.24`, `${byUs}:0.1.24`);
      assertHolds(await holdings(`${byUs}:0.1.24`, `${folder}-ours`), one);
      await verifyAll(byUs, one);

      const theirs = `${folder}-theirs`;
      const flags = ['--digest-tags', '--referrers', image, `ocidir://${theirs}:0.1.24`];
      await regctl([source.host], ['image', 'copy', ...flags]);
      const fromTheirs = `${target.host}/theirs/${name}`;
      await mirror(`oci:${theirs}:0.1.24`, `${fromTheirs}:0.1.24`);
      assertHolds(await holdings(`${fromTheirs}:0.1.24`, `${folder}-from-theirs`), one);
      await verifyAll(fromTheirs, one);
    });
  }

  const mirror = async (from: string, to: string): Promise<void> => {
    const report = await us.mirror(from, [to], { verify });
    assert.equal(report.outcome, 'verified', `${from} to ${to}: ${JSON.stringify(report)}`);
  };

  const verifyAll = async (image: string, one: VectorCase): Promise<void> => {
    for (const { digest, v2, v3 } of one.cosign) {
      for (const [version, { exit: before }] of [
        ['v2', v2],
        ['v3', v3],
      ] as const) {
        const tool = cosign(version, { folder: home.path });
        const { exit, stderr } = await tool.verify(`${image}@${digest}`, verify);
        assert.equal(exit, before, `${version}, ${image}@${digest}: ${stderr}`);
      }
    }
  };
});

function assertHolds(held: Held, one: VectorCase): void {
  const { manifests, blobs } = partsOf(vectors, one);
  for (const digest of [...manifests, ...blobs]) {
    assert.ok(held.content.get(digest)?.equals(content(vectors, digest)), digest);
  }
}
