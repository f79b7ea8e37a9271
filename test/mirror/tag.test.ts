/** The tag of a target, decision by decision, and signature tags that are united. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { attachmentTags } from '../../src/mirror/content.ts';
import {
  assertTaggable,
  type CurrentTag,
  decideTag,
  movedMeanwhile,
  type OnConflict,
  readAgain,
  readTag,
  writeTag,
} from '../../src/mirror/tag.ts';
import { TargetTag } from '../../src/mirror/target-tag.ts';
import { compareAttachments, hasItsOwn, isToBeWritten } from '../../src/mirror/union.ts';
import { readContents } from '../../src/oci/contents.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { AccessRefused } from '../../src/registry/errors.ts';
import { digestOfTag } from '../../src/registry/manifests.ts';
import type { WritableRepository } from '../../src/registry/repository.ts';

const digest = (text: string) => digestOf(Buffer.from(text));
const [ours, theirs, others] = ['ours', 'theirs', 'others'].map(digest) as [Digest, Digest, Digest];

test('the tag of a target: written where it is free, left where it is right, and never moved unasked', () => {
  const decide = (before: CurrentTag, onConflict: OnConflict) =>
    decideTag('1', before, ours, onConflict);
  assert.equal(decideTag(undefined, theirs, ours, 'fail'), 'not asked for');
  for (const onConflict of ['fail', 'keep', 'overwrite'] as const) {
    assert.equal(decide(undefined, onConflict), 'write');
    assert.equal(decide('hidden', onConflict), 'write');
    assert.equal(decide(ours, onConflict), 'unchanged');
  }
  assert.equal(decide(theirs, 'overwrite'), 'write');
  assert.equal(decide(theirs, 'keep'), 'kept');
  assert.throws(() => decide(theirs, 'fail'), {
    code: 'E_DRIFT',
    message: `the tag 1 points to another image there, ${theirs}, and nothing was copied`,
    details: { tag: '1', digest: theirs },
  });
  assert.throws(() => decideTag('1', theirs, ours, 'fail', 'so it stays'), {
    message: /, and so it stays$/,
  });
});

/** A target whose tag is at each of these in turn, the last one from then on. */
async function write(seen: readonly CurrentTag[], before: CurrentTag, onConflict: OnConflict) {
  const done: string[] = [];
  let at = 0;
  const look = async () => {
    const now = seen[Math.min(at, seen.length - 1)];
    at += 1;
    if (now === 'hidden') throw new AccessRefused('hidden', {});
    return now === undefined ? undefined : { digest: now };
  };
  const repository = {
    name: { registry: 'r.example', path: 'a/b' },
    manifestHead: look,
    manifest: look,
    putManifest: async (tag: string, _: unknown, type: string) => done.push(`put ${tag} ${type}`),
  } as unknown as WritableRepository;
  const root = { bytes: Buffer.from('x'), digest: ours };
  const pause = async (attempt: number) => void done.push(`pause ${attempt}`);
  const onWriting = () => void done.push('writing');
  const tagging = {
    repository,
    tag: '1',
    root,
    mediaType: 'a/b',
    before,
    onConflict,
    pause,
    onWriting,
  };
  const result = await writeTag(tagging);
  return [result, ...done].join(', ');
}

const put = 'writing, put 1 a/b';

test('invariant a: the tag is looked at right before it is written, and read after', async () => {
  assert.equal(await write([undefined, ours], undefined, 'fail'), `written, ${put}`);
  assert.equal(await write([ours], undefined, 'fail'), 'unchanged');
  assert.equal(await write([theirs, ours], theirs, 'fail'), `written, ${put}`);
  const late = [undefined, undefined, undefined, undefined, undefined, ours];
  const pauses = 'pause 1, pause 2, pause 3, pause 4';
  assert.equal(await write(late, undefined, 'fail'), `written, ${put}, ${pauses}`);
  const refusal = { code: 'E_DRIFT', details: { tag: '1', digest: ours } };
  await assert.rejects(write([undefined], undefined, 'fail'), {
    ...{
      ...refusal,
      message: 'the tag 1 was written, and points to nothing: another writer writes it too',
    },
  });
  await assert.rejects(write([undefined, theirs], undefined, 'fail'), {
    ...{
      ...refusal,
      message: `the tag 1 was written, and points to ${theirs}: another writer writes it too`,
    },
  });
});

