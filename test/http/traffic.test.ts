/** Requests, retries and pulls are counted for each repository. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpRequest, TraceEvent, Transport } from '../../src/http/request.ts';
import { meterTraffic, watchQuota } from '../../src/http/traffic.ts';

test('requests and retries by repository; GETs of manifests are pulls', () => {
  const meter = meterTraffic();
  const send = (kind: string, method: string, url: string) =>
    meter.trace({ kind, method, url } as TraceEvent);
  const hub = 'https://registry-1.docker.io/v2/nicolas/webdis';
  send('sent', 'GET', `${hub}/manifests/1`);
  send('sent', 'GET', `${hub}/manifests/2`);
  send('sent', 'HEAD', `${hub}/manifests/1`);
  send('waiting', 'GET', `${hub}/blobs/x`);
  send('sent', 'GET', `${hub}/referrers/x`);
  send('sent', 'POST', `${hub}/blobs/uploads/`);
  send('answered', 'GET', `${hub}/tags/list`);
  send('sent', 'GET', 'http://r.example:5000/v2/a/tags/list');
  for (const elsewhere of [
    'https://auth.docker.io/token',
    'https://s.example/v2/',
    `x${hub}/manifests/1`,
  ]) {
    send('sent', 'GET', elsewhere);
  }
  const webdis = { registry: 'docker.io', path: 'nicolas/webdis' };
  assert.deepEqual(meter.of(webdis), { requests: 5, retries: 1 });
  assert.equal(meter.pulls(webdis), 2);
  const other = { registry: 'r.example:5000', path: 'a' };
  assert.deepEqual([meter.of(other), meter.pulls(other)], [{ requests: 1, retries: 0 }, 0]);
  const none = { registry: 'r.example', path: 'a' };
  assert.deepEqual([meter.of(none), meter.pulls(none)], [{ requests: 0, retries: 0 }, 0]);
});

test('the pulls that a registry still allows are those of its last answer', async () => {
  let headers: Record<string, string> = {};
  const answer = async ({ url }: HttpRequest) => ({ status: 200, headers, url });
  const sent = { sent: 7, close: () => {} };
  const { transport, of } = watchQuota({
    ...sent,
    request: async (request) => ({ ...(await answer(request)), body: Buffer.from('body') }),
    open: answer as unknown as Transport['open'],
  });
  const get = (host: string): HttpRequest => ({ method: 'GET', url: new URL(`https://${host}/`) });
  const hub = { registry: 'docker.io', path: 'a/b' };
  const other = { registry: 'r.example:5000', path: 'a' };
  const quota = (limit: string, remaining: string) => ({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
  });
  assert.equal(of(hub), undefined);

  headers = quota('100;w=21600', '99;w=21600');
  const { body } = await transport.request(get('registry-1.docker.io'), 10);
  assert.equal(Buffer.from(body).toString(), 'body');
  assert.deepEqual(of(hub), { limit: 100, remaining: 99, seconds: 21_600 });
  assert.equal(of(other), undefined);

  headers = quota('10', '3');
  await transport.open(get('r.example:5000'));
  assert.deepEqual(of(other), { limit: 10, remaining: 3, seconds: 0 });

  for (const unread of [
    {},
    { 'ratelimit-limit': '100' },
    { 'ratelimit-remaining': '1' },
    quota('x100', '1'),
    quota('100;w=x', '1'),
    quota('100', '-1'),
    quota('100', '1;w=60;x'),
  ]) {
    headers = unread as Record<string, string>;
    await transport.request(get('registry-1.docker.io'), 10);
    assert.equal(of(hub)?.remaining, 99, JSON.stringify(unread));
  }
  headers = quota('100;w=21600', '0;w=21600');
  await transport.request(get('registry-1.docker.io'), 10);
  assert.equal(of(hub)?.remaining, 0);
  assert.equal(transport.sent, 7);
});
