/**
 * A run that dies at any of its requests, and is run again: the result is complete, nothing is lost, and
 * nothing is published twice. What was logged and not published is logged once more (fault 45).
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { index, platformImage, put } from '../../sandbox/images.ts';
import { trustedRoot } from '../../sandbox/log/index.ts';
import type { SignatureFormat } from '../../src/signature/format.ts';
import { every, upTo } from '../support/thorough.ts';
import type { Orders } from './signer-process.ts';
import {
  openKey,
  path,
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
const image = index([platformImage('linux/amd64')]);
const configurations = [
  { referrersApi: 'on', formats: ['bundle'] },
  { referrersApi: 'off-404', formats: ['legacy', 'bundle'] },
] as const;

/** The same run again, as another process: it completes what the first has begun. */
async function assertCompletes(here: World, running: Running, about: string): Promise<void> {
  const { registry, v1, sign } = here;
  const formats: readonly SignatureFormat[] = running.options?.formats ?? [];
  const wanted = 2 * formats.length;
  const report = await sign(running);
  assert.equal(report.outcome, 'verified', `${about}: ${said(report)}`);
  const keys = running.options?.key === undefined ? {} : { keys: [running.options.key.public] };
  await here.assertVerified(formats, keys);
  for (const subject of subjectsOf(image)) {
    const { legacy, bundles, listed } = stored(registry, subject);
    const found = registry.settings.referrersApi === 'on' ? bundles : listed;
    assert.equal(legacy, Number(formats.includes('legacy')), `${about}: layers`);
    assert.equal(found, Number(formats.includes('bundle')), `${about}: bundles that are listed`);
  }
  assert.ok(v1.entries.length <= 2 * wanted, `${about}: ${v1.entries.length} log entries`);
}

/** Once more, and there is nothing left to do. */
async function assertIsDone({ registry, sign }: World, running: Running): Promise<void> {
  const before = writes(registry).length;
  assert.deepEqual(new Set(states(await sign(running))), new Set(['present']));
  assert.equal(writes(registry).length, before);
}

/** At the n-th request of registry and log together the run dies: the request is handled, and its answer is lost. */
function dieAt({ registry, v1 }: World, n: number, run: AbortController): void {
  let seen = 0;
  const silence = new Promise<never>(() => {});
  const first = () => {
    seen += 1;
    if (seen === n) run.abort();
    return seen > n ? silence : undefined;
  };
  for (const { faults } of [registry, v1]) faults.add({ when: { times: always }, do: { first } });
}

describe('every request may be the last', { concurrency: 4 }, () => {
  for (const { referrersApi, formats } of configurations) {
    it(`${formats.join(' and ')}, Referrers API ${referrersApi}`, async (t) => {
      const here = await world(t, { referrersApi }, image);
      const { registry, v1, sign } = here;
      const running = { options: { formats } };
      let survived: number | undefined;
      for (const n of every(upTo(80), 4)) {
        for (const server of [registry, v1]) server.reset();
        put(registry, path, image);
        const run = new AbortController();
        dieAt(here, n, run);
        await sign({ ...running, signal: run.signal });
        for (const { faults } of [registry, v1]) faults.clear();
        await assertCompletes(here, running, `it died at request ${n}`);
        if (n % 5 === 0) await assertIsDone(here, running);
        if (!run.signal.aborted) {
          survived = n;
          break;
        }
      }
      assert.ok(
        survived !== undefined && survived > 20,
        `it has made fewer than ${survived} requests`,
      );
    });
  }
});

describe('SIGKILL at each kind of request', { concurrency: 4 }, () => {
  const script = fileURLToPath(new URL('signer-process.ts', import.meta.url));
  const formats = ['legacy', 'bundle'] as const;
  const requests = [
    ['GET', /manifests\/sha256:/, 2, 'on'],
    ['GET', /\.sig$/, 2, 'on'],
    ['GET', /\/referrers\//, 1, 'off-404'],
    ['POST', /log\/entries/, 4, 'on'],
    ['POST', /blobs\/uploads/, 2, 'on'],
    ['PUT', /blobs\/uploads/, 3, 'off-404'],
    ['PUT', /manifests\/sha256:/, 2, 'off-404'],
    ['PUT', /\.sig$/, 2, 'off-404'],
    ['PUT', /manifests\/sha256-[0-9a-f]{64}$/, 2, 'off-404'],
    ['GET', /blobs\/sha256:/, 1, 'on'],
  ] as const;
  for (const [method, at, nth, referrersApi] of every(requests, 2)) {
    it(`${method} ${at.source}, number ${nth}, Referrers API ${referrersApi}`, async (t) => {
      const here = await world(t, { referrersApi }, image);
      const { registry, v1, v2, name } = here;
      const pem = privatePem();
      const orders: Orders = {
        reference: `${name}@${image.digest}`,
        ...{ formats, logUrl: v1.url, trustedRoot: JSON.stringify(trustedRoot([v1, v2])) },
      };
      const child = spawn(process.execPath, [script, JSON.stringify(orders)], {
        env: { ...process.env, TEST_KEY: pem },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      for (const { faults } of [registry, v1]) {
        faults.add({
          when: { method, path: at, nth },
          do: { first: () => child.kill('SIGKILL') && exited },
        });
      }
      assert.deepEqual(await exited, [null, 'SIGKILL']);
      const key = await openKey(pem);
      const running = { options: { formats, key } };
      await assertCompletes(here, running, `${method} ${at.source}`);
      await assertIsDone(here, running);
    });
  }
});
