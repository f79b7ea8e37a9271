/**
 * Every step fails in turn: no tag before all is verified, a report that says what each registry holds and how to
 * continue, and a run with the digest that continues from there, and signs nothing twice.
 */

import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import {
  index,
  listed,
  multiPlatformImage,
  type Part,
  platformImage,
  put,
} from '../../sandbox/images.ts';
import type { AddedFault, Fault } from '../../sandbox/registry/index.ts';
import { TrustError } from '../../src/error.ts';
import type { ReleaseReport, StepName } from '../../src/release/report.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { putSignatures } from '../support/signer.ts';
import { every } from '../support/thorough.ts';
import {
  assertGoesOn,
  codesOf,
  errorsOf,
  everyTag,
  failedStep,
  path,
  type Running,
  saidOf,
  TestLedger,
  tagWrites,
  type World,
  when,
  world,
} from './support.ts';

const always = Number.POSITIVE_INFINITY;
const image = platformOnly('faults');

const refuse: Fault['do'] = { status: 403, body: '{"errors":[{"code":"DENIED"}]}' };

const unsigned: Fault = {
  when: { path: /\.sig$|\/referrers\/|\/manifests\/sha256-/, times: always },
  do: { status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}' },
};

interface Case {
  readonly name: string;
  readonly step: StepName;
  readonly code: string;
  /** what was done, in the advice */
  readonly stands: RegExp;
  readonly arrange: (here: World) => Running;
  /** written before it failed */
  readonly tags?: readonly string[];
}

/** From the moment when that step begins. */
const struck =
  (
    step: StepName,
    at: (here: World) => { readonly faults: { add(fault: Fault): AddedFault } },
    fault: Fault,
  ) =>
  (here: World): Running =>
    when(step, () => at(here).faults.add(fault));

const cases: readonly Case[] = [
  {
    name: 'the log is down after the push',
    step: 'sign',
    code: 'E_NET',
    stands: /is pushed, and 0 of 4 signatures are there; not yet mirrored/,
    arrange: struck('sign', ({ v1 }) => v1, { when: { times: always }, do: { status: 503 } }),
  },
  {
    name: 'the first registry takes no signatures',
    step: 'sign',
    code: 'E_AUTH',
    stands: /and 0 of 4 signatures are there/,
    arrange: struck('sign', ({ hub }) => hub, {
      when: { method: 'PUT', path: '/manifests/', times: always },
      do: refuse,
    }),
  },
  {
    name: 'signing ends half-way',
    step: 'sign',
    code: 'E_AUTH',
    stands: /and [1-3] of 4 signatures are there/,
    arrange: struck('sign', ({ hub }) => hub, {
      when: { method: 'PUT', path: '/manifests/', nth: 3, times: always },
      do: refuse,
    }),
  },
  {
    name: 'the first registry does not serve what was signed',
    step: 'verify',
    code: 'E_COVER',
    stands: /is pushed and signed; not yet mirrored to .*; no tag was written/,
    arrange: struck('verify', ({ hub }) => hub, unsigned),
  },
  {
    name: 'the first registry cannot be read when it is verified',
    step: 'verify',
    code: 'E_NET',
    stands: /is pushed and signed/,
    arrange: struck('verify', ({ hub }) => hub, { when: { times: always }, do: { status: 500 } }),
  },
  {
    name: 'a mirror is down after the signing',
    step: 'mirror',
    code: 'E_NET',
    stands: /is pushed and signed; not yet mirrored to .*; no tag was written/,
    arrange: struck('mirror', ({ ecr }) => ecr, { when: { times: always }, do: 'reset' }),
  },
  {
    name: 'the first registry has lost its signatures since',
    step: 'mirror',
    code: 'E_NOSIG',
    stands: /is pushed and signed; not yet mirrored to .*; no tag was written/,
    arrange: struck('mirror', ({ hub }) => hub, unsigned),
  },
  {
    name: 'a mirror without permission to push',
    step: 'mirror',
    code: 'E_AUTH',
    stands: /not yet mirrored.*To continue: log in there with push access/,
    arrange: struck('mirror', ({ ecr }) => ecr, {
      when: { method: 'POST', times: always },
      do: refuse,
    }),
  },
  {
    name: 'a mirror ends half-way',
    step: 'mirror',
    code: 'E_AUTH',
    stands: /not yet mirrored/,
    arrange: struck('mirror', ({ ecr }) => ecr, {
      when: { method: 'PUT', path: '/manifests/', nth: 2, times: always },
      do: refuse,
    }),
  },
  {
    name: 'a mirror has lost a signature since',
    step: 'verify-mirrors',
    code: 'E_DRIFT',
    stands: /mirrored to .*; no tag was written/,
    arrange: ({ ecr }) =>
      when('verify-mirrors', () => {
        const { tags } = ecr.store.repository(path);
        for (const tag of tags.keys()) if (tag.endsWith('.sig')) tags.delete(tag);
      }),
  },
  {
    name: 'threat 2: a mirror serves other bytes than it took',
    step: 'verify-mirrors',
    code: 'E_DIGEST',
    stands: /mirrored to .*; no tag was written/,
    arrange: struck('verify-mirrors', ({ ecr }) => ecr, {
      when: { method: 'GET', path: `/manifests/${image.digest}`, times: always },
      do: { body: (bytes) => Buffer.concat([bytes, Buffer.from(' ')]) },
    }),
  },
  {
    name: 'the first registry takes no tag',
    step: 'tag',
    code: 'E_AUTH',
    stands: /mirrored to .*; no tag was written/,
    arrange: struck('tag', ({ hub }) => hub, {
      when: { method: 'PUT', times: always },
      do: refuse,
    }),
  },
  {
    name: 'a mirror takes no tag',
    step: 'tag',
    code: 'E_AUTH',
    stands: /2 of 4 tags were written \(.*:1\.2\.3, .*:latest\)/,
    arrange: struck('tag', ({ ecr }) => ecr, {
      when: { method: 'PUT', times: always },
      do: refuse,
    }),
    tags: ['hub 1.2.3', 'hub latest'],
  },
];