test('threat 206: a tag that was read again ahead of time is read once more if a request was sent since', async () => {
  for (const [sentSince, expected] of [
    [0, ['GET', 'PUT', 'HEAD']],
    [1, ['GET', 'GET', 'PUT', 'HEAD']],
  ] as const) {
    const asked: string[] = [];
    let now: Digest | undefined;
    const repository = {
      name: { registry: 'r.example', path: 'a/b' },
      manifest: async () => {
        asked.push('GET');
        return now && { digest: now };
      },
      manifestHead: async () => {
        asked.push('HEAD');
        return now && { digest: now };
      },
      putManifest: async () => {
        asked.push('PUT');
        now = ours;
      },
    } as unknown as WritableRepository;
    const target = new TargetTag({ text: 'a', repository, tag: '1' }, 'fail', () => {});
    await target.decide(ours);
    asked.length = 0;
    let sent = 7;
    const context = { sent: () => sent, pause: async () => {} };
    target.readAgain(context);
    await new Promise(setImmediate);
    sent += sentSince;
    const root = { bytes: Buffer.from('x'), digest: ours };
    assert.equal(await target.write(root, 'a/b', context), 'written');
    assert.deepEqual(asked, expected);
  }
});

test('fault 32: a tag that another writer moved is left, unless it is to be overwritten', async () => {
  assert.equal(await write([theirs, ours], undefined, 'overwrite'), `written, ${put}`);
  assert.equal(await write([theirs], undefined, 'keep'), 'kept');
  assert.equal(await write([theirs], others, 'keep'), 'kept');
  const moved = (from: string, to: string) =>
    `another writer moved the tag 1 during this run, from ${from} to ${to}: it is not moved again`;
  await assert.rejects(write([theirs], undefined, 'fail'), {
    ...{
      code: 'E_DRIFT',
      message: moved('nothing', theirs),
      details: { tag: '1', digest: theirs },
    },
  });
  for (const onConflict of ['fail', 'keep'] as const) {
    await assert.rejects(write([undefined], theirs, onConflict), {
      ...{ code: 'E_DRIFT', message: moved(theirs, 'nothing'), details: { tag: '1' } },
    });
  }
});

test('fault 14: a tag that is hidden is written only if it is to be overwritten', async () => {
  for (const onConflict of ['fail', 'keep'] as const) {
    await assert.rejects(write(['hidden'], 'hidden', onConflict), {
      code: 'E_AUTH',
      message: /^r\.example\/a\/b accepts pushes, but refuses to show where the tag 1 points/,
      details: { repository: 'a/b', tag: '1' },
    });
  }
  assert.equal(await write(['hidden', ours], 'hidden', 'overwrite'), `written, ${put}`);
  assert.equal(await write([undefined, ours], 'hidden', 'fail'), `written, ${put}`);
  assert.equal(await write([theirs], 'hidden', 'keep'), 'kept');
  assert.equal(await write([theirs, ours], 'hidden', 'overwrite'), `written, ${put}`);
  await assert.rejects(write([theirs], 'hidden', 'fail'), {
    message: /, and it is not moved$/,
  });
});

test('where a tag points, as far as the registry says', async () => {
  const at = (head: unknown, manifest?: unknown) =>
    ({
      manifestHead: async () => head,
      manifest: async () => manifest,
    }) as unknown as WritableRepository;
  assert.equal(await digestOfTag(at(undefined), '1'), undefined);
  assert.equal(await digestOfTag(at({ digest: theirs }), '1'), theirs);
  assert.equal(await digestOfTag(at({}, { digest: theirs }), '1'), theirs);
  assert.equal(await digestOfTag(at({}), '1'), undefined);
  const failing = (error: Error) =>
    ({ manifestHead: () => Promise.reject(error) }) as unknown as WritableRepository;
  assert.equal(await readTag(failing(new AccessRefused('no', {})), '1'), 'hidden');
  const down = new TrustError('E_NET', 'down');
  await assert.rejects(readTag(failing(down), '1'), down);
});

test('fault 33: a tag that moved at the source is a warning', async () => {
  const moved = (seen: unknown, reference = {}) => {
    const repository = { manifestHead: async () => seen } as unknown as WritableRepository;
    return movedMeanwhile({ repository, reference }, ours);
  };
  assert.deepEqual(await moved({ digest: ours }), []);
  assert.deepEqual(await moved({ digest: theirs }, { tag: '1', digest: ours }), []);
  const warning = {
    severity: 'warning',
    code: 'E_DRIFT',
    advice: 'run it again for the image that it points to now',
  };
  const was = (tag: string, where: string) =>
    `the tag ${tag} was moved at the source during this run: it ${where}; this run copied ${ours}`;
  assert.deepEqual(await moved({ digest: theirs }, { tag: '1' }), [
    { ...warning, message: was('1', `points to ${theirs} now`) },
  ]);
  assert.deepEqual(await moved(undefined), [
    { ...warning, message: was('latest', 'does not exist any more') },
  ]);
  const down = { manifestHead: () => Promise.reject(new TrustError('E_NET', 'down')) };
  assert.deepEqual(
    await movedMeanwhile({ repository: down as never, reference: { tag: '1' } }, ours),
    [
      {
        ...{ severity: 'warning', code: 'E_NET' },
        message:
          'it could not be checked whether the tag 1 was moved at the source during the run: down',
      },
    ],
  );
});

