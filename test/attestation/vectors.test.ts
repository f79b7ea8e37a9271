/** Every att-* case of test/vectors/keyless-made, asked as its expectation says. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { readIdentityPolicies } from '../../src/identity/policy.ts';
import { parseRequirement } from '../../src/options/attestations.ts';
import { parsePublicKey } from '../../src/signature/key.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { cases, defaultInputs, root, workflow } from '../identity/vectors.ts';
import { loadKeyless } from '../support/keyless.ts';
import { errors, verify } from '../support/run.ts';

interface Expectation {
  readonly require: string;
  readonly outcome: 'verified' | 'rejected';
  readonly why?: string;
  readonly key?: string;
}

const registry = await startRegistry();
after(() => registry.stop());

function ask(name: string, require: string, more: Partial<Policy> = {}): Promise<VerifyReport> {
  const requirements = [parseRequirement(require.replace('=WORKFLOW', `=${workflow}`))];
  const policy: Partial<Policy> = {
    ...{ keys: [], identities: readIdentityPolicies(defaultInputs), trustedRoots: [root] },
    attestations: { requirements, signatures: 'ignored' },
    ...more,
  };
  return verify(`${registry.host}/${name}:0.1.24`, policy);
}

function keyOf(name: string) {
  const pem = readFileSync(new URL(`../vectors/keyless-made/${name}`, import.meta.url), 'utf8');
  return parsePublicKey(pem, name);
}

/** What the reasons of the expectations look like in messages. */
const says: Readonly<Record<string, RegExp>> = {
  'missing on both platforms': /no \S+ attestation on linux\/a(md|rm)64/,
  'missing on the index': /no \S+ attestation on the index/,
  missing: /no \S+ attestation on the index/,
  'missing on linux/arm64': /no \S+ attestation on linux\/arm64/,
  'signed with a key': /signed with a key/,
  builder: /builder/,
  'source repository': /source.repository/,
  'predicate and certificate disagree': /the provenance says .* and the certificate that/,
  identity: /not by https:/,
};

for (const vector of cases.filter(({ name }) => name.startsWith('att-'))) {
  const { attestations = [] } = vector.expect as { readonly attestations?: readonly Expectation[] };
  loadKeyless(registry, vector.name, vector.name);
  describe(vector.name, () => {
    for (const { require, outcome, why, key } of attestations) {
      test(`${require}${key === undefined ? '' : ` by ${key}`}: ${outcome}`, async () => {
        const more = key === undefined ? {} : { keys: [keyOf(key)], identities: [] };
        const report = await ask(vector.name, require, more);
        const found = errors(report);
        assert.equal(report.outcome, outcome, JSON.stringify(found));
        if (outcome === 'verified') return;
        assert.ok(found.every(({ code }) => code === 'E_ATTESTATION'));
        const isMissing = why?.startsWith('missing') === true;
        assert.equal(report.exitCode, isMissing ? 10 : 12);
        for (const { message } of found) assert.match(message, says[why ?? ''] ?? /^$/);
      });
    }
  });
}
