/** Logs that are down, slow, forgetful or lying: what a run makes of them, and that it can be repeated. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fault, Lies } from '../../sandbox/log/index.ts';
import { every, upTo } from '../support/thorough.ts';
import {
  codes,
  imageOf,
  openKey,
  privatePem,
  type Running,
  said,
  states,
  stored,
  subjectsOf,
  type World,
  world,
  writes,
} from './support.ts';

const always = Number.POSITIVE_INFINITY;
const versions = ['rekor-v1', 'rekor-v2'] as const;
const legacy = { options: { formats: ['legacy'] } } as const satisfies Running;

function logOf({ v1, v2 }: World, version: (typeof versions)[number]) {
  return version === 'rekor-v1' ? v1 : v2;
}

/** The run ended so; then the log serves again, and so does the same run. */
async function assertRepeatable(here: World, running: Running, pushed: number): Promise<void> {
  const { v1, v2, registry, image } = here;
  const bundles = () => subjectsOf(image).map((subject) => stored(registry, subject).bundles);
  assert.equal(bundles().filter((count) => count > 0).length, pushed);
  for (const log of [v1, v2]) {
    log.faults.clear();
    log.settings.frozen = false;
  }
  const again = await here.sign(running);
  assert.equal(again.outcome, 'verified', said(again));
  assert.deepEqual(bundles(), [1, 1, 1, 1, 1]);
  await here.assertVerified();
}

describe('fault 40: a log that is down', () => {
  for (const version of versions) {
    const strikes = [
      ['500', { status: 500 }, 'E_NET'],
      ['503', { status: 503 }, 'E_NET'],
      ['429', { status: 429 }, 'E_RATE'],
      ['reset', 'reset', 'E_NET'],
      ['another service', { status: 404, body: 'not here' }, 'E_NET'],
      ['a login', { status: 401 }, 'E_NET'],
    ] as const satisfies readonly (readonly [string, Fault['do'], string])[];
    for (const [name, fault, code] of every(strikes, 2)) {
      it(`${version}, ${name}: undetermined, nothing pushed, repeatable`, async (t) => {
        const here = await world(t);
        const log = logOf(here, version);
        log.faults.add({ when: { method: 'POST', times: always }, do: fault });
        const running = { logs: [version] };
        const report = await here.sign(running);
        assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3], said(report));
        assert.deepEqual(codes(report), [code], said(report));
        assert.match(said(report), /127\.0\.0\.1:\d+/);
        assert.match(said(report), /0 of 5 signatures are in the registry; run it again/);
        assert.deepEqual(new Set(states(report)), new Set(['missing']));
        assert.equal(writes(here.registry).length, 0);
        await assertRepeatable(here, running, 0);
      });
    }

    it(`${version}: a few failures are waited out, with the same signature each time`, async (t) => {
      const here = await world(t);
      const log = logOf(here, version);
      for (const nth of [1, 3, 6]) {
        log.faults.add({ when: { method: 'POST', nth }, do: { status: 503 } });
      }
      assert.equal((await here.sign({ logs: [version] })).outcome, 'verified');
      assert.equal(log.requests.length, 5 + 3);
      assert.equal(log.entries.length, 5);
    });

    it(`${version}: an answer that is not an entry`, async (t) => {
      const here = await world(t);
      for (const body of every(['', '{}', '[]', '{"a":{}}', 'x', '<html>', '{"a":1,"b":2}'], 2)) {
        const fault = logOf(here, version).faults.add({
          when: { method: 'POST', times: always },
          do: { status: 201, body },
        });
        const report = await here.sign({ logs: [version] });
        assert.notEqual(report.outcome, 'verified', body);
        assert.equal(writes(here.registry).length, 0, body);
        fault.remove();
      }
      await assertRepeatable(here, { logs: [version] }, 0);
    });
  }

  it('a log that refuses an entry: its words, and no second attempt', async (t) => {
    const here = await world(t);
    const body = JSON.stringify({ code: 400, message: 'not \u0007 today' });
    const headers = { 'content-type': 'application/json' };
    for (const version of versions) {
      const log = logOf(here, version);
      log.faults.add({ when: { times: always }, do: { status: 400, headers, body } });
      const report = await here.sign({ logs: [version], options: { recursive: false } });
      assert.deepEqual(codes(report), ['E_TLOG']);
      assert.match(said(report), /rejected the request \(400\): "not \\u0007 today"/);
      assert.equal(log.requests.length, 1);
    }
  });
});