/** The step that failed, its code, what was done and how to continue; and nothing that was not verified is tagged. */
function assertFailed(here: World, report: ReleaseReport, expected: Omit<Case, 'arrange'>): void {
  const said = saidOf(report);
  assert.equal(failedStep(report), expected.step, said);
  assert.ok(codesOf(report).includes(expected.code), said);
  assert.notEqual(report.outcome, 'verified');
  assert.match(said, expected.stands);
  assert.ok(
    errorsOf(report).every(({ advice = '' }) =>
      advice.includes(`with digest: ${image.digest} (--digest)`),
    ),
    said,
  );
  assert.deepEqual(here.tagged(), expected.tags ?? []);
  const reached = report.steps.findIndex(({ name }) => name === expected.step);
  assert.ok(report.steps.slice(reached + 1).every(({ state }) => state === 'not reached'));
}

describe('a fault at every step, and a run that continues with the digest', () => {
  for (const { arrange, ...expected } of every(cases, 4)) {
    it(`${expected.step}: ${expected.name}`, async (t) => {
      const here = await world(t, {}, image);
      const ledger = new TestLedger();
      const report = await here.run({ ledger, ...arrange(here) });
      assertFailed(here, report, expected);
      assert.equal(ledger.writes, 0);
      for (const server of [here.hub, here.ecr, here.v1]) server.faults.clear();
      await assertGoesOn(here, ledger);
    });
  }
});

test('a payload that a mirror does not serve is not computed instead: no tag', async (t) => {
  const here = await world(t, {}, image);
  const { store } = here.ecr;
  const report = await here.run(
    when('verify-mirrors', () => {
      const { tags, manifests, blobs } = store.repository(path);
      for (const [tag, digest] of tags) {
        if (!tag.endsWith('.sig')) continue;
        const { layers } = JSON.parse(Buffer.from(manifests.get(digest)?.bytes ?? []).toString());
        for (const layer of layers) blobs.delete(layer.digest);
      }
    }),
  );
  assert.deepEqual([failedStep(report), codesOf(report)], ['verify-mirrors', ['E_DRIFT']]);
  assert.deepEqual(here.tagged(), []);
});

test('a build that fails: nothing is signed or tagged, and no digest is claimed', async (t) => {
  const here = await world(t);
  const fails = async () => {
    throw new TrustError('E_BUILD', 'docker buildx build ended with 1: ERROR: no');
  };
  const report = await here.run({ builds: fails });
  assert.equal(failedStep(report), 'build');
  assert.deepEqual([report.exitCode, report.outcome], [3, 'undetermined']);
  assert.equal(report.digest, undefined);
  assert.match(
    saidOf(report),
    /E_BUILD: .*Nothing is signed, and no tag was written\. To continue: fix what/,
  );
  assert.deepEqual(
    report.registries.map(({ state }) => state),
    ['nothing', 'nothing'],
  );
});

test('a registry without permission to push is found out about before anything is built', async (t) => {
  for (const refusing of ['hub', 'ecr'] as const) {
    const here = await world(t, {}, image);
    here[refusing].faults.add({ when: { method: 'POST' }, do: refuse });
    const report = await here.run({ builds: async () => assert.fail('it was built') });
    assert.deepEqual([failedStep(report), ...codesOf(report)], ['check', 'E_AUTH']);
    assert.match(saidOf(report), /To continue: log in there with push access, and run it again/);
  }
  const here = await world(t, { ecr: { createRepositories: false } }, image);
  const report = await here.run({ builds: async () => assert.fail('it was built') });
  assert.deepEqual([failedStep(report), ...codesOf(report)], ['check', 'E_NOTFOUND']);
});

test('a digest that does not exist is said to be so, and changes nothing', async (t) => {
  const here = await world(t);
  const report = await here.run({ digest: image.digest });
  assert.deepEqual([failedStep(report), ...codesOf(report)], ['sign', 'E_NOTFOUND']);
  assert.match(saidOf(report), /Nothing is signed, and no tag was written/);
  assert.equal(report.registries[0]?.state, 'nothing');
});

