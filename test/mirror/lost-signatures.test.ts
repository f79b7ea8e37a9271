/** What the source has lost of its signatures: rebuilt where that is possible, or reported with the registry that has it. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { formatPayload } from '../../src/signature/payload.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { legacyLayer, manifestsOf, putSignatures, testPolicy } from '../support/signer.ts';
import { signer, stranger } from '../transparency/test-log.ts';
import { listedAt } from './support/holdings.ts';
import { platformOnly } from './support/images.ts';
import {
  allFindings,
  errors,
  only,
  putImage,
  registry,
  repository,
  run,
  tag,
  writes,
} from './support/world.ts';

const source = await registry();
const target = await registry();

beforeEach(() => {
  source.reset();
  target.reset();
});

const image = platformOnly('new');
const reference = 'index.docker.io/nicolas/webdis';
const held = (at = target) => at.store.repository(repository);

/** The payload of the index's signature, which the source does not serve any more. */
function losePayload(): Digest {
  putImage(source, 'both', image);
  putSignatures(source, repository, image.digest, [legacyLayer(image.digest, { reference })]);
  const payload = digestOf(formatPayload(reference, image.digest));
  assert.ok(held(source).blobs.delete(payload));
  return payload;
}

for (const require of ['verified', 'signed', 'none'] as const) {
  test(`fault 46: a lost payload is rebuilt, and reported; ${require}`, async () => {
    const payload = losePayload();
    const report = await run(source, target, { require, payloadReferences: [reference] });
    assert.deepEqual(errors(report), []);
    const [reported] = allFindings(report).filter(({ digest }) => digest === payload);
    assert.deepEqual([reported?.severity, reported?.code], ['warning', 'E_COVER']);
    assert.match(reported?.message ?? '', /the source has lost the payload .* rebuilt/);
    assert.equal(digestOf(held().blobs.get(payload) ?? Buffer.alloc(0)), payload);
    assert.equal(held().tags.get(tag), image.digest);
  });

  test(`fault 46: a lost payload that cannot be rebuilt ends the run before it writes; ${require}`, async () => {
    const payload = losePayload();
    for (const dryRun of [true, false]) {
      const report = await run(source, target, { require, payloadReferences: ['x/y'], dryRun });
      assert.match(errors(report).join(), new RegExp(`^E_COVER: .*lost the payload ${payload}`));
      assert.deepEqual(writes(target), []);
    }
  });
}

test('fault 46: a dry run reports a lost payload', async () => {
  const payload = losePayload();
  const options = { dryRun: true, payloadReferences: [reference] };
  const reported = allFindings(await run(source, target, options));
  assert.ok(reported.some(({ digest, severity }) => digest === payload && severity === 'warning'));
});

test('fault 46: a payload that the target has still is not requested', async () => {
  putImage(source, 'both', image);
  putSignatures(source, repository, image.digest, [legacyLayer(image.digest, { reference })]);
  assert.deepEqual(errors(await run(source, target)), []);
  const payload = digestOf(formatPayload(reference, image.digest));
  held(source).blobs.delete(payload);
  assert.deepEqual(
    errors(await run(source, target, { deep: true, payloadReferences: [reference] })),
    [],
  );
});

const commandFor = (words: readonly string[]) => ['webdis-trust', 'mirror', ...words].join(' ');

const children = image.children.map(({ digest }) => digest);

/** Mirrored, and then gone from the source. */
async function loseSignatures(of = [image.digest, ...children]): Promise<void> {
  putImage(source, 'both', image);
  assert.deepEqual(errors(await run(source, target)), []);
  const from = held(source);
  for (const digest of of) {
    from.tags.delete(signatureTag(digest));
    for (const { digest: referrer } of from.referrers(digest)) from.removeManifest(referrer);
  }
}

for (const require of ['verified', 'signed'] as const) {
  test(`fault 46: signatures that the target still has are to be copied back; ${require}`, async () => {
    await loseSignatures();
    const report = await run(source, target, { require, commandFor });
    assert.match(errors(report).join(), /^E_(?:NOSIG|COVER): /);
    const pinned = `${target.host}/${repository}@${image.digest}`;
    const command = `webdis-trust mirror ${pinned} ${source.host}/${repository}:${tag}`;
    for (const { severity, advice } of report.findings) {
      if (severity === 'error') assert.ok(advice?.endsWith(`bring them back: ${command}`), advice);
    }
    // The command succeeds.
    const reference = { digest: image.digest };
    assert.deepEqual(errors(await run(target, source, { require, reference })), []);
    assert.ok(listedAt(source, image.digest).size > 0);
    assert.deepEqual(errors(await run(source, target, { require })), []);
  });
}

