/** Faults of the sandbox registry. */

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';

let registry: SandboxRegistry;
let blob: string;
const bytes = Buffer.from('0123456789');

before(async () => {
  registry = await startRegistry();
});
beforeEach(() => {
  blob = `${registry.url}/v2/a/b/blobs/${registry.store.repository('a/b').putBlob(bytes)}`;
});
afterEach(() => registry.reset());
after(() => registry.stop());

const get = async (url: string, init: RequestInit = {}): Promise<string> => {
  const answer = await fetch(url, init);
  return `${answer.status} ${await answer.text()}`;
};

test('an answer instead of the registry’s, once', async () => {
  const fault = registry.faults.add({
    do: { status: 429, headers: { 'retry-after': '3' }, body: 'slow down' },
  });
  const struck = await fetch(blob);
  assert.equal(struck.status, 429);
  assert.equal(struck.headers.get('retry-after'), '3');
  assert.equal(await struck.text(), 'slow down');
  assert.equal(await get(blob), '200 0123456789');
  assert.equal(fault.struck, 1);
});

test('nth and times count the requests that match', async () => {
  const when = { method: 'GET', path: '/blobs/', nth: 2, times: 2 };
  registry.faults.add({ when, do: { status: 500 } });
  const statuses: number[] = [];
  for (const path of [blob, `${registry.url}/v2/`, blob, blob, blob]) {
    statuses.push((await fetch(path)).status);
  }
  assert.deepEqual(statuses, [200, 200, 500, 500, 200]);
});

test('a pattern sees the query, and a fault can be taken back', async () => {
  const fault = registry.faults.add({
    when: { path: /\?x=1$/, times: Infinity },
    do: { status: 503 },
  });
  assert.equal((await fetch(`${blob}?x=1`)).status, 503);
  assert.equal((await fetch(blob)).status, 200);
  fault.remove();
  assert.equal((await fetch(`${blob}?x=1`)).status, 200);
});

test('a lie changes body and headers of the true answer', async () => {
  registry.faults.add({
    do: {
      body: (honest) => Buffer.concat([honest, Buffer.from('!')]),
      headers: { 'content-type': 'text/html', 'docker-content-digest': undefined },
    },
  });
  const answer = await fetch(blob);
  assert.equal(await answer.text(), '0123456789!');
  assert.equal(answer.headers.get('content-length'), '11');
  assert.equal(answer.headers.get('content-type'), 'text/html');
  assert.equal(answer.headers.get('docker-content-digest'), null);
});

test('something may happen before a request is handled', async () => {
  const repository = registry.store.repository('a/b');
  registry.faults.add({ when: { nth: 2 }, do: { first: () => repository.blobs.clear() } });
  assert.equal((await fetch(blob)).status, 200);
  assert.equal((await fetch(blob)).status, 404);
});

for (const strike of ['reset', 'reset-mid-body', 'truncate'] as const) {
  test(`${strike}: the client sees a broken connection, and the next request is well`, async () => {
    registry.faults.add({ do: strike });
    await assert.rejects(get(blob), TypeError);
    assert.equal(await get(blob), '200 0123456789');
    assert.deepEqual(
      registry.requests.map(({ status, sent }) => [status, sent]),
      [strike === 'reset' ? [0, 0] : [200, 5], [200, 10]],
    );
  });
}

test('truncate: even a single byte', async () => {
  registry.faults.add({ do: 'truncate' });
  const digest = registry.store.repository('a/b').putBlob(Buffer.from('x'));
  await assert.rejects(get(`${registry.url}/v2/a/b/blobs/${digest}`), TypeError);
});

test('lose-answer: the registry has done it, and the client does not know', async () => {
  registry.faults.add({ do: 'lose-answer' });
  await assert.rejects(get(blob, { method: 'DELETE' }), TypeError);
  assert.equal(registry.store.repository('a/b').blobs.size, 0);
});

for (const strike of ['hang', 'hang-mid-body'] as const) {
  test(`${strike}: nothing comes until the client gives up`, async () => {
    registry.faults.add({ do: strike });
    const patience = new AbortController();
    const hanging = get(blob, { signal: patience.signal });
    // Answered while the first one still waits.
    assert.equal(await get(blob), '200 0123456789');
    patience.abort();
    await assert.rejects(hanging, { name: 'AbortError' });
    assert.equal(registry.requests[0]?.status, strike === 'hang' ? 0 : 200);
  });
}

test('slow-drip: the bytes come one by one, and all of them', async () => {
  registry.faults.add({ do: 'slow-drip' });
  const pieces: string[] = [];
  const answer = await fetch(blob);
  for await (const piece of answer.body ?? []) pieces.push(Buffer.from(piece).toString());
  assert.equal(pieces.join(''), '0123456789');
  assert.ok(pieces.length > 1, 'in more than one piece');
});

test('a client that goes away during its upload leaves nothing behind', async () => {
  const opened = await fetch(`${registry.url}/v2/a/b/blobs/uploads/`, { method: 'POST' });
  const location = new URL(opened.headers.get('location') ?? '', registry.url);
  const patience = new AbortController();
  async function* half(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    patience.abort();
    await new Promise(() => {});
  }
  const patch = { method: 'PATCH', body: ReadableStream.from(half()), duplex: 'half' } as const;
  await assert.rejects(fetch(location, { ...patch, signal: patience.signal }));
  const status = await fetch(location);
  assert.equal(`${status.status} ${status.headers.get('range')}`, '204 0-0');
});

test('a bug of the sandbox, or of a fault, does not pass for an answer of a registry', async () => {
  const first = (): never => {
    throw new Error('oh no');
  };
  registry.faults.add({ do: { first } });
  assert.match(await get(blob), /^500 a bug in the sandbox, or in a fault: Error: oh no/);
});

test('requests are recorded in order, with what they carried', async () => {
  await fetch(`${registry.url}/v2/?a=b`, { headers: { authorization: 'Bearer x' } });
  await fetch(`${registry.url}/v2/a/b/blobs/uploads/`, { method: 'POST', body: 'xyz' });
  const seen = registry.requests.map(({ headers: _, ...record }) => record);
  assert.deepEqual(seen, [
    { method: 'GET', path: '/v2/?a=b', authorization: true, status: 200, received: 0, sent: 2 },
    {
      method: 'POST',
      path: '/v2/a/b/blobs/uploads/',
      authorization: false,
      status: 202,
      received: 0,
      sent: 0,
    },
  ]);
});
