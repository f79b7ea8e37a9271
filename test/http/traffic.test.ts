/** Requests, retries and pulls are counted for each repository. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TraceEvent } from '../../src/http/request.ts';
import { meterTraffic } from '../../src/http/traffic.ts';

test('requests and retries by repository; GETs of manifests are pulls', () => {
  const meter = meterTraffic();
  const send = (kind: string, method: string, url: string) =>
    meter.trace({ kind, method, url } as TraceEvent);
  const hub = 'https://registry-1.docker.io/v2/nicolas/webdis';
  send('sent', 'GET', `${hub}/manifests/1`);
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
  assert.deepEqual(meter.of(webdis), { requests: 4, retries: 1 });
  assert.equal(meter.pulls(webdis), 1);
  const other = { registry: 'r.example:5000', path: 'a' };
  assert.deepEqual([meter.of(other), meter.pulls(other)], [{ requests: 1, retries: 0 }, 0]);
  const none = { registry: 'r.example', path: 'a' };
  assert.deepEqual([meter.of(none), meter.pulls(none)], [{ requests: 0, retries: 0 }, 0]);
});
