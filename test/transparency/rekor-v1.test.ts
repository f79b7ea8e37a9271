/** The client of Rekor v1: its requests, the entries that it accepts, and hostile logs. */

import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { RekorWitness, type SignatureBundle } from '@sigstore/sign';
import type { Reply } from '../../sandbox/http/message.ts';
import { startServer } from '../../sandbox/http/server.ts';
import { startLog } from '../../sandbox/log/index.ts';
import { deadlines, limits } from '../../src/limits.ts';
import { preAuthEncoding } from '../../src/signature/envelope.ts';
import { rekorV1 } from '../../src/transparency/rekor-v1.ts';
import { rekorV2 } from '../../src/transparency/rekor-v2.ts';
import { EntryExists } from '../../src/transparency/service.ts';
import { timestampAuthority } from '../../src/transparency/timestamp.ts';
import { serve } from '../support/scenario.ts';
import { certificate } from '../support/tls-certificate.ts';
import { rejection, rig } from '../support/transport.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

function envelopeOf(text: string): SignatureBundle {
  const [payload, payloadType] = [Buffer.from(text), 'application/vnd.in-toto+json'];
  const sig = sign('sha256', preAuthEncoding(payloadType, payload), privateKey);
  const dsseEnvelope = { payload, payloadType, signatures: [{ sig, keyid: '' }] };
  return { $case: 'dsseEnvelope', dsseEnvelope };
}

function messageOf(text: string): SignatureBundle {
  const digest = createHash('sha256').update(text).digest();
  const signature = sign('sha256', Buffer.from(text), privateKey);
  const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
  return { $case: 'messageSignature', messageSignature: { messageDigest, signature } };
}

/** What a log answered to this, and a server that gives the same answer to every request. */
async function recorded(t: TestContext, content: SignatureBundle) {
  const log = await startLog({ version: 'rekor-v1' });
  const witness = new RekorWitness({ rekorBaseURL: log.url, entryType: 'dsse' });
  for (const other of ['first', 'second']) await witness.testify(messageOf(other), pem);
  let answer = Buffer.alloc(0);
  const body = (bytes: Uint8Array) => {
    answer = Buffer.from(bytes);
    return bytes;
  };
  log.faults.add({ do: { body } });
  await witness.testify(content, pem);
  await log.stop();
  return { answer, ...(await answering(t, (): Reply => json(201, answer))) };
}

const json = (status: number, body: Uint8Array | string, headers = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(body),
});

async function answering(t: TestContext, reply: (method: string, path: string) => Reply) {
  const bodies: string[] = [];
  const server = await startServer(
    async (request) => {
      bodies.push(Buffer.from(await request.body()).toString());
      return reply(request.method, request.path);
    },
    () => 0,
  );
  t.after(() => server.stop());
  return { server, bodies };
}

for (const [name, content] of [
  ['an envelope', envelopeOf('{"a":"\u00e9"}')],
  ['a legacy payload', messageOf('{}')],
] as const) {
  it(`${name}: request and entry are those of RekorWitness in @sigstore/sign`, async (t) => {
    const { server, bodies } = await recorded(t, content);
    const ours = await rekorV1(`${server.url}/`, rig(t)).testify(content, pem);
    const witness = new RekorWitness({ rekorBaseURL: server.url, entryType: 'dsse' });
    const theirs = await witness.testify(content, pem);
    assert.deepEqual(ours, theirs);
    assert.ok((ours.tlogEntries[0].inclusionProof.hashes ?? []).length > 0);
    assert.equal(bodies[0], bodies[1]);
    const paths = server.requests.map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(paths, Array(2).fill('POST /api/v1/log/entries'));
    assert.equal(server.requests[0]?.headers.accept, 'application/json');
  });
}

it('a field that is not needed decides nothing; one that is missing or odd is not an entry', async (t) => {
  const content = messageOf('{}');
  const { answer } = await recorded(t, content);
  const [[id = '', entry] = []] = Object.entries(JSON.parse(answer.toString()) as object);
  const { verification } = entry;
  const { inclusionProof: proof } = verification;
  const proving = (more: object) => ({
    ...entry,
    verification: { ...verification, inclusionProof: { ...proof, ...more } },
  });
  let now = '';
  const { server } = await answering(t, () => json(201, now));
  const read = (value: unknown) => {
    now = JSON.stringify(value);
    return rekorV1(server.url, rig(t)).testify(content, pem);
  };
  for (const good of [
    { ...entry, attestation: { data: 'e30=' }, future: null },
    { ...entry, verification: { ...verification, more: [] } },
    { ...entry, verification: { inclusionProof: proof } },
    proving({ more: 1 }),
    proving({ hashes: null }),
  ]) {
    await read({ [id]: good });
  }
  for (const bad of [
    ...['', null, [], {}, { [id]: null }, { [id]: entry, b: entry }, { error: 'x' }],
    ...['body', 'integratedTime', 'logID', 'logIndex', 'verification'].map((name) => ({
      [id]: { ...entry, [name]: undefined },
    })),
    { [id]: { ...entry, body: 'e30=' } },
    { [id]: { ...entry, body: 'not base64' } },
    { [id]: { ...entry, logIndex: -1 } },
    { [id]: { ...entry, logID: 'A'.repeat(64) } },
    { [id]: { ...entry, verification: {} } },
    { [id]: proving({ hashes: ['x'] }) },
    { [id]: proving({ checkpoint: 1 }) },
  ]) {
    const { code, message } = await rejection(read(bad));
    assert.equal(code, 'E_NET', JSON.stringify(bad));
    assert.match(message, /^the log 127\.0\.0\.1:\d+ did not return a log entry: /);
  }
  assert.match((await rejection(read(7))).message, /: response is not an object$/);
});

