/** Error messages for the answers of registries. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registryMessage } from '../../src/http/body.ts';
import { registryError } from '../../src/registry/errors.ts';
import { alice, credentialsFor } from '../support/connection.ts';
import { startScripted } from '../support/scripted.ts';
import { connect } from './support/connect.ts';

const origin = new URL('https://registry-1.docker.io');
const repository = { registry: 'docker.io', path: 'nicolas/webdis' };

function errorFor(status: number, body: unknown = '', authenticated = false) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const url = new URL('/v2/nicolas/webdis/manifests/1?secret=1', origin);
  const headers = { 'x-request-id': 'r1' };
  const answer = { status, headers, url, body: Buffer.from(text) };
  return registryError(answer, { repository, origin, authenticated, tag: '1' });
}

for (const status of [401, 403]) {
  test(`fault 14: ${status} names all three readings`, async (t) => {
    for (const authenticated of [false, true]) {
      const server = await startScripted(t, () => ({ status }));
      const credentials = credentialsFor(authenticated ? { [server.host]: alice } : {});
      await assert.rejects(connect(t, { credentials }).repository(server).manifest('1'), {
        code: 'E_AUTH',
        message: /no such repository.*not permitted.*log ?in/,
      });
    }
    assert.match(errorFor(status).message, /no credentials were sent/);
    assert.match(errorFor(status, '', true).message, /credentials are not valid/);
  });
}

test('errors: status, host, repository, tag and request id, and no query', () => {
  assert.deepEqual(errorFor(418).details, {
    host: 'registry-1.docker.io',
    url: 'https://registry-1.docker.io/v2/nicolas/webdis/manifests/1',
    status: 418,
    requestId: 'r1',
    repository: 'nicolas/webdis',
    tag: '1',
  });
});

test('errors: a code for each status', () => {
  const codes = [401, 403, 404, 413, 418].map((status) => errorFor(status).code);
  assert.deepEqual(codes, ['E_AUTH', 'E_AUTH', 'E_NOTFOUND', 'E_LIMIT', 'E_NET']);
});

test('errors: what the registry says is quoted, bounded and on one line (threats 118, 121)', () => {
  const errors = [
    { code: 'DENIED', message: 'first\n::error::x \u001b[2K\u202Eevil\u200b' },
    { code: 'OTHER', message: 'y'.repeat(1000) },
    { message: 'third' },
    { code: 'FOURTH' },
    7,
  ];
  const said = registryMessage(Buffer.from(JSON.stringify({ errors }))) ?? '';
  assert.equal(said, `DENIED: first ::error::x [2K evil; OTHER: ${'y'.repeat(200)}; third`);
});

test('errors: a body that is not an error document is not quoted', () => {
  const huge = JSON.stringify({ errors: [{ code: 'A', message: 'x'.repeat(70_000) }] });
  for (const body of ['<html>', 'text', '{}', '[]', '{"errors":7}', '{"errors":[{}]}', huge]) {
    assert.equal(registryMessage(Buffer.from(body)), undefined);
  }
});
