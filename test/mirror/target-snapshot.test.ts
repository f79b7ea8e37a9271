/** What is known of a target before the copy: what it refuses to show counts as missing, and every other error ends the run. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { TargetSnapshot } from '../../src/mirror/target-snapshot.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { AccessRefused } from '../../src/registry/errors.ts';
import type { WritableRepository } from '../../src/registry/repository.ts';

const digest = digestOf(Buffer.from('image'));

/** A target that gives the same answer to everything. */
function failing(error: Error): TargetSnapshot {
  const fail = () => Promise.reject(error);
  const repository = {
    name: { registry: 'r.example', path: 'a/b' },
    ...{ manifest: fail, manifestHead: fail, blob: fail, hasBlob: fail, lacks: fail },
    ...{ referrers: fail, referrersByTag: fail },
  };
  return new TargetSnapshot(repository as unknown as WritableRepository);
}

const questions: Record<string, (target: TargetSnapshot) => Promise<unknown>> = {
  manifest: (target) => target.manifest(digest),
  'manifest of a tag': (target) => target.manifestHead('1'),
  blob: (target) => target.blob({ digest, size: 1 }, 1),
  'presence of a blob': (target) => target.hasBlob(digest),
  'what it lacks': (target) => target.lacks(digest),
  'which blob it lacks': (target) => target.lacks({ digest, size: 1 }),
  referrers: (target) => target.referrers(digest),
  'referrers under their tag': (target) => target.referrersByTag(digest),
};

const refused = new AccessRefused('no', {});
const unknown: Record<string, unknown> = {
  'presence of a blob': false,
  'what it lacks': true,
  'which blob it lacks': true,
  referrers: { descriptors: [], source: 'api' },
  'referrers under their tag': { descriptors: [], source: 'tag' },
};

for (const [what, ask] of Object.entries(questions)) {
  test(`fault 14: ${what}: a refusal counts as missing, and is remembered`, async () => {
    const target = failing(refused);
    assert.equal(target.refusal(), undefined);
    assert.deepEqual(await ask(target), unknown[what]);
    assert.equal(target.refusal(), refused);
  });

  test(`fault 47: ${what}: every other error is thrown`, async () => {
    for (const error of [new TrustError('E_NET', 'reset'), new TypeError('a defect')]) {
      const target = failing(error);
      await assert.rejects(ask(target), error);
      assert.equal(target.refusal(), undefined);
    }
  });
}

test('a repository that does not exist has no referrers, and may have an API', async () => {
  const target = failing(new TrustError('E_NOTFOUND', 'no such repository'));
  assert.deepEqual(await target.referrers(digest), { descriptors: [], source: 'api' });
});