test('fault 46: where no registry has them, the advice is to sign again', async () => {
  putImage(source, 'none', image);
  const report = await run(source, target, { require: 'signed', commandFor });
  assert.match(report.findings[0]?.advice ?? '', /^sign it first/);
  assert.equal(only(report).tag, 'not written');
});

for (const [what, require, lost] of [
  ['the index', 'signed', [image.digest]],
  ['a platform', 'signed', children],
  ['a platform', 'verified', children],
] as const) {
  test(`fault 46: the signatures of ${what} alone are to be copied back; ${require}`, async () => {
    await loseSignatures([...lost]);
    const report = await run(source, target, { require, commandFor });
    const failed = report.findings.filter(({ severity }) => severity === 'error');
    assert.ok(failed.length > 0);
    const advice = failed.map((one) => one.advice ?? '');
    for (const one of advice) assert.match(one, /bring them back: webdis-trust mirror /);
  });
}

test('fault 46: one of two signatures that a platform must have: it is to be copied back', async () => {
  putImage(source, 'none', image);
  const signed = new Map(
    manifestsOf(image).map((one) => {
      const layers = [signer, stranger].map((by) => legacyLayer(one, { signer: by }));
      putSignatures(source, repository, one, layers);
      return [one, layers];
    }),
  );
  const keys = [signer.key, stranger.key];
  const policy = { ...testPolicy, keys, requireAllSigners: true } as const;
  assert.deepEqual(errors(await run(source, target, { policy })), []);
  const [platform = image.digest] = children;
  putSignatures(source, repository, platform, signed.get(platform)?.slice(0, 1) ?? []);
  const report = await run(source, target, { policy, as: 'another', commandFor });
  const [failed, ...others] = report.findings.filter(({ severity }) => severity === 'error');
  assert.deepEqual([failed?.code, failed?.digest, others], ['E_COVER', platform, []]);
  assert.match(failed?.advice ?? '', /bring them back: webdis-trust mirror /);
});

test('fault 46: to a source that is named by digest they are copied back without a tag', async () => {
  await loseSignatures();
  const { digest } = image;
  const report = await run(source, target, {
    require: 'signed',
    commandFor,
    reference: { digest },
  });
  const command = `mirror ${target.host}/${repository}@${digest} ${source.host}/${repository} --no-tag`;
  assert.ok(report.findings[0]?.advice?.endsWith(command), report.findings[0]?.advice);
});

test('fault 46: a target that cannot be read is not named, though its tag was read', async () => {
  await loseSignatures();
  const failing = { times: Number.POSITIVE_INFINITY };
  target.faults.add({ when: { path: /\.sig$|\/referrers\//, ...failing }, do: { status: 400 } });
  const report = await run(source, target, { require: 'signed', commandFor });
  assert.ok(report.findings.length > 0);
  for (const { advice } of report.findings) assert.match(advice ?? '', /^sign it first/);
});

test('fault 46: a target whose signatures cannot be verified is not named', async () => {
  await loseSignatures();
  const when = { method: 'GET', path: '/blobs/', times: Number.POSITIVE_INFINITY };
  target.faults.add({ when, do: { status: 404 } });
  const report = await run(source, target, { require: 'verified', commandFor });
  assert.notDeepEqual(errors(report), []);
  for (const { advice } of report.findings) assert.doesNotMatch(advice ?? '', /bring them back/);
});

test('a part of the image that the source does not have ends the run with E_COVER', async () => {
  putImage(source, 'legacy', image);
  const path = children[0] ?? image.digest;
  source.faults.add({ when: { path, times: Number.POSITIVE_INFINITY }, do: { status: 404 } });
  const report = await run(source, target, { require: 'signed' });
  assert.match(errors(report).join(), /^E_COVER: .*but the source does not have it$/);
  assert.deepEqual(writes(target), []);
});
