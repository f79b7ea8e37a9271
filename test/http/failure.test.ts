/** What goes wrong on the wire, in words that people use and search for. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkError } from '../../src/http/failure.ts';
import { scenario } from '../support/scenario.ts';
import { rejection, rig } from '../support/transport.ts';

const url = new URL('https://registry.example/v2/?secret');

test("failures of a connection are told as such, with the system's code", () => {
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

test('a host with several addresses that all refuse is told as one', () => {
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
