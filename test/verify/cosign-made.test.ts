/** What the real cosign signed, on every kind of registry: outcomes, exit codes, and what it costs. */

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { loadCase, vectorCases } from '../../sandbox/images.ts';
import { type Settings, startRegistry } from '../../sandbox/registry/index.ts';
import type { ExitCode } from '../../src/verify/outcome.ts';
import type { Policy } from '../../src/verify/policy.ts';
import { only, verify } from '../support/run.ts';
import { every } from '../support/thorough.ts';

const registry = await startRegistry();
const image = `${registry.host}/nicolas/webdis:0.1.24`;

beforeEach(() => registry.reset());
after(() => registry.stop());

/** Exit codes of the cases that are rejected: 10 for no signature, 12 for none that counts (design.md, decision 1). */
const exitCodes: Readonly<Record<string, ExitCode>> = {
  'arm64-unsigned': 10,
  'attestation-only': 10,
  'bundle-no-log': 12,
  'children-only': 10,
  'index-only': 10,
  'index-only-bundle': 10,
  'legacy-no-log': 12,
  'other-key': 12,
  'other-key-bundle': 12,
  replayed: 12,
  unsigned: 10,
};

const kinds: Readonly<Record<string, Partial<Settings>>> = {
  'with the API': { referrersApi: 'on' },
  'without, 404': { referrersApi: 'off-404' },
  'without, 405': { referrersApi: 'off-405' },
  'without, a web page': { referrersApi: 'html' },
  'one referrer a page': { referrersApi: 'on', pageSize: 1 },
};

for (const [kind, settings] of Object.entries(kinds)) {
  describe(`a registry ${kind}`, () => {
    const cases = kind === 'with the API' ? vectorCases() : every(vectorCases(), 4);
    for (const { name, expect } of cases) {
      test(`${name}: ${expect.outcome}`, async () => {
        Object.assign(registry.settings, settings);
        loadCase(registry, 'nicolas/webdis', name);
        const report = await verify(image);
        assert.equal(report.outcome, expect.outcome);
        assert.equal(report.exitCode, exitCodes[name] ?? 0);
        assert.equal(only(report).outcome, expect.outcome);
      });

      for (const { outcome, why: _, ...words } of expect.also ?? []) {
        test(`${name}, ${JSON.stringify(words)}: ${outcome}`, async () => {
          Object.assign(registry.settings, settings);
          loadCase(registry, 'nicolas/webdis', name);
          const { requiredAnnotations, ...rest } = words;
          const annotations = requiredAnnotations as Policy['annotations'] | undefined;
          const policy = { ...rest, ...(annotations && { annotations }) } as Partial<Policy>;
          const report = await verify(image, policy);
          assert.equal(report.outcome, outcome);
        });
      }
    }
  });
}

test('every rejected case has its exit code in the table', () => {
  const rejected = vectorCases().filter(({ expect }) => expect.outcome === 'rejected');
  assert.deepEqual(rejected.map(({ name }) => name).sort(), Object.keys(exitCodes).sort());
});
