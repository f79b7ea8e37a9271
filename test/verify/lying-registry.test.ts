/**
 * A registry that hands out something else than what it was given. Whatever it changes: no exception,
 * and never *verified*, unless what decides is unaffected: then image, signatures and keys are the same.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { index, loadCase, platformImage, put } from '../../sandbox/images.ts';
import { type RequestRecord, startRegistry } from '../../sandbox/registry/index.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { only, vectorPolicy, verify } from '../support/run.ts';
import { signBundles, testPolicy } from '../support/signer.ts';
import { fingerprintOf } from '../support/signers.ts';
import { every, upTo } from '../support/thorough.ts';

// Without the header, a tag's bytes are compared with nothing: whatever is sent is what the tag names.
const registry = await startRegistry({ omitContentDigest: true });
after(() => registry.stop());

/** Of each answer that is read, so many bytes are flipped, one at a time. */
const positions = 12;

interface Signed {
  readonly policy: Policy;
  readonly image: string;
  prepare(): void;
}

const images: Readonly<Record<string, Signed>> = {
  'a legacy signature': {
    policy: vectorPolicy,
    image: `${registry.host}/legacy/image:0.1.24`,
    prepare: () => void loadCase(registry, 'legacy/image', 'single-image'),
  },
  bundles: {
    policy: testPolicy,
    image: `${registry.host}/bundle/image:1`,
    prepare: () => {
      const root = index([platformImage('linux/amd64')]);
      put(registry, 'bundle/image', root, '1');
      signBundles(registry, 'bundle/image', root);
    },
  },
};

/** What a report proves: the digest, and for each manifest which signatures count under which key. */
function proven(report: VerifyReport): unknown {
  const { digest, manifests } = only(report);
  return {
    digest,
    manifests: manifests.map(({ digest, signatures }) => [
      digest,
      signatures
        .filter(({ good }) => good)
        .map(({ id, signer }) => `${id} ${fingerprintOf(signer)}`),
    ]),
  };
}

for (const [name, { policy, image, prepare }] of Object.entries(images)) {
  describe(name, () => {
    let good: VerifyReport;
    /** the answers that a verification reads */
    let answers: readonly RequestRecord[];

    before(async () => {
      registry.reset();
      prepare();
      good = await verify(image, policy);
      assert.equal(good.outcome, 'verified');
      answers = registry.requests.filter(
        ({ method, status }) => method === 'GET' && status === 200,
      );
    });

    /** Verifies while the answer for one path is another. */
    async function withAnswer(
      { path }: RequestRecord,
      body: (bytes: Uint8Array) => Uint8Array,
    ): Promise<VerifyReport> {
      const when = { path: new RegExp(`${path.replaceAll('.', '\\.')}$`), times: Infinity };
      const fault = registry.faults.add({ when, do: { body } });
      try {
        return await verify(image, policy);
      } finally {
        fault.remove();
      }
    }

    function assertHonest(report: VerifyReport, what: string): void {
      if (report.outcome === 'verified') assert.deepEqual(proven(report), proven(good), what);
    }

    /** Bytes that hash to what was asked for are the only ones that are read at all. */
    function isByDigest({ path }: RequestRecord): boolean {
      return /\/(?:manifests|blobs)\/sha256:[0-9a-f]{64}$/.test(path);
    }

    test('one byte flipped', async () => {
      for (const answer of every(answers, 4)) {
        for (const nth of every(upTo(positions), 4)) {
          const at = Math.floor(((nth - 1) * (answer.sent - 1)) / (positions - 1));
          const report = await withAnswer(answer, (bytes) => {
            const copy = Uint8Array.from(bytes);
            copy[at] = (copy[at] ?? 0) ^ 1;
            return copy;
          });
          const what = `byte ${at} of ${answer.path}`;
          assertHonest(report, what);
          if (isByDigest(answer)) assert.equal(report.outcome, 'rejected', what);
        }
      }
    });

    test('one answer in the place of another', async () => {
      for (const one of every(answers, 4)) {
        for (const other of every(answers, 4)) {
          if (one === other) continue;
          const { bytes } = await fetchRaw(other.path);
          const report = await withAnswer(one, () => bytes);
          const what = `${other.path} for ${one.path}`;
          assertHonest(report, what);
          if (isByDigest(one)) assert.equal(report.outcome, 'rejected', what);
        }
      }
    });

    test('answers that end early, or continue', async () => {
      for (const answer of every(answers, 4)) {
        for (const change of [
          (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2),
          (bytes: Uint8Array) => bytes.subarray(0, 0),
          (bytes: Uint8Array) => Buffer.concat([bytes, bytes]),
        ]) {
          const report = await withAnswer(answer, change);
          assertHonest(report, answer.path);
          if (isByDigest(answer)) assert.notEqual(report.outcome, 'verified', answer.path);
        }
      }
    });
  });
}

async function fetchRaw(path: string): Promise<{ readonly bytes: Uint8Array }> {
  const answer = await fetch(`${registry.url}${path}`);
  return { bytes: new Uint8Array(await answer.arrayBuffer()) };
}
