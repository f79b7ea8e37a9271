/** A ledger from what a registry has: only what can be vouched for. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { formatLedger, parseLedger } from '../../src/ledger/ledger.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { other, signer } from '../support/run.ts';
import { manifestsOf, testPolicy } from '../support/signer.ts';
import { fingerprintOf } from '../support/signers.ts';
import { check, held, Image, init, kinds, registry, repository } from './support/world.ts';

const [hub, ecr] = [await registry(), await registry()];
const both = [hub, ecr];

beforeEach(() => {
  for (const at of both) at.reset();
});

function putAll(...versions: readonly string[]): readonly Image[] {
  return versions.map((version) => new Image(version).put(hub).put(ecr));
}

test('every version from the lowest on, verified, with all its signatures', async () => {
  const images = putAll('0.1.9', '0.1.24', '0.1.25', '0.2.0-rc.1');
  put(hub, repository, new Image('x').part, 'edge', 'nightly');
  const { ledger, refused, differences, unreachable } = await init(both, '0.1.24');
  assert.deepEqual([refused, differences, unreachable], [[], [], []]);
  assert.deepEqual(
    ledger.releases.map(({ version }) => version),
    ['0.1.24', '0.1.25', '0.2.0-rc.1'],
  );
  const [first] = ledger.releases;
  assert.equal(first?.digest, images[1]?.part.digest);
  assert.deepEqual(Object.keys(first?.platforms ?? {}), ['linux/amd64', 'linux/arm64']);
  assert.equal(fingerprintOf(first?.signer), testPolicy.keys[0]?.fingerprint);
  assert.equal(first?.signatures.length, 10);
  const signed = new Set(first?.signatures.map(({ manifest }) => manifest));
  assert.deepEqual(signed, new Set(manifestsOf(images[1]?.part as never)));
  const read = parseLedger(Buffer.from(formatLedger(ledger)), 'releases.json');
  assert.deepEqual(read, ledger);
  assert.equal((await check(both, { ledger: read })).report.state, 'ok');
});

test('what does not verify is left out, and reported', async () => {
  const [, bad] = putAll('0.1.24', '0.1.25') as [Image, Image];
  for (const at of both) {
    held(at).tags.delete(signatureTag(bad.part.digest));
    for (const { digest } of held(at).referrers(bad.part.digest)) held(at).removeManifest(digest);
  }
  const { ledger, refused, differences } = await init(both);
  assert.deepEqual(
    ledger.releases.map(({ version }) => version),
    ['0.1.24'],
  );
  assert.deepEqual(refused, ['0.1.25']);
  assert.ok(differences.some(({ kind, code }) => kind === 'signature-bad' && code === 'E_NOSIG'));
});

test('with another key, nothing is vouched for', async () => {
  putAll('0.1.24');
  for (const key of [signer, other]) {
    const { ledger, refused } = await init(both, '0.1.24', { ...testPolicy, keys: [key] });
    assert.deepEqual([ledger.releases, refused], [[], ['0.1.24']]);
  }
});

test('threat 18: what is something else on another registry is left out', async () => {
  putAll('0.1.24', '0.1.25');
  put(ecr, repository, new Image('other').part, '0.1.25');
  const { refused, ledger } = await init(both);
  assert.deepEqual(refused, ['0.1.25']);
  assert.equal(ledger.releases.length, 1);
});

test('what another registry lacks is in it, and reported with the command that fixes it', async () => {
  const [image] = putAll('0.1.24') as [Image];
  held(ecr).tags.delete(signatureTag(image.part.digest));
  const { refused, ledger, differences } = await init(both);
  assert.deepEqual([refused, ledger.releases.length], [[], 1]);
  assert.deepEqual(
    differences.map(({ kind }) => kind),
    ['signature-missing'],
  );
  assert.match(differences[0]?.fix ?? '', /^webdis-trust mirror /);
});

test('what could not be found out is reported, and no list of tags is an error', async () => {
  putAll('0.1.24');
  ecr.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 503 } });
  const { unreachable } = await init(both);
  assert.deepEqual(
    unreachable.map(({ code }) => code),
    ['E_NET'],
  );
  await assert.rejects(init([ecr]), { code: 'E_NET' });
  await assert.rejects(init([hub], '0.2.0'), { code: 'E_NOTFOUND' });
  await assert.rejects(init([]), {
    code: 'E_INPUT',
    message: 'there is no registry to begin with',
  });
});

test('tags without a ledger: the same comparison, and no word about versions', async () => {
  const [image] = putAll('0.1.24', '0.1.25') as [Image];
  held(ecr).tags.delete('0.1.24');
  const { report } = await check(both, { tags: ['0.1.24', '0.1.25'] });
  assert.deepEqual(kinds(report), ['1 tag-missing 0.1.24']);
  assert.match(report.differences[0]?.fix ?? '', new RegExp(`@${image.part.digest} `));
  assert.deepEqual(report.unknownTags, []);
  const nowhere = await check(both, { tags: ['9.9.9' as string, '0.1.25'] });
  assert.deepEqual(kinds(nowhere.report), ['0 tag-missing 9.9.9', '1 tag-missing 9.9.9']);
  await assert.rejects(check(both, {}), { code: 'E_INPUT' });
  assert.equal((image.part.digest as Digest).length, 71);
});
