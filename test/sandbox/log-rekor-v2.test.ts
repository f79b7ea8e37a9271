/** The Rekor v2 API of the sandbox log. */

import assert from 'node:assert/strict';
import { generateKeyPairSync, verify } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { type SandboxLog, startLog } from '../../sandbox/log/index.ts';
import { get, post, Signer, sha256, signedDigest } from './log-support.ts';

const name = 'log2026.sandbox.test';
const keys = generateKeyPairSync('ed25519');
let log: SandboxLog;

before(async () => {
  log = await startLog({ version: 'rekor-v2', name, keys });
});
afterEach(() => log.reset());
after(() => log.stop());

test('an entry is answered as protobuf JSON, with proof and checkpoint and without a time', async () => {
  await post(log, signedDigest().request);
  const { status, bytes } = await post(log, signedDigest().request);
  assert.equal(status, 201);
  const { inclusionProof, ...entry } = JSON.parse(bytes.toString());
  const rawKey = keys.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const keyId = sha256(Buffer.concat([Buffer.from(`${name}\n\x01`), rawKey]));
  assert.equal(log.logId, keyId.toString('hex'));
  assert.deepEqual(entry, {
    logIndex: '1',
    logId: { keyId: keyId.toString('base64') },
    kindVersion: { kind: 'hashedrekord', version: '0.0.2' },
    integratedTime: '0',
    inclusionPromise: null,
    canonicalizedBody: log.entries[1]?.body.toString('base64'),
  });
  const { checkpoint, rootHash, ...proof } = inclusionProof;
  const sibling = Buffer.from(log.entries[0]?.leafHash ?? '', 'hex').toString('base64');
  assert.deepEqual(proof, { hashes: [sibling], logIndex: '1', treeSize: '2' });
  const [text = '', line = ''] = checkpoint.envelope.split('\n\n');
  assert.equal(text, `${name}\n2\n${rootHash}`);
  assert.ok(line.startsWith(`\u2014 ${name} `) && line.endsWith('\n'));
  const signature = Buffer.from(line.split(' ')[2] ?? '', 'base64');
  assert.deepEqual(signature.subarray(0, 4), keyId.subarray(0, 4));
  assert.ok(verify(null, Buffer.from(`${text}\n`), keys.publicKey, signature.subarray(4)));
});

test('an identical entry is 409 with its index, as rekor-tiles answers', async () => {
  const { request } = signedDigest();
  await post(log, request);
  const { status, headers, bytes } = await post(log, request);
  assert.equal(status, 409);
  assert.equal(headers.get('x-log-index'), '0');
  const message = 'an equivalent entry already exists in the transparency log with index 0';
  assert.deepEqual(JSON.parse(bytes.toString()), { code: 6, message, details: [] });
  assert.equal(log.entries.length, 1);
});

test('what is not logged is 400, what does not exist 404 or 501', async () => {
  const cases = await Promise.all([
    post(log, '{'),
    post(log, { dsseRequestV002: {} }),
    get(log, '/api/v2/log/entries'),
    get(log, '/api/v1/log'),
  ]);
  const seen = cases.map(({ status, bytes }) => [status, JSON.parse(bytes.toString()).code]);
  assert.deepEqual(seen, [
    [400, 3],
    [400, 3],
    [501, 12],
    [404, 5],
  ]);
});

test('batched: entries that come together stand under one checkpoint', async () => {
  log.settings.batch = 5;
  const requests = Array.from({ length: 5 }, () => signedDigest(new Signer()).request);
  const answers = await Promise.all(requests.map((request) => post(log, request)));
  const receipts = answers.map(({ bytes }) => log.read(bytes));
  assert.deepEqual([...new Set(receipts.map(({ proof }) => proof.size))], [5]);
  assert.equal(new Set(receipts.map(({ proof }) => proof.checkpoint)).size, 1);
  assert.deepEqual(receipts.map(({ logIndex }) => logIndex).sort(), [0, 1, 2, 3, 4]);
});

test('batched: of two identical entries one is 409', async () => {
  log.settings.batch = 2;
  const { request } = signedDigest();
  const answers = await Promise.all([post(log, request), post(log, request)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  assert.equal(log.entries.length, 1);
});

test('the answer is lost, the entry is not', async () => {
  const { request } = signedDigest();
  log.faults.add({ do: 'lose-answer' });
  await assert.rejects(post(log, request), TypeError);
  assert.equal((await post(log, request)).status, 409);
});

test('frozen', async () => {
  log.settings.frozen = true;
  const { status, bytes } = await post(log, signedDigest().request);
  assert.equal(status, 405);
  assert.equal(bytes.toString(), 'This log has been frozen, please switch to the latest log.\n');
  assert.equal(log.entries.length, 0);
});

test('keys handed in: the same answers in every run, to the byte', async () => {
  const options = { version: 'rekor-v2', name, keys } as const;
  const logs = await Promise.all([startLog(options), startLog(options)]);
  const requests = [signedDigest().request, signedDigest(new Signer()).request];
  const [one, two] = await Promise.all(
    logs.map(async (each) => {
      const answers: string[] = [];
      for (const request of requests) answers.push((await post(each, request)).bytes.toString());
      return answers;
    }),
  );
  assert.deepEqual(one, two);
  await Promise.all(logs.map((each) => each.stop()));
});
