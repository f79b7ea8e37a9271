/** The Rekor v1 API of the sandbox log. */

import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { type SandboxLog, startLog } from '../../sandbox/log/index.ts';
import {
  get,
  post,
  Signer,
  sha256,
  signedEnvelope,
  signedPayload,
  statement,
} from './log-support.ts';

const entries = '/api/v1/log/entries';
const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const noon = Date.parse('2026-06-01T12:00:00.999Z');
const treeId = 42n;
let log: SandboxLog;

before(async () => {
  const name = 'rekor.sandbox.test';
  log = await startLog({ version: 'rekor-v1', name, keys, treeId, earlierEntries: 1000, now });
});
afterEach(() => log.reset());
after(() => log.stop());

function now(): number {
  return noon;
}

test('an entry is answered with its SET, proof and checkpoint', async () => {
  await post(log, signedPayload().request);
  const { status, headers, bytes } = await post(log, signedPayload().request);
  assert.equal(status, 201);
  const [[id, entry] = ['', undefined], ...more] = Object.entries<Record<string, never>>(
    JSON.parse(bytes.toString()),
  );
  assert.equal(more.length, 0);
  assert.ok(entry);
  const body = Buffer.from(entry['body'] ?? '', 'base64');
  const leaf = sha256(Buffer.concat([Uint8Array.of(0), body])).toString('hex');
  assert.equal(id, `000000000000002a${leaf}`);
  assert.equal(headers.get('location'), `${entries}/${id}`);
  assert.equal(headers.get('etag'), id);
  const logID = sha256(keys.publicKey.export({ type: 'spki', format: 'der' })).toString('hex');
  assert.equal(log.logId, logID);
  const { verification, ...rest } = entry as Record<string, unknown>;
  const integratedTime = Math.floor(noon / 1000);
  assert.deepEqual(rest, {
    body: body.toString('base64'),
    integratedTime,
    logID,
    // Over all trees of the log; the proof has the index in this one.
    logIndex: 1001,
  });
  const { signedEntryTimestamp, inclusionProof } = verification as never as {
    signedEntryTimestamp: string;
    inclusionProof: Record<string, unknown>;
  };
  const promised = `{"body":"${body.toString('base64')}","integratedTime":${integratedTime},"logID":"${logID}","logIndex":1001}`;
  const set = Buffer.from(signedEntryTimestamp, 'base64');
  assert.ok(verify('sha256', Buffer.from(promised), keys.publicKey, set));
  const { checkpoint, rootHash, ...proof } = inclusionProof;
  assert.deepEqual(proof, { hashes: [log.entries[0]?.leafHash], logIndex: 1, treeSize: 2 });
  checkCheckpoint(String(checkpoint), 2, String(rootHash));
});

function checkCheckpoint(note: string, size: number, rootHash: string): void {
  const name = 'rekor.sandbox.test';
  const root = Buffer.from(rootHash, 'hex').toString('base64');
  const text = `${name} - 42\n${size}\n${root}\n`;
  const [line = '', end] = note.slice(`${text}\n`.length).split('\n');
  assert.ok(note.startsWith(`${text}\n\u2014 ${name} `));
  assert.equal(end, '');
  const signature = Buffer.from(line.split(' ')[2] ?? '', 'base64');
  assert.equal(signature.subarray(0, 4).toString('hex'), log.logId.slice(0, 8));
  assert.ok(verify('sha256', Buffer.from(text), keys.publicKey, signature.subarray(4)));
}

test('an identical entry is 409 with its place, and entered once', async () => {
  const { request } = signedPayload();
  const first = await post(log, request);
  const again = await post(log, request);
  assert.equal(again.status, 409);
  const location = again.headers.get('location') ?? '';
  assert.equal(location, first.headers.get('location'));
  const id = location.slice(`${entries}/`.length);
  assert.deepEqual(JSON.parse(again.bytes.toString()), {
    code: 409,
    message: `an equivalent entry already exists in the transparency log with UUID ${id}`,
  });
  assert.equal(log.entries.length, 1);
  const found = await get(log, location);
  assert.equal(found.status, 200);
  assert.deepEqual(log.read(found.bytes).body, log.read(first.bytes).body);
});

test('the same envelope in other words is another entry', async () => {
  const { request } = signedEnvelope();
  const spaced = structuredClone(request) as { spec: { proposedContent: { envelope: string } } };
  spaced.spec.proposedContent.envelope += ' ';
  assert.equal((await post(log, request)).status, 201);
  assert.equal((await post(log, spaced)).status, 201);
  const hashes = log.entries.map(({ body }) => JSON.parse(body.toString()).spec.payloadHash.value);
  assert.deepEqual(hashes, Array(2).fill(createHash('sha256').update(statement).digest('hex')));
});

