/** How often a request is sent to a registry that refuses it, without a network. */

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { Origin } from '../../src/auth/origin.ts';
import { Session } from '../../src/auth/session.ts';
import { NetworkError } from '../../src/http/failure.ts';
import type { HttpRequest, HttpResponse, Transport } from '../../src/http/request.ts';
import { alice, aliceBasic, credentialsFor } from '../support/connection.ts';

const registry = 'r.example';
const access = {
  repository: { registry, path: 'a/b' },
  scopes: ['repository:a/b:pull'],
};
const bearer = `Bearer realm="https://${registry}/token",service="s"`;
const basic = 'Basic realm="r"';
const at = (path: string) => new URL(`https://${registry}/v2/a/b/${path}`);

interface Answer {
  readonly status: number;
  /** the challenge of a refusal */
  readonly asks?: string;
  /** the URL after redirects */
  readonly url?: URL;
}

/** A session, and what was sent to the registry; every token is `t`. */
function start(answer: (request: HttpRequest) => Answer, login = false) {
  const sent: string[] = [];
  const reply = (request: HttpRequest) => {
    const { method, url, headers = {} } = request;
    if (url.pathname === '/token') {
      return { status: 200, headers: {}, url, body: Buffer.from('{"token":"t"}') };
    }
    sent.push(
      `${method} ${url.pathname.slice('/v2/a/b/'.length)} ${headers['authorization'] ?? '-'}`,
    );
    const { status, asks, url: from = url } = answer(request);
    return {
      status,
      headers: asks ? { 'www-authenticate': asks } : {},
      url: from,
      body: Buffer.of(),
    };
  };
  const transport: Transport = {
    request: async (request) => reply(request),
    open: async (request) => ({
      ...reply(request),
      body: new Readable({ destroy: (_, done) => done(new Error('cut off')) }),
    }),
    sent: 0,
    close: () => {},
  };
  const session = new Session(registry, new Origin(registry, new Set()), {
    ...{ transport, clock: { now: () => 0 }, insecureHosts: new Set<string>() },
    ...{ trace: () => {}, credentials: credentialsFor(login ? { [registry]: alice } : {}) },
  });
  const get = (path: string) => session.request({ method: 'GET', url: at(path) }, access, 0);
  const open = (path: string) => session.open({ method: 'GET', url: at(path) }, access);
  const head = (path: string) => session.headBlob(at(path), access);
  return { get, open, head, sent };
}

const asksForToken = ({ headers }: HttpRequest): Answer =>
  headers?.['authorization'] === 'Bearer t' ? { status: 200 } : { status: 401, asks: bearer };

test('concurrent requests wait for the first one, which shows the scheme', async () => {
  const { get, open, sent } = start(asksForToken);
  await Promise.all([open('1'), open('2'), get('3')]);
  assert.deepEqual(sent, ['GET 1 -', 'GET 1 Bearer t', 'GET 2 Bearer t', 'GET 3 Bearer t']);
});

test('Basic without credentials: the refusal is final', async () => {
  const { get, sent } = start(() => ({ status: 401, asks: basic }));
  assert.equal((await get('1')).status, 401);
  assert.deepEqual(sent, ['GET 1 -']);
});

test('a registry that names another scheme each time is asked three times', async () => {
  const asks = [bearer, basic];
  const { get, sent } = start(() => {
    asks.reverse();
    return { status: 401, asks: asks[1] ?? '' };
  }, true);
  assert.equal((await get('1')).status, 401);
  assert.deepEqual(sent, ['GET 1 -', 'GET 1 Bearer t', `GET 1 ${aliceBasic}`]);
});

test('the body of a refused stream is discarded, and its failure is no error of the run', async () => {
  const { open, sent } = start(asksForToken);
  assert.equal((await open('1')).status, 200);
  assert.equal(sent.length, 2);
});

describe('HEAD of a blob (ECR Public refuses it to every client)', () => {
  const refusesHeads = (request: HttpRequest): Answer =>
    request.method === 'HEAD' ? { status: 401, asks: bearer } : asksForToken(request);
  const heads = (sent: readonly string[]) => sent.filter((line) => line.startsWith('HEAD')).length;

  test('refused although reading is granted: asked for one blob alone, with a new token once', async () => {
    const { get, head, sent } = start(refusesHeads);
    await get('1');
    const [first, ...others] = await Promise.all([head('x'), head('y'), head('z')]);
    assert.equal(first?.status, 401);
    assert.deepEqual(others, [undefined, undefined]);
    assert.equal(heads(sent), 2);
    assert.equal(await head('w'), undefined);
    assert.equal(heads(sent), 2);
  });

  test('a blob that is there, or is not, says nothing about the next one', async () => {
    const { get, head } = start((request) =>
      request.url.pathname.endsWith('x') ? { status: 404 } : asksForToken(request),
    );
    await get('1');
    const found = [await head('y'), await head('x'), await head('y')];
    assert.deepEqual(
      found.map((answer) => answer?.status),
      [200, 404, 200],
    );
  });

  test('a refusal before anything was granted, or by the host of a redirect, is of this blob', async () => {
    const elsewhere = new URL('https://cdn.example/x');
    for (const [url, granted] of [
      [at('x'), false],
      [elsewhere, true],
    ] as const) {
      const { get, head } = start((request) =>
        request.method === 'HEAD' ? { status: 401, url } : asksForToken(request),
      );
      if (granted) await get('1');
      const found: (HttpResponse | undefined)[] = [await head('x'), await head('x')];
      assert.deepEqual(
        found.map((answer) => answer?.status),
        [401, 401],
      );
    }
  });
});

test('on loopback, https is tried after the failures of a server with TLS, and after no other', async () => {
  const schemesAfter = async (wire: string) => {
    const origin = new Origin('127.0.0.1:5000', new Set());
    const schemes: string[] = [];
    const send = async ({ url }: HttpRequest): Promise<HttpResponse> => {
      schemes.push(url.protocol);
      if (url.protocol === 'http:') throw new NetworkError('failed', {}, wire);
      return { status: 200, headers: {}, url, body: Buffer.of() };
    };
    const url = new URL('http://127.0.0.1:5000/v2/');
    await origin.send({ method: 'GET', url }, send).catch(() => {});
    return schemes.join(' ');
  };
  for (const wire of ['ECONNRESET', 'EPIPE', 'E_UNANSWERED', 'HPE_INVALID_CONSTANT']) {
    assert.equal(await schemesAfter(wire), 'http: https:', wire);
  }
  for (const wire of ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'X_ECONNRESET', 'NO_HPE_']) {
    assert.equal(await schemesAfter(wire), 'http:', wire);
  }
});

test('threat 116: a request over https is sent once, and not over another scheme', async () => {
  const origin = new Origin(registry, new Set());
  const urls: string[] = [];
  const send = async ({ url }: HttpRequest): Promise<HttpResponse> => {
    urls.push(url.href);
    throw new NetworkError('reset', {}, 'ECONNRESET');
  };
  await assert.rejects(origin.send({ method: 'GET', url: at('1') }, send), { wire: 'ECONNRESET' });
  assert.deepEqual(urls, [at('1').href]);
});
