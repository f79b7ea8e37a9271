/** The webhook: what it gets, when, and that its URL is in no message. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startServer } from '../../sandbox/http/server.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { driftOptions } from '../../src/options/drift.ts';
import { readOptions } from '../../src/options/library.ts';
import { notify } from '../../src/run/drift-notify.ts';
import * as samples from '../report/drift-samples.ts';

const bodies: Record<string, unknown>[] = [];
let status = 200;
const hook = await startServer(
  async (request) => {
    assert.equal(request.headers['content-type'], 'application/json');
    bodies.push(JSON.parse(Buffer.from(await request.body()).toString()));
    return { status, headers: {}, body: Buffer.from('ok') };
  },
  () => 0,
);
after(() => hook.stop());

beforeEach(() => {
  bodies.length = 0;
  status = 200;
});

const values = readOptions({ tags: ['1'] }, driftOptions, { images: ['a/b'] });
const url = `${hook.url}/services/T0/B0/secret`;
const secrets: string[] = [];

function call(report: DriftReport, before?: DriftReport, given = url, env = {}) {
  const runs = [before, report].flatMap((one) => (one ? [samples.pastRun(one)] : []));
  const outcome = { report, checks: [{ report, history: { runs } }] };
  const signal = new AbortController().signal;
  return notify(outcome, given, values, { env, signal, onSecret: (one) => secrets.push(one) });
}

test('the head of the report, with a text that Slack shows and that mentions no one', async () => {
  const [difference] = samples.drifted().differences;
  assert.ok(difference);
  const evil = { ...difference, tag: '<!channel>' };
  assert.equal(await call({ ...samples.drifted(), differences: [evil] }), true);
  const [body] = bodies;
  assert.deepEqual([body?.['state'], body?.['exitCode'], body?.['differences']], ['drift', 20, 1]);
  assert.match(
    String(body?.['text']),
    /^Drift: nicolas\/webdis on docker\.io and public\.ecr\.aws\n1 difference/,
  );
  assert.ok(!String(body?.['text']).includes('<!channel>'));
  assert.deepEqual(body?.['first'], [{ id: evil.id, kind: 'rolled-back', code: 'E_ROLLBACK' }]);
});

test('only when something changed: first seen, otherwise, and right again', async () => {
  const [fine, drifted, away] = [samples.fine(), samples.drifted(), samples.away()];
  for (const [report, before, isSent] of [
    [fine, undefined, false],
    [fine, fine, false],
    [drifted, fine, true],
    [drifted, drifted, false],
    [{ ...drifted, differences: drifted.differences.slice(1) }, drifted, true],
    [away, drifted, true],
    [fine, drifted, true],
  ] as const) {
    assert.equal(await call(report, before), isSent);
  }
  assert.equal(bodies.length, 4);
  const part = { ...drifted, shard: { index: 1, of: 2 } };
  assert.equal(await call(part), false);
});

test('a notice whose answer is lost is not sent twice', async () => {
  hook.faults.add({ do: 'lose-answer' });
  await assert.rejects(call(samples.drifted()), { code: 'E_NET' });
  assert.equal(bodies.length, 1);
});

test('the URL is a secret: masked, and in no error; from a variable too', async () => {
  status = 300;
  await assert.rejects(call(samples.drifted()), { code: 'E_NET' });
  status = 404;
  await assert.rejects(call(samples.drifted()), (error: Error) => {
    assert.match(error.message, /^notify-url: 127\.0\.0\.1:\d+ answered 404$/);
    return true;
  });
  assert.equal(secrets.at(-1), url);
  status = 204;
  assert.equal(await call(samples.drifted(), undefined, 'env://HOOK', { HOOK: url }), true);
  for (const [given, env] of [
    ['env://HOOK', {}],
    ['ftp://a.example/secret', {}],
    ['xhttps://a.example/secret', {}],
    ['secret', {}],
  ] as const) {
    await assert.rejects(call(samples.drifted(), undefined, given, env), {
      code: 'E_INPUT',
      message: 'notify-url: it is not an https URL',
    });
  }
  await assert.rejects(
    call(samples.drifted(), undefined, 'http://a.example/secret'),
    (error: Error) => {
      assert.ok(!error.message.includes('secret'), error.message);
      return true;
    },
  );
});