test('entries are found by id, leaf hash, index and content, in the current tree', async () => {
  const requests = [signedPayload(), signedEnvelope(), signedPayload(new Signer())];
  for (const { request } of requests) await post(log, request);
  const [, second] = log.entries;
  assert.ok(second);
  const paths = [
    `${entries}/000000000000002a${second.leafHash}`,
    `${entries}/${second.leafHash}`,
    `${entries}?logIndex=1001`,
  ];
  for (const path of paths) {
    const { status, bytes } = await get(log, path);
    assert.equal(status, 200, path);
    const { logIndex, proof } = log.read(bytes);
    assert.deepEqual([logIndex, proof.index, proof.size], [1001, 1, 3], path);
  }
  const retrieve = `${entries}/retrieve`;
  const query = {
    entryUUIDs: [second.leafHash, 'ab'.repeat(32)],
    entries: [requests[2]?.request],
    logIndexes: [1000, 999],
  };
  const found = JSON.parse((await post(log, query, retrieve)).bytes.toString()) as object[];
  const indices = found.flatMap((one) => Object.values(one).map(({ logIndex }) => logIndex));
  assert.deepEqual(indices, [1001, 1002, 1000]);
});

test('what does not exist, and what is not asked well', async () => {
  await post(log, signedPayload().request);
  const retrieve = `${entries}/retrieve`;
  const leaf = log.entries[0]?.leafHash ?? '';
  const statuses = await Promise.all([
    get(log, `${entries}/${'ab'.repeat(32)}`),
    // Right leaf, another tree.
    get(log, `${entries}/000000000000002b${leaf}`),
    get(log, `${entries}?logIndex=999`),
    get(log, `${entries}?logIndex=1001`),
    get(log, `${entries}/xyz`),
    get(log, entries),
    get(log, '/api/v2/log/entries'),
    post(log, '{"spec":'),
    post(log, {}),
    post(log, { entries: [{}] }, retrieve),
    post(log, { logIndexes: Array.from({ length: 11 }, (_, index) => index) }, retrieve),
  ]);
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [404, 404, 404, 404, 422, 422, 404, 400, 400, 400, 422],
  );
  const { code, message } = JSON.parse(statuses[8]?.bytes.toString() ?? '');
  assert.deepEqual([code, message], [400, 'error processing entry: entry.apiVersion is missing']);
});

test('the log’s key and state', async () => {
  const key = await get(log, '/api/v1/log/publicKey');
  assert.equal(key.headers.get('content-type'), 'application/x-pem-file');
  assert.equal(key.bytes.toString(), log.publicKeyPem);
  await post(log, signedPayload().request);
  const { signedTreeHead, ...state } = JSON.parse((await get(log, '/api/v1/log')).bytes.toString());
  const rootHash = log.entries[0]?.leafHash ?? '';
  assert.deepEqual(state, { inactiveShards: null, rootHash, treeID: '42', treeSize: 1 });
  checkCheckpoint(signedTreeHead, 1, rootHash);
});

test('errors and rate limits, nothing is entered', async () => {
  const { request } = signedPayload();
  for (const status of [500, 429]) {
    log.faults.add({ when: { method: 'POST' }, do: { status, headers: { 'retry-after': '1' } } });
    const answer = await post(log, request);
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get('retry-after'), '1');
  }
  assert.equal(log.entries.length, 0);
  assert.equal((await post(log, request)).status, 201);
});

test('the answer is lost, the entry is not', async () => {
  const { request } = signedPayload();
  log.faults.add({ when: { method: 'POST' }, do: 'lose-answer' });
  await assert.rejects(post(log, request), TypeError);
  assert.equal(log.entries.length, 1);
  assert.equal((await post(log, request)).status, 409);
});

test('frozen, entries can be read and not added', async () => {
  const { request } = signedPayload();
  const { headers } = await post(log, request);
  log.settings.frozen = true;
  const refused = await post(log, signedEnvelope().request);
  assert.equal(refused.status, 500);
  assert.match(refused.bytes.toString(), /unexpected result from transparency log/);
  assert.equal((await get(log, headers.get('location') ?? '')).status, 200);
  assert.equal(log.entries.length, 1);
});

test('keys and clock handed in: the same entries in every run', async () => {
  const options = { version: 'rekor-v1', keys, treeId, now } as const;
  const logs = await Promise.all([startLog(options), startLog(options)]);
  const { request } = signedPayload();
  // ECDSA signatures are random; everything else must agree.
  const [one, two] = await Promise.all(
    logs.map(async (each) => {
      const { set, proof, ...rest } = each.read((await post(each, request)).bytes);
      return { ...rest, root: proof.root, note: proof.checkpoint.split('\n\n')[0] };
    }),
  );
  assert.deepEqual(one, two);
  assert.equal(logs[0].logId, logs[1].logId);
  await Promise.all(logs.map((each) => each.stop()));
});

test('a key of the other kind is refused', async () => {
  const options = { version: 'rekor-v1', keys: generateKeyPairSync('ed25519') } as const;
  await assert.rejects(startLog(options), /must be ec/);
});
