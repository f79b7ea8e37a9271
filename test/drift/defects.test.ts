/** An error of the program ends the check: only what a registry does is an obstacle. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkImage } from '../../src/drift/image.ts';
import { checkLatest } from '../../src/drift/latest.ts';
import { missingTags } from '../../src/drift/missing-tags.ts';
import { lookAtOtherTags } from '../../src/drift/other-tags.ts';
import { CheckedRegistry, type RegistryAccess } from '../../src/drift/registry.ts';
import { ReleaseCache } from '../../src/drift/release-cache.ts';
import { Rotation } from '../../src/drift/rotation.ts';
import { NamedReleases } from '../../src/drift/tag-names.ts';
import { lookForSame } from '../../src/drift/tree-look.ts';
import { TrustError } from '../../src/error.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { digest, policy as policyReport } from '../report/samples.ts';
import { now } from '../signature/support.ts';
import { testPolicy } from '../support/signer.ts';

/** A registry whose list has these tags, and which fails when it is asked where one points. */
function failing(error: Error, tags: readonly string[] | 'none' = ['1.0']): CheckedRegistry {
  const fail = () => Promise.reject(error);
  const repository = {
    name: { registry: 'registry.example', path: 'app' },
    async *tags() {
      if (tags === 'none') throw error;
      yield* tags;
    },
    ...{ manifest: fail, manifestHead: fail },
  };
  const access = {
    ...{ repository, asAnother: repository, signatures: repository },
    ...{ insecure: false, quota: () => undefined },
  };
  return new CheckedRegistry(access as unknown as RegistryAccess, '1.0.0');
}

const ledger = {
  from: '1.0.0',
  releases: [{ version: '1.0.0', digest: digest('index'), platforms: {} }],
} as unknown as Ledger;
const command = { policy: policyReport, insecureHosts: [] };
const rotation = new Rotation(1, 'x', { at: now.toISOString(), turn: 0 });
const options = { policy: testPolicy, now, blobs: false, rotation };
const versionOf = () => undefined;

/** Each with how many obstacles it reports, if the registry fails. */
const looks: Record<string, (error: Error) => Promise<readonly unknown[]>> = {
  'an image': async (error) => {
    const expected = { place: 0, version: '1.0.0', release: undefined, versionOf, command };
    const earlier = { last: undefined, verified: undefined };
    const cache = new ReleaseCache();
    return (await checkImage(failing(error), expected, cache, earlier, options)).obstacles;
  },
  'a tag that moves and is missing': async (error) => {
    const task = { ledger, command };
    const named = new NamedReleases(ledger);
    return (await missingTags([failing(error, [])], named, new Set(['1.0']), task)).obstacles;
  },
  latest: async (error) => {
    const task = { ledger, newVersions: [], versionOf, command, options, believesLists: false };
    return (await checkLatest([failing(error)], task)).obstacles;
  },
  'other tags': async (error) => {
    const task = { ledger, before: [], options, command };
    return (await lookAtOtherTags([failing(error)], task)).obstacles;
  },
  'the list of tags': async (error) => [await failing(error, 'none').tags()],
};

for (const [what, look] of Object.entries(looks)) {
  test(`${what}: a registry that fails is an obstacle, and a defect is thrown`, async () => {
    assert.equal((await look(new TrustError('E_NET', 'reset'))).length, 1);
    const defect = new TypeError('a defect');
    await assert.rejects(look(defect), defect);
  });
}

test('where attestations matter, a look that did not look for them answers for no other registry', async () => {
  const look = { listed: [], source: 'api' } as const;
  const known = {
    ...{ digest: digest('index'), manifests: [], full: new Map() },
    looks: new Map([['registry.example/app', [look]]]),
  };
  const asked = { stores: { attested: true } } as unknown as Parameters<typeof lookForSame>[0];
  assert.equal(await lookForSame(asked, known), undefined);
});