test('a ledger that cannot be written: everything else is done, and the next run enters the release', async (t) => {
  const here = await world(t, {}, image);
  const ledger = new TestLedger();
  const full = {
    file: () => ({
      ...ledger.file(),
      enter: async () => {
        throw new TrustError(
          'E_INPUT',
          'ledger: the file "ledger.json" cannot be written (ENOSPC)',
        );
      },
    }),
  } as unknown as TestLedger;
  const report = await here.run({ ledger: full });
  assert.equal(failedStep(report), 'ledger');
  assert.match(saidOf(report), /4 of 4 tags were written.*run it again with digest: sha256:/);
  assert.deepEqual(here.tagged(), everyTag);
  await assertGoesOn(here, ledger);
});

test('with a signature repository, what counts on a mirror are the signatures next to the image there', async (t) => {
  const here = await world(t, {}, image);
  const signatureRepository = { registry: here.hub.host, path: 'nicolas/signatures' };
  const report = await here.run({
    sign: { signatureRepository, formats: ['legacy'] },
    ...when('verify-mirrors', () => here.ecr.store.repository(path).tags.clear()),
  });
  assert.equal(failedStep(report), 'verify-mirrors', saidOf(report));
  assert.deepEqual(tagWrites(here), []);
});

const contradicting = listed(platformImage('linux/arm64'), {
  platform: { os: 'linux', architecture: 'amd64' },
});

/** What is found out about before anything is signed, of an image that was pushed before. */
const refusals: readonly {
  readonly name: string;
  readonly image?: Part;
  readonly arrange?: (here: World) => unknown;
  readonly platforms?: readonly string[];
  readonly code: string;
  readonly says: RegExp;
}[] = [
  {
    name: 'a platform that the index lacks',
    platforms: ['linux/amd64', 'linux/s390x'],
    code: 'E_COVER',
    says: /linux\/s390x is not in the index.*To continue: build the image for these platforms, or do not require them\)$/,
  },
  {
    name: 'a config that contradicts the index',
    image: index([contradicting]),
    platforms: ['linux/amd64'],
    code: 'E_COVER',
    says: /linux\/amd64: its config says linux\/arm64/,
  },
  {
    name: 'a single image for another platform',
    image: platformImage('linux/arm64'),
    platforms: ['linux/amd64'],
    code: 'E_COVER',
    says: /linux\/amd64 is required; this is a single image for linux\/arm64/,
  },
  {
    name: 'a mirror that takes no pushes',
    arrange: ({ ecr }) => ecr.faults.add({ when: { method: 'POST', times: always }, do: refuse }),
    code: 'E_AUTH',
    says: /log in there with push access, and run it again with digest: sha256:/,
  },
  {
    name: 'a mirror that has signatures of its own',
    arrange: ({ ecr, image }) => putSignatures(ecr, path, image.digest),
    code: 'E_DRIFT',
    says: /has content that the first registry does not have.*find out who signed there, and delete the tag sha256-[0-9a-f]{64}\.sig on .*; then run it again with digest: sha256:/,
  },
  {
    name: 'a mirror that does not say whether it has signatures of its own',
    arrange: ({ ecr }) =>
      ecr.faults.add({ when: { path: /\.sig$/, times: always }, do: { status: 500 } }),
    code: 'E_NET',
    says: /answered 500.*run it again with digest: sha256:/,
  },
];

for (const { name, image, arrange, platforms, code, says } of refusals) {
  for (const dryRun of arrange === undefined ? [false, true] : [false]) {
    test(`before anything is signed${dryRun ? ', in a dry run' : ''}: ${name}`, async (t) => {
      const here = await world(t, {}, image ?? multiPlatformImage(['linux/amd64']));
      put(here.hub, path, here.image);
      await arrange?.(here);
      for (const _ of [1, 2]) {
        const report = await here.run({
          digest: here.image.digest,
          task: { dryRun },
          ...(platforms === undefined ? {} : { platforms }),
        });
        assert.deepEqual([failedStep(report), ...codesOf(report)], ['sign', code]);
        if (dryRun) assert.doesNotMatch(saidOf(report), /To continue:/);
        else assert.match(saidOf(report), says);
      }
      assert.equal(here.v1.entries.length, 0);
      assert.deepEqual(tagWrites(here), []);
    });
  }
}

test('fault 2: ten answers of 429 in a row, as ECR Public gives them, are outlasted', async (t) => {
  const here = await world(t, {}, image);
  const body = '{"errors":[{"code":"TOOMANYREQUESTS","message":"Rate exceeded"}]}';
  const limited = here.ecr.faults.add({
    when: { path: /\/(?:manifests|blobs)\//, times: 10 },
    do: { status: 429, body },
  });
  const report = await here.run();
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.equal(limited.struck, 10);
  assert.deepEqual(here.tagged(), everyTag);
});
