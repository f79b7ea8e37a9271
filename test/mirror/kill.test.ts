/**
 * Fault 30: a run that is killed, as by a power cut, at every request to either side, and at every file
 * that it writes. Nothing half done is seen, and the next run completes it (threats-and-faults.md §6).
 */

import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { thisProcess } from '../../src/host/this-process.ts';
import { createLayout } from '../../src/layout/create.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { type Entry, refName, temporaryFolder } from '../layout/support/layout.ts';
import { every, upTo } from '../support/thorough.ts';
import { Nursery } from './support/doomed.ts';
import { platformOnly } from './support/images.ts';
import {
  assertConverges,
  assertUntouchedOrWhole,
  cases,
  moving,
  prepare,
  source,
  target,
} from './support/survival.ts';
import { errors, repository, run, tag } from './support/world.ts';

const nursery = new Nursery();
const unverified = { ...moving, require: 'signed' } as const;
const sides = [
  ['source', source],
  ['target', target],
] as const;

for (const one of every(cases, 1)) {
  for (const [side, struck] of sides) {
    test(`fault 30: ${one.signed}: killed at every request to the ${side}`, async () => {
      prepare(one);
      assert.deepEqual(errors(await run(source, target, unverified)), []);
      const requests = struck.requests.length;
      assert.ok(requests > 12);
      for (const nth of every(upTo(requests), 2)) {
        const at = `killed at ${nth} of ${requests}`;
        const before = prepare(one);
        const orders = { source: source.host, target: { host: target.host }, lastFile: 0 };
        const doomed = nursery.start(orders);
        struck.faults.add({ when: { nth }, do: { first: doomed.kill } });
        assert.equal(await doomed.ended, 'SIGKILL', at);
        assertUntouchedOrWhole(before, at);
        await assertConverges(before.digest, at);
      }
    });
  }

  test(`fault 30: ${one.signed}: killed at every file that is written to a layout`, async (t) => {
    const { digest } = prepare(one);
    const old = put(source, repository, platformOnly('old'), 'old');
    const home = temporaryFolder(t);
    const before = join(home, 'before');
    const layout = await createLayout(before, thisProcess);
    const first = { reference: { tag: 'old' }, require: 'none' } as const;
    assert.deepEqual(errors(await run(source, { layout }, first)), []);

    const kill = async (lastFile: number): Promise<boolean> => {
      const at = `killed at file ${lastFile}`;
      const folder = join(home, String(lastFile));
      cpSync(before, folder, { recursive: true });
      const ended = await nursery.start({ source: source.host, target: { folder }, lastFile })
        .ended;
      const tags = assertSound(folder, at);
      if (tags.get(tag) !== digest) assert.equal(tags.get(tag), old, `a: ${at}`);
      else assert.deepEqual(missingIn(folder), [], `a: ${at}`);

      const files = whole(folder);
      const report = await run(source, { layout: await createLayout(folder, thisProcess) }, moving);
      assert.deepEqual(errors(report), [], at);
      assert.equal(assertSound(folder, at).get(tag), digest, at);
      assert.deepEqual(missingIn(folder), [], at);
      for (const [name, inode] of files) assert.equal(whole(folder).get(name), inode, `b: ${at}`);
      return ended === 'SIGKILL';
    };
    let survived: number | undefined;
    for (const file of every(upTo(24), 3)) {
      if (await kill(file)) continue;
      survived = file;
      break;
    }
    assert.ok(
      survived !== undefined && survived > 15,
      `it has written fewer than ${survived} files`,
    );
  });
}

/** Its tags. What index.json names is there, and is what it is called. */
function assertSound(folder: string, at: string): ReadonlyMap<string, string> {
  const { manifests } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  const files = whole(folder);
  for (const { digest } of manifests as Entry[]) assert.ok(files.has(digest), `${digest}: ${at}`);
  const tagged = (manifests as Entry[]).flatMap(({ annotations, digest }) =>
    annotations?.[refName] === undefined ? [] : [[annotations[refName], digest] as const],
  );
  return new Map(tagged);
}

/** Digests of what is there as a whole, with the files that hold it: a second write makes another file. */
function whole(folder: string): ReadonlyMap<string, number> {
  const blobs = join(folder, 'blobs/sha256');
  const names = readdirSync(blobs).filter((name) => !name.endsWith('.tmp'));
  return new Map(
    names.map((name) => {
      const path = join(blobs, name);
      assert.equal(digestOf(readFileSync(path)), `sha256:${name}`);
      return [`sha256:${name}`, statSync(path).ino];
    }),
  );
}

/** What the source has of the image, and the layout has not. */
function missingIn(folder: string): string[] {
  const held = source.store.repository(repository);
  const files = whole(folder);
  const tags = assertSound(folder, '');
  const wanted = [...held.tags].filter(([name]) => name !== 'old' && !isList(name));
  return [
    ...[...held.manifests.keys(), ...held.blobs.keys()].filter((digest) => !files.has(digest)),
    ...wanted.filter(([name, digest]) => tags.get(name) !== digest).map(([name]) => name),
    ...[...held.subjects].flatMap((subject) => {
      const list = tags.get(subject.replace(':', '-'));
      const listed = list === undefined ? '' : contentOf(folder, list as Digest);
      return held
        .referrers(subject)
        .flatMap(({ digest }) => (listed.includes(digest) ? [] : digest));
    }),
  ];
}

function isList(name: string): boolean {
  return /^sha256-[0-9a-f]{64}$/.test(name);
}

function contentOf(folder: string, digest: Digest): string {
  return readFileSync(join(folder, 'blobs', ...digest.split(':')), 'utf8');
}