test('an error of the program while a tag is read is thrown, and is no finding', async () => {
  const defect = new TypeError('x');
  const repository = {
    manifest: () => Promise.reject(defect),
    manifestHead: () => Promise.reject(defect),
  } as unknown as WritableRepository;
  await assert.rejects(readTag(repository, '1'), defect);
  await assert.rejects(movedMeanwhile({ repository, reference: { tag: '1' } }, ours), defect);
});

test('a sha512 digest has no tag, and signature tags only where they fit', () => {
  assertTaggable(ours, '1');
  const sha512 = digestOf(Buffer.from(''), 'sha512');
  assert.throws(() => assertTaggable(sha512, '1'), {
    code: 'E_UNSUPPORTED',
    message: /^the tag 1 cannot point to a sha512 digest: .*\(--no-tag\)$/,
    details: { tag: '1', digest: sha512 },
  });
  const name = ours.replace(':', '-');
  assert.deepEqual(attachmentTags(ours), [`${name}.sig`, `${name}.att`, `${name}.sbom`]);
  assert.deepEqual(attachmentTags(sha512), []);
});

const layer = (text: string, annotations = {}) => ({
  ...{ mediaType: mediaTypes.simpleSigning, digest: digest(text), size: 1, annotations },
});
const image = (...layers: unknown[]) => ({ config: layer('config'), layers });
const stored = (document: unknown) => {
  const bytes = Buffer.from(JSON.stringify(document));
  return { bytes, digest: digestOf(bytes), contents: readContents(bytes) };
};

test('invariant d: a signature tag is copied over what it contains, and over nothing else', () => {
  const [a, b] = [layer('a', { s: '1', t: '2' }), layer('a', { s: '2' })];
  const rows: readonly (readonly [unknown, unknown, 'keep' | 'copy' | 'conflict'])[] = [
    [image(a), image(a), 'keep'],
    [image(a), image(a, b), 'keep'],
    [image(a, b), image(b), 'copy'],
    [image(a), image(b), 'conflict'],
    [image(a), { ...image(layer('a', { t: '2', s: '1' })), x: 1 }, 'keep'],
    [image(a), {}, 'conflict'],
    [{ manifests: [] }, image(a), 'conflict'],
    [image(a), { ...image(a), manifests: [layer('c')] }, 'conflict'],
    [image(a), image(a, 7), 'conflict'],
  ];
  for (const [source, target, expected] of rows) {
    const [one, other] = [stored(source), stored(target)];
    const about = JSON.stringify([source, target]);
    assert.equal(compareAttachments(one, other), expected, about);
    if (expected !== 'conflict') {
      assert.equal(isToBeWritten(one, other, 't'), expected === 'copy', about);
      continue;
    }
    const message = `source and target each have content that the other lacks under t (${one.digest} and ${other.digest}): neither is overwritten, and the image is not tagged`;
    const details = { tag: 't', digest: one.digest };
    assert.throws(() => isToBeWritten(one, other, 't'), { code: 'E_DRIFT', message, details });
  }
  assert.ok(isToBeWritten(stored(image(a)), undefined, 't'));
});

test('invariant d: what only the target has is known', () => {
  const [a, b] = [layer('a'), layer('b')];
  assert.ok(!hasItsOwn(stored(image(a)), stored(image(a, b))));
  assert.ok(hasItsOwn(stored(image(a, b)), stored(image(a))));
  assert.ok(hasItsOwn(stored(image(a)), undefined));
  assert.ok(!hasItsOwn(stored(image()), undefined));
  assert.ok(hasItsOwn(stored({}), undefined));
  assert.ok(hasItsOwn(stored({}), stored(image(a))));
  assert.ok(!hasItsOwn(stored({}), stored({})));
  assert.ok(hasItsOwn(stored(image(a)), stored({})));
});

test('a tag that was absent or hidden is read again with its manifest: a HEAD does not show that it is absent', async () => {
  const asked: string[] = [];
  const ask = (what: string) => async () => {
    asked.push(what);
    return undefined;
  };
  const live = { manifest: ask('GET'), manifestHead: ask('HEAD') };
  const repository = live as unknown as WritableRepository;
  for (const before of [undefined, 'hidden', theirs] as const) {
    await readAgain({ repository, tag: '1', before });
  }
  assert.deepEqual(asked.slice(0, 3), ['GET', 'GET', 'HEAD']);
});
