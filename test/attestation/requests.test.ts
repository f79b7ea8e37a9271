/** What attestations cost a registry: nothing unless they are asked for, and only the types that are. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import { parseRequirement } from '../../src/options/attestations.ts';
import { defaultInputs, root } from '../identity/vectors.ts';
import { loadKeyless } from '../support/keyless.ts';
import { verify } from '../support/run.ts';

const registry = await startRegistry();
beforeEach(() => registry.reset());
after(() => registry.stop());

const names = {
  attTags: /^GET .*\/manifests\/sha256-[0-9a-f]{64}\.att$/,
  referrers: /^GET .*\/referrers\//,
  manifests: /^GET .*\/manifests\/sha256:/,
  blobs: /^GET .*\/blobs\//,
} as const;

/** att-complete: three attestations on the index, an SBOM on each of two platforms, everything signed. */
async function cost(lines: readonly string[], signatures: 'required' | 'ignored' = 'required') {
  loadKeyless(registry, 'a/b', 'att-complete');
  const before = registry.requests.length;
  const requirements = lines.map(parseRequirement);
  const report = await verify(`${registry.host}/a/b:0.1.24`, {
    ...{ keys: [], identities: readIdentityPolicies(defaultInputs), trustedRoots: [root] },
    ...(lines.length === 0 ? {} : { attestations: { requirements, signatures } }),
  });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.images[0]?.findings));
  const sent = registry.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  const counts = Object.entries(names).map(([name, pattern]) => [
    name,
    sent.filter((line) => pattern.test(line)).length,
  ]);
  return { all: sent.length, ...Object.fromEntries(counts) };
}

for (const [what, lines, signatures, expected] of [
  ['none', [], 'required', { all: 25, attTags: 0, referrers: 5, manifests: 5, blobs: 5 }],
  [
    'one type on each platform',
    ['spdxjson'],
    'required',
    { all: 33, attTags: 2, referrers: 5, manifests: 9, blobs: 7 },
  ],
  [
    'one type on the index',
    ['slsaprovenance1'],
    'required',
    { all: 28, attTags: 1, referrers: 5, manifests: 6, blobs: 6 },
  ],
  [
    'the same, and no signatures',
    ['slsaprovenance1'],
    'ignored',
    { all: 9, attTags: 1, referrers: 1, manifests: 1, blobs: 1 },
  ],
] as const) {
  test(`${what}: ${expected.all} requests`, async () => {
    assert.deepEqual(await cost(lines, signatures), expected);
  });
}