describe('fault 41, 42: an entry that is there already', () => {
  it('Rekor v1, the answer was lost: the same signature again, and the entry is fetched', async (t) => {
    for (const running of [{}, legacy]) {
      const here = await world(t);
      here.v1.faults.add({ when: { method: 'POST', times: 5 }, do: 'lose-answer' });
      assert.equal((await here.sign(running)).outcome, 'verified');
      assert.equal(here.v1.entries.length, 5);
      const found = here.v1.requests.filter(({ method }) => method === 'GET');
      assert.equal(found.length, 5);
      await here.assertVerified(running === legacy ? ['legacy'] : ['bundle']);
    }
  });

  it('Rekor v1, and then it cannot be fetched: undetermined', async (t) => {
    const here = await world(t);
    here.v1.faults.add({ when: { method: 'POST', times: 5 }, do: 'lose-answer' });
    here.v1.faults.add({ when: { method: 'GET', times: always }, do: { status: 500 } });
    const report = await here.sign();
    assert.deepEqual([codes(report), report.exitCode], [['E_NET'], 3]);
    await assertRepeatable(here, {}, 0);
  });

  for (const type of ['ec', 'rsa'] as const) {
    it(`Rekor v2, ${type}: it is hidden, so the statement is signed again and logged once more`, async (t) => {
      const here = await world(t);
      const key = await openKey(privatePem(type));
      const running = { logs: ['rekor-v2'], options: { key } } as const;
      here.v2.faults.add({ when: { method: 'POST', times: 5 }, do: 'lose-answer' });
      const report = await here.sign(running);
      assert.equal(report.outcome, 'verified', said(report));
      assert.equal(here.v2.entries.length, 10);
      await here.assertVerified(['bundle'], { keys: [key.public] });
    });
  }

  it('Rekor v2, a key that signs the same way each time, and a run that died before it published', async (t) => {
    const here = await world(t);
    const key = await openKey(privatePem('rsa'));
    const running = { logs: ['rekor-v2'], options: { key, recursive: false } } as const;
    // Uploads are opened, and fail: this cannot be known before.
    const broken = here.registry.faults.add({
      when: { method: 'PUT', times: always },
      do: { status: 403 },
    });
    for (const tries of [1, 2, 3]) {
      assert.deepEqual(codes(await here.sign(running)), ['E_AUTH']);
      assert.equal(here.v2.entries.length, tries);
    }
    broken.remove();
    assert.equal((await here.sign(running)).outcome, 'verified');
    assert.equal(here.v2.entries.length, 4);
  });

  it('Rekor v2 that has everything already: an end is found', async (t) => {
    const here = await world(t);
    here.v2.faults.add({ when: { method: 'POST', times: always }, do: { status: 409 } });
    const report = await here.sign({ logs: ['rekor-v2'], options: { recursive: false } });
    assert.deepEqual(codes(report), ['E_TLOG']);
    assert.match(said(report), /already has this entry, and does not return it/);
    assert.equal(here.v2.requests.length, 4);
  });
});

