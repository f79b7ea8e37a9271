/** What is verified once for all registries: the same bytes under the same policy, and nothing else. */

import { deepStrictEqual, notStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Candidate, LegacyCandidate } from '../../src/signature/candidate.ts';
import { checkCandidate } from '../../src/verify/candidate.ts';
import { SameContent } from '../../src/verify/same-content.ts';
import { candidateOf, caseOf, defaultInputs, policyOf } from '../identity/vectors.ts';
import { digest } from '../report/samples.ts';
import { bundleCandidate } from '../signature/support.ts';
import { vectorPolicy } from '../support/run.ts';

const legacy = candidateOf('keyless-legacy') as LegacyCandidate;
const bundle = bundleCandidate(Buffer.from('one'));

function counting() {
  const same = new SameContent<number>();
  let calls = 0;
  return (run: object, candidate: Candidate) =>
    same.once(run, candidate, () => {
      calls += 1;
      return calls;
    });
}

test('the same bytes, found somewhere else, under the same policy', () => {
  const once = counting();
  const run = {};
  strictEqual(once(run, legacy), 1);
  const copy = { ...legacy, store: 'referrer', manifest: digest('elsewhere') } as const;
  strictEqual(once(run, { ...copy, layer: { ...legacy.layer } }), 1);
  strictEqual(once(run, bundle), 2);
  strictEqual(once(run, bundleCandidate(Buffer.from('one'))), 2);
  strictEqual(once(run, legacy), 1, 'it is still kept');
});

test('other bytes, another annotation, another policy: verified again', () => {
  const once = counting();
  const run = {};
  const { annotations } = legacy.layer;
  const others: readonly Candidate[] = [
    legacy,
    { ...legacy, payload: Buffer.concat([legacy.payload, Buffer.from(' ')]) },
    { ...legacy, layer: { ...legacy.layer, annotations: { ...annotations, extra: '' } } },
    ...Object.keys(annotations).map((name) => ({
      ...legacy,
      layer: { ...legacy.layer, annotations: { ...annotations, [name]: `${annotations[name]} ` } },
    })),
    bundle,
    bundleCandidate(Buffer.from('two')),
  ];
  deepStrictEqual(
    others.map((candidate) => once(run, candidate)),
    others.map((_, at) => at + 1),
  );
  strictEqual(once({}, legacy), others.length + 1);
});

test('what was thrown is not kept, and neither is more than a run needs', () => {
  const same = new SameContent<number>();
  const run = {};
  let calls = 0;
  const fails = () => {
    calls += 1;
    throw new Error('odd');
  };
  for (const _ of [1, 2]) {
    try {
      same.once(run, bundle, fails);
    } catch {}
  }
  strictEqual(calls, 2);
  for (let at = 0; at < 600; at += 1) {
    same.once(run, bundleCandidate(Buffer.from(`${at}`)), () => at);
  }
  strictEqual(
    same.once(run, bundleCandidate(Buffer.from('599')), () => -1),
    599,
  );
  strictEqual(
    same.once(run, bundleCandidate(Buffer.from('0')), () => -1),
    -1,
  );
});

test('the claims of a signature are checked for each manifest', () => {
  const { identities, roots } = policyOf(defaultInputs);
  const policy = { ...vectorPolicy, keys: [], identities, trustedRoots: roots };
  const { digest: subject } = caseOf('keyless-legacy');
  const now = new Date('2026-12-01T00:00:00Z');
  const [good, replayed] = [subject, digest('another image')].map((about) =>
    checkCandidate(legacy, about, policy, now),
  );
  deepStrictEqual([good?.good, replayed?.good], [true, false]);
  strictEqual(replayed?.checks.claims.state, 'failed');
  notStrictEqual(good, replayed);
});