describe('fault 41: an entry that exists', () => {
  const id = 'a1'.repeat(40);
  const path = `/api/v1/log/entries/${id}`;
  for (const [name, location, asked] of [
    ['by its whole address', `https://elsewhere.test${path}`, path],
    ['by its path', path, path],
    ['without the id of its tree', path.replace('a1'.repeat(8), ''), `${path.slice(0, -16)}`],
    ['not at all', undefined, undefined],
    ['by a path elsewhere', '/api/v1/log/entries/../../../secret', undefined],
    ['by an id that is none', `${path}?a=b`, undefined],
  ] as const) {
    it(`answered with ${name}`, async (t) => {
      const content = messageOf('once');
      const { answer } = await recorded(t, content);
      const headers = location === undefined ? {} : { location };
      const { server } = await answering(t, (method) =>
        method === 'POST' ? json(409, '{}', headers) : json(200, answer),
      );
      const client = rekorV1(server.url, rig(t));
      if (asked === undefined) await assert.rejects(client.testify(content, pem), EntryExists);
      else assert.equal((await client.testify(content, pem)).tlogEntries.length, 1);
      const gets = server.requests.filter(({ method }) => method === 'GET');
      assert.deepEqual(
        gets.map((request) => request.path),
        asked === undefined ? [] : [asked],
      );
    });
  }
});

it('fault 40: a log that hangs is left when a service has had its time, or the run', async (t) => {
  const { server } = await answering(t, () => json(201, ''));
  server.faults.add({ do: 'hang' });
  const transport = rig(t, { budget: 30 });
  const asked: (number | undefined)[] = [];
  const client = rekorV1(server.url, {
    ...transport,
    request: (request, limit) => {
      asked.push(request.timeout);
      return transport.request(request, limit);
    },
  });
  const { code, message } = await rejection(client.testify(messageOf(''), pem));
  assert.equal(code, 'E_LIMIT');
  assert.match(message, /^the log 127\.0\.0\.1:\d+ took longer than 30 ms$/);
  assert.deepEqual(asked, [deadlines.service]);
});

it('threat 116: certificates are those of the run, whatever NODE_TLS_REJECT_UNAUTHORIZED says', async (t) => {
  const content = messageOf('{}');
  const { answer } = await recorded(t, content);
  const site = await serve(t, (_, response) => response.writeHead(201).end(answer), { tls: true });
  const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
  process.env[name] = '0';
  t.after(() => delete process.env[name]);
  const asking = (options = {}) =>
    rekorV1(site.url('/').href, rig(t, options)).testify(content, pem);
  assert.equal((await asking({ ca: [certificate] })).tlogEntries.length, 1);
  const { code, message } = await rejection(asking());
  assert.equal(code, 'E_NET');
  assert.match(message, /self-signed certificate/);
  assert.equal(site.seen.length, 1);
});

it('a log is asked through the proxy of the run', async (t) => {
  const content = messageOf('{}');
  const { answer } = await recorded(t, content);
  const proxy = await serve(t, (_, response) => response.writeHead(201).end(answer));
  const log = 'http://log.elsewhere.test';
  const transport = rig(t, {
    insecureHosts: new Set(['log.elsewhere.test']),
    proxyFor: () => proxy.url('/'),
  });
  await rekorV1(log, transport).testify(content, pem);
  assert.deepEqual(
    proxy.seen.map(({ target }) => target),
    [`${log}/api/v1/log/entries`],
  );
});

describe('threat 35: an answer without end is left at the bound', () => {
  const content = envelopeOf('{}');
  for (const status of [200, 201, 400, 409, 500]) {
    for (const [name, open] of [
      ['Rekor v1', (url, transport) => rekorV1(url, transport).testify(content, pem)],
      ['Rekor v2', (url, transport) => rekorV2(url, transport).testify(content, pem)],
      [
        'a timestamp authority',
        (url, transport) => timestampAuthority(url, transport).testify(content),
      ],
    ] as const satisfies readonly (readonly [
      string,
      (url: string, transport: ReturnType<typeof rig>) => Promise<unknown>,
    ])[]) {
      it(`${name}, ${status}`, async (t) => {
        const { url, sent, requests } = await endless(t, status);
        const { code } = await rejection(open(url, rig(t)));
        if (status < 400) assert.equal(code, 'E_LIMIT');
        // What the operating system holds between the two is sent as well.
        const buffered = 16 * 1024 * 1024;
        assert.ok(sent() < requests() * (limits.bundle + buffered), `${sent()} bytes`);
      });
    }
  }
});

/** Answers with JSON that never ends. */
async function endless(t: TestContext, status: number) {
  let [sent, requests] = [0, 0];
  const chunk = Buffer.alloc(64 * 1024, 'a');
  const server = createServer((request, answer) => {
    requests += 1;
    request.resume();
    answer.on('error', () => {});
    answer.writeHead(status, { 'content-type': 'application/json' });
    answer.write('{"message":"');
    const more = () => {
      while (!answer.destroyed) {
        sent += chunk.length;
        if (!answer.write(chunk)) {
          answer.once('drain', more);
          return;
        }
      }
    };
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, sent: () => sent, requests: () => requests };
}