describe('fault 43: a log that is frozen', () => {
  for (const [version, why] of [
    ['rekor-v1', /answered 500 \(unexpected result from transparency log\) \(5 tries\)/],
    ['rekor-v2', /is not available \(405\): "This log has been frozen, please switch/],
  ] as const) {
    it(`${version}: undetermined, in the log's words`, async (t) => {
      const here = await world(t);
      logOf(here, version).settings.frozen = true;
      const report = await here.sign({ logs: [version] });
      assert.deepEqual([codes(report), report.exitCode], [['E_NET'], 3]);
      assert.match(said(report), why);
      await assertRepeatable(here, { logs: [version] }, 0);
    });
  }
});

describe('a log that gives wrong answers: nothing is pushed', () => {
  /** Which of them each version detects. */
  const lies: Record<(typeof versions)[number], readonly (keyof Lies)[]> = {
    'rekor-v1': ['set', 'time', 'index', 'proof', 'checkpoint', 'fork', 'body', 'entry'],
    'rekor-v2': ['index', 'proof', 'checkpoint', 'fork', 'body', 'entry'],
  };
  for (const version of versions) {
    const formats =
      version === 'rekor-v1' ? (['bundle', 'legacy'] as const) : (['bundle'] as const);
    for (const format of formats) {
      for (const lie of every(lies[version], 2)) {
        it(`${version}, ${format}: ${lie}`, async (t) => {
          const here = await world(t);
          const log = logOf(here, version);
          const running = { logs: [version], options: { formats: [format] } };
          // Lies about other entries, and in proofs, need some to be there.
          await here.sign({
            ...running,
            options: { ...running.options, annotations: { first: '1' } },
          });
          const all = () => subjectsOf(here.image).map((one) => stored(here.registry, one));
          const [before, entries] = [all(), log.entries.length];
          log.faults.add({ when: { method: 'POST' }, do: log.lies[lie] });
          const report = await here.sign({
            ...running,
            options: { ...running.options, annotations: { second: '2' } },
          });
          assert.equal(report.outcome, 'rejected', said(report));
          assert.match(said(report), /the new signature does not verify and was not published/);
          assert.ok(log.entries.length > entries);
          assert.deepEqual(all(), before);
          assert.ok(!states(report).includes('published'));
        });
      }
    }
  }

  it('one of two, the other being honest', async (t) => {
    const here = await world(t);
    here.v1.faults.add({ when: { method: 'POST' }, do: here.v1.lies.time });
    const report = await here.sign({ logs: ['rekor-v1', 'rekor-v2'] });
    assert.equal(report.outcome, 'rejected');
    assert.match(said(report), /was not published/);
    assert.equal(writes(here.registry).length, 0);
  });
});

describe('fault 45: a run that got half-way', () => {
  for (const nth of every(upTo(5), 2)) {
    it(`is completed by the next: manifest ${nth} was refused`, async (t) => {
      const here = await world(t);
      const { registry, image, v1 } = here;
      registry.faults.add({
        when: { method: 'PUT', path: '/manifests/sha256:', nth },
        do: { status: 403 },
      });
      const report = await here.sign();
      assert.deepEqual([codes(report), report.outcome], [['E_AUTH'], 'undetermined']);
      const published = states(report).filter((state) => state === 'published').length;
      // What is said to be in the registry is what is there: all that was under way has ended.
      const there = subjectsOf(image).map((subject) => stored(registry, subject).bundles);
      assert.deepEqual(
        there,
        states(report).map((state) => Number(state === 'published')),
      );
      assert.equal(there[0], 0, 'the index is signed before all under it');
      assert.match(said(report), new RegExp(`${published} of 5 signatures are in the registry`));
      await assertRepeatable(here, {}, published);
      assert.equal(v1.entries.length, 5 + (5 - published));
      assert.equal(imageOf(report).manifests.length, 5);
    });
  }
});

describe('fault 48: a run that is ended', () => {
  it('while it waits for a log: at once, and the report says what was done', async (t) => {
    for (const version of versions) {
      const here = await world(t);
      const stop = new AbortController();
      const asked = logOf(here, version);
      asked.faults.add({ when: { times: 2 }, do: 'hang' });
      asked.faults.add({ when: { nth: 3 }, do: { first: () => stop.abort() } });
      const report = await here.sign({ logs: [version], signal: stop.signal });
      assert.deepEqual([codes(report), report.outcome], [['E_LIMIT'], 'undetermined']);
      assert.match(said(report), /the run was ended before it was done/);
      assert.match(said(report), /0 of 5 signatures/);
    }
  });
});
