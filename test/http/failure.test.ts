/** What goes wrong on the wire, in words that people use and search for. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import {
  abortError,
  codeOf,
  errorDetails,
  maskRequestId,
  messageOf,
  networkError,
  requestId,
  WireError,
} from '../../src/http/failure.ts';
import { scenario } from '../support/scenario.ts';
import { rejection, rig } from '../support/transport.ts';

const url = new URL('https://registry.example/v2/?secret');

test("failures of a connection are reported as such, with the system's code", () => {
  for (const [code, message] of [
    ['ECONNREFUSED', 'could not connect to registry.example: connection refused (ECONNREFUSED)'],
    ['ENOTFOUND', 'could not connect to registry.example: no such host (ENOTFOUND)'],
    ['EHOSTUNREACH', 'could not connect to registry.example: no route to host (EHOSTUNREACH)'],
    [
      'ECONNRESET',
      'registry.example: GET failed: the connection was closed by the other side (ECONNRESET)',
    ],
    ['CERT_HAS_EXPIRED', 'TLS with registry.example failed: CERT_HAS_EXPIRED x'],
    ['EOTHER', 'registry.example: GET failed: EOTHER x'],
  ] as const) {
    const error = networkError(Object.assign(new Error('x'), { code }), 'GET', url);
    assert.deepEqual([error.code, error.message], ['E_NET', message]);
  }
});

test('a host with several addresses that all refuse is reported as one', () => {
  const error = Object.assign(new AggregateError([new Error('a'), new Error('b')]), {
    code: 'ECONNREFUSED',
  });
  assert.match(
    networkError(error, 'GET', url).message,
    /^could not connect to .*: connection refused/,
  );
});

test('no code of our own wire is shown', async (t) => {
  const good = { status: 200, body: 'good' } as const;
  const closed = Array(5)
    .fill({ expect: 'POST /', answer: { ending: 'reset' } })
    .slice(0, 1);
  const site = await scenario(t, [{ expect: 'GET /', answer: good }, ...closed]);
  const transport = rig(t);
  await transport.text(site.url('/'));
  const error = await rejection(transport.text(site.url('/'), { method: 'POST' }));
  assert.match(error.message, /: POST failed: the idle connection was closed$/);
});

test('every code of the system has its words, and a failed connection is named as one', () => {
  const said = (code: string) =>
    networkError(Object.assign(new Error('x'), { code }), 'PUT', url).message;
  const [connect, put] = ['could not connect to registry.example', 'registry.example: PUT failed'];
  for (const [code, message] of [
    ['EAI_AGAIN', `${connect}: its name could not be resolved (EAI_AGAIN)`],
    ['ENETUNREACH', `${connect}: network is unreachable (ENETUNREACH)`],
    ['EPIPE', `${put}: the connection was closed by the other side (EPIPE)`],
    ['ETIMEDOUT', `${put}: connection timed out (ETIMEDOUT)`],
    ['', `${put}: x`],
  ] as const) {
    assert.equal(said(code), message);
  }
  for (const code of [
    'ERR_TLS_X',
    'ERR_SSL_X',
    'UNABLE_TO_X',
    'DEPTH_ZERO_X',
    'SELF_SIGNED_X',
    'HOSTNAME_X',
    'EPROTO',
  ]) {
    assert.equal(said(code), `TLS with registry.example failed: ${code} x`);
  }
  for (const code of ['XCERT_', 'EPROTOX', 'EPROTONOSUPPORT'])
    assert.equal(said(code), `${put}: ${code} x`);
});

test('an error of ours stays what it is; anything but an error is said to be unknown', () => {
  const ours = new TrustError('E_LIMIT', 'ours');
  assert.equal(networkError(ours, 'GET', url), ours);
  const { message, details } = networkError('text', 'GET', url);
  assert.equal(message, 'registry.example: GET failed: unknown failure');
  assert.deepEqual(details, { host: 'registry.example', url: 'https://registry.example/v2/' });
  assert.equal(messageOf(new WireError('E_X', 'in words')), 'in words');
  assert.equal(
    messageOf(Object.assign(new Error('has E_X in it'), { code: 'E_X' })),
    'has E_X in it',
  );
  assert.equal(codeOf(Object.assign(new Error('x'), { code: 7 })), '');
  assert.equal(codeOf({ code: 'E_X' }), '');
});

test('what is printed of an answer: its host, path, status and id', () => {
  const headers = { 'docker-request-id': 'an-id' };
  const where = { host: 'registry.example', url: 'https://registry.example/v2/' };
  assert.deepEqual(errorDetails(url, { status: 500, headers }), {
    ...where,
    status: 500,
    requestId: 'an-id',
  });
  assert.deepEqual(errorDetails(url, { status: 500, headers: {} }), { ...where, status: 500 });
});

test('ids of requests by every name, and masked under it', () => {
  for (const name of [
    ...['x-request-id', 'x-amzn-requestid', 'x-amz-request-id', 'x-ms-request-id'],
    ...['x-ms-correlation-request-id', 'x-github-request-id', 'x-gitlab-request-id'],
    ...['docker-request-id', 'cf-ray'],
  ]) {
    const headers: Record<string, string> = { [name]: 'x'.repeat(128), other: 'secret' };
    assert.equal(requestId(headers), 'x'.repeat(128), name);
    maskRequestId(headers, (text) => text.replaceAll('x', ''));
    assert.deepEqual(headers, { [name]: '', other: 'secret' });
    assert.equal(requestId({ [name]: '' }), undefined);
    assert.equal(requestId({ [name]: 'two words' }), undefined);
  }
});

test('fault 48: a run that ends says why, if it was given a reason', () => {
  const reason = new TrustError('E_LIMIT', 'the time is over');
  assert.equal(abortError(AbortSignal.abort(reason)), reason);
  const { code, message } = abortError(AbortSignal.abort(new Error('x')));
  assert.deepEqual([code, message], ['E_LIMIT', 'the run was ended before it was done']);
});
