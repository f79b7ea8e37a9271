/** Timestamp authorities that are down or answer something else. Real ones are in test/interop. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it, type TestContext } from 'node:test';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import type { SignatureBundle } from '@sigstore/sign';
import type { Reply, Request } from '../../sandbox/http/message.ts';
import { startServer } from '../../sandbox/http/server.ts';
import { isTrustError } from '../../src/error.ts';
import { timestampAuthority } from '../../src/transparency/timestamp.ts';
import { codes, said, type World, world, writes } from '../sign/support.ts';
import { rig } from '../support/transport.ts';

const signature = Buffer.from('a signature');
const digest = createHash('sha256').update('content').digest();
const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
const message = {
  $case: 'messageSignature',
  messageSignature: { messageDigest, signature },
} as const;
const envelope: SignatureBundle = {
  $case: 'dsseEnvelope',
  dsseEnvelope: {
    ...{ payload: Buffer.from('{}'), payloadType: 'x' },
    signatures: [{ sig: signature, keyid: '' }],
  },
};

async function authority(t: TestContext, answer: (request: Request) => Promise<Reply>) {
  const server = await startServer(answer, () => 0);
  t.after(() => server.stop());
  const transport = rig(t);
  return {
    server,
    transport,
    open: (path = '') => timestampAuthority(server.url + path, transport),
  };
}

const reply = (status: number, body = ''): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(body),
});

it('is asked for the raw signature; what it answers is passed on unchanged', async (t) => {
  const asked: string[] = [];
  const { open } = await authority(t, async (request) => {
    // What the real one refuses otherwise, with 406.
    assert.equal(request.headers['accept'], 'application/timestamp-reply');
    asked.push(`${request.path} ${Buffer.from(await request.body())}`);
    return reply(201, 'DER');
  });
  const artifactHash = createHash('sha256').update(signature).digest('base64');
  for (const path of ['', '/', '/api/v1/timestamp', '/api/v1/timestamp/']) {
    const content = path === '' ? message : envelope;
    const { rfc3161Timestamps } = await open(path).testify(content);
    assert.deepEqual(rfc3161Timestamps, [{ signedTimestamp: Buffer.from('DER') }]);
  }
  const line = `/api/v1/timestamp ${JSON.stringify({ artifactHash, hashAlgorithm: 'sha256' })}`;
  assert.deepEqual(asked, Array(4).fill(line));
});

it('fault 40: down, throttled, refusing', async (t) => {
  let status = 0;
  const { open, server } = await authority(t, async () => reply(status, '{"message":"no"}'));
  for (const [answer, code, why, tries] of [
    [500, 'E_NET', /the timestamp authority 127\.0\.0\.1:\d+ answered 500 \(no\)/, 5],
    [503, 'E_NET', /answered 503/, 5],
    // Until the time of the run ends, slower and slower.
    [429, 'E_RATE', /answered 429.*no time left/, 20],
    [404, 'E_NET', /is not available \(404\)/, 1],
    [
      400,
      'E_TIME',
      /the timestamp authority 127\.0\.0\.1:\d+ rejected the request \(400\): "no"/,
      1,
    ],
  ] as const) {
    status = answer;
    const before = server.requests.length;
    await assert.rejects(open().testify(message), (error: Error) => {
      assert.ok(isTrustError(error, code), String(error));
      assert.match(error.message, why);
      return true;
    });
    const asked = server.requests.length - before;
    assert.ok(answer === 429 ? asked > tries : asked === tries, `${answer}: ${asked} tries`);
  }
});

it('fault 48: ends with the run', async (t) => {
  const { server, transport, open } = await authority(t, async () => reply(201));
  server.faults.add({ do: 'hang' });
  const asking = open().testify(message);
  transport.run.abort();
  await assert.rejects(asking, (error) => isTrustError(error, 'E_LIMIT'));
  await assert.rejects(open().testify(message), (error) => isTrustError(error, 'E_LIMIT'));
});

async function stamped(t: TestContext, here: World, formats: readonly ('legacy' | 'bundle')[]) {
  const { open, server } = await authority(t, async () => reply(201, 'no timestamp'));
  const report = await here.sign({ options: { formats, timestamps: [open()] } });
  return { report, server };
}

it('anything but a timestamp is not published', async (t) => {
  const here = await world(t);
  const { report } = await stamped(t, here, ['bundle']);
  assert.deepEqual(codes(report), ['E_TIME']);
  assert.match(said(report), /the new signature does not verify and was not published/);
  assert.equal(writes(here.registry).length, 0);
});

it('is not asked about legacy signatures', async (t) => {
  const here = await world(t);
  const { report, server } = await stamped(t, here, ['legacy']);
  assert.equal(report.outcome, 'verified', said(report));
  assert.equal(server.requests.length, 0);
});
