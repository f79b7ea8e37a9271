/** Requests to logs and timestamp authorities: what is sent, and what their refusals become. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../src/http/request.ts';
import { deadlines, limits } from '../../src/limits.ts';
import {
  ask,
  baseUrl,
  bodyOf,
  post,
  type Service,
  unreadable,
} from '../../src/transparency/service.ts';

const service: Service = {
  ...{ name: 'log', url: 'https://rekor.test/path', accept: 'application/json' },
  refusalCode: 'E_TLOG',
};

const answer = (status: number, body = ''): HttpResponse => ({
  ...{ status, headers: {}, url: new URL(service.url), body: Buffer.from(body) },
});

function transport(respond: () => HttpResponse) {
  const asked: { request: HttpRequest; limit: number }[] = [];
  const request = async (sent: HttpRequest, limit: number) => {
    asked.push({ request: sent, limit });
    return respond();
  };
  return { asked, transport: { request } as Partial<Transport> as Transport };
}

test('JSON is posted in a way that the transport may send again', async () => {
  const { asked, transport: over } = transport(() => answer(201));
  await post(service, over, 'https://rekor.test/entries', { a: 1 });
  const [{ request, limit } = assert.fail()] = asked;
  const { body, ...rest } = request;
  assert.deepEqual(rest, {
    ...{ method: 'POST', url: new URL('https://rekor.test/entries'), idempotent: true },
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    ...{ timeout: deadlines.service, confidential: false },
  });
  assert.equal(limit, limits.bundle);
  assert.equal(Buffer.from(body?.() as Uint8Array).toString(), '{"a":1}');
});

test('slashes at the end of an address do not count', () => {
  for (const url of ['https://a.test/b', 'https://a.test/b/', 'https://a.test/b//']) {
    assert.equal(baseUrl(url), 'https://a.test/b');
  }
});

test('an error of the service is given its name; another passes', async () => {
  const failing = (error: Error) => {
    const { transport: over } = transport(() => {
      throw error;
    });
    return ask(service, over, { method: 'GET', url: new URL(service.url) });
  };
  const details = { host: 'rekor.test' };
  const named = { code: 'E_NET', details };
  await assert.rejects(failing(new TrustError('E_NET', 'rekor.test answered 500', details)), {
    ...{ ...named, message: 'the log rekor.test answered 500' },
  });
  await assert.rejects(failing(new TrustError('E_NET', 'no route', details)), {
    ...{ ...named, message: 'the log rekor.test: no route' },
  });
  const elsewhere = new TrustError('E_NET', 'proxy', { host: 'proxy.test' });
  for (const error of [elsewhere, new TypeError('a defect')]) {
    await assert.rejects(failing(error), error);
  }
});

test('fault 40: only 200 and 201 are a success; a refusal is about this entry, all else about the service', () => {
  for (const status of [200, 201]) {
    assert.equal(Buffer.from(bodyOf(service, answer(status, 'x'))).toString(), 'x');
  }
  for (const [status, code, verb] of [
    [199, 'E_NET', 'is not available'],
    [202, 'E_NET', 'is not available'],
    [204, 'E_NET', 'is not available'],
    [301, 'E_NET', 'is not available'],
    [400, 'E_TLOG', 'rejected the request'],
    [401, 'E_NET', 'is not available'],
    [404, 'E_NET', 'is not available'],
    [409, 'E_TLOG', 'rejected the request'],
    [410, 'E_NET', 'is not available'],
    [413, 'E_TLOG', 'rejected the request'],
    [422, 'E_TLOG', 'rejected the request'],
    [423, 'E_NET', 'is not available'],
  ] as const) {
    assert.throws(() => bodyOf(service, answer(status)), {
      ...{ code, message: `the log rekor.test ${verb} (${status})` },
      details: { host: 'rekor.test', status },
    });
  }
});

test('the words of a refusal are quoted: those of its message, else all', () => {
  for (const [body, said] of [
    ['{"code":400,"message":"no such key"}', ': "no such key"'],
    ['{"message":7}', ': "{\\"message\\":7}"'],
    [' closed \n', ': "closed"'],
    ['null', ': "null"'],
    [' \n', ''],
  ] as const) {
    assert.throws(() => bodyOf(service, answer(400, body)), {
      message: `the log rekor.test rejected the request (400)${said}`,
    });
  }
});

test('a success that cannot be read is E_NET, and says why only in words of ours', () => {
  const { code, message, details, cause } = unreadable(
    service,
    'log entry',
    new SyntaxError('odd'),
  );
  assert.equal(message, 'the log rekor.test did not return a log entry: odd');
  assert.deepEqual([code, details], ['E_NET', { host: 'rekor.test' }]);
  assert.ok(cause instanceof SyntaxError);
  const other = unreadable(service, 'log entry', new TypeError('x is undefined'));
  assert.equal(other.message, 'the log rekor.test did not return a log entry');
});
