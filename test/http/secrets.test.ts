/** Masks secrets in errors and traces. */

import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { requestId } from '../../src/http/failure.ts';
import { serve } from '../support/scenario.ts';
import { rejection, rig } from '../support/transport.ts';

const secret = 's3cr3t';

/** Every way to fail, with the secret wherever a server could put it. */
const failures: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'a server in trouble': (response) => response.writeHead(503, secret).end(secret),
  'a quota': (response) => response.writeHead(429, { 'ratelimit-remaining': `0;${secret}` }).end(),
  'a long wait': (response) => response.writeHead(429, { 'retry-after': '9999' }).end(secret),
  'a reset': (response) => void response.socket?.resetAndDestroy(),
  'no HTTP': (response) => void response.socket?.end(`${secret}\r\n\r\n`),
  'a truncated body': (response) => {
    response.writeHead(200, { 'content-length': '9' }).write(secret);
    setImmediate(() => response.socket?.end());
  },
  'a large body': (response) => response.end(secret.repeat(1000)),
  'an encoded body': (response) => response.writeHead(200, { 'content-encoding': secret }).end(),
  'a redirect to http': (response) =>
    response.writeHead(307, { location: `http://u:${secret}@plain.test/?${secret}` }).end(),
  'a redirect with credentials': (response) =>
    response.writeHead(307, { location: `https://u:${secret}@storage.test/?${secret}` }).end(),
  'a redirect to no scheme of ours': (response) =>
    response.writeHead(307, { location: `data:,${secret}` }).end(),
  'a redirect to no URL': (response) =>
    response.writeHead(307, { location: `https://[${secret}` }).end(),
  'a redirect to a host that does not answer': (response) =>
    response.writeHead(307, { location: `https://storage.invalid/blob?sig=${secret}` }).end(),
};

for (const [how, fail] of Object.entries(failures)) {
  test(`threat 115: ${how} is reported without secrets`, async (t) => {
    const site = await serve(t, (_, response) => fail(response));
    const transport = rig(t);
    const url = site.url(`/v2/?sig=${secret}`);
    url.password = secret;
    const headers = { authorization: `Bearer ${secret}`, cookie: secret };
    const error = await rejection(transport.text(url, { headers }));
    assert.ok(transport.events.length >= 2);
    assert.doesNotMatch(inspect([error, transport.events], { depth: 9 }), /s3cr3t/);
    assert.match(error.details.url ?? '', /^https?:\/\/[a-z0-9.:]+\/(?:v2\/|blob)$/);
  });
}

test('the id of a request is taken from the headers that registries use, if it is one', () => {
  assert.equal(requestId({ 'x-amzn-requestid': 'a-1' }), 'a-1');
  assert.equal(requestId({ 'x-github-request-id': 'A:B' }), 'A:B');
  assert.equal(requestId({ 'x-request-id': 'two words', 'cf-ray': 'c' }), 'c');
  assert.equal(requestId({ 'x-request-id': 'x'.repeat(129) }), undefined);
  assert.equal(requestId({}), undefined);
});
