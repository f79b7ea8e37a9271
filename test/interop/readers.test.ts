// Who can read a signature: the table (src/verify/readers.ts) against the readers themselves, cut off from
// every network. Of Kyverno, the table has the source only.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ReaderName } from '../../src/verify/readers.ts';
import { installed } from './support/binaries.ts';
import { mayMakeNetworks, runWithNames } from './support/namespace.ts';
import type { Row } from './support/readers-world.ts';

const world = fileURLToPath(new URL('support/readers-world.ts', import.meta.url));
const peers = ['olareg', 'distribution', 'cosign2', 'cosign3', 'podman-policy', 'policy-tester'];

describe('who can read what cosign made', { skip: reasonToSkip() }, () => {
  let rows: readonly Row[] = [];

  before(async () => {
    const { exit, stdout, stderr } = await runWithNames([], world);
    assert.equal(exit, 0, stderr);
    rows = JSON.parse(stdout);
  });

  type Program = 'podman' | 'cosign2' | 'cosign3' | 'policyController';
  const asked: readonly (readonly [ReaderName, Program])[] = [
    ['podman', 'podman'],
    ['policy-controller', 'policyController'],
    // policy-controller 0.13.1 calls the library of cosign 2.5.0.
    ['cosign-2.5', 'policyController'],
    ['cosign-2.6', 'cosign2'],
    ['cosign-2.6', 'cosign3'],
  ];
  for (const [name, program] of asked) {
    it(`${program}: what the report says is what it does`, () => {
      const seen = { yes: 0, no: 0 };
      for (const { registry, outcome, readers, ...row } of rows) {
        const said = readers.find((reader) => reader.name === name);
        assert.ok(said);
        // What nothing counts for here, cosign may still accept: it takes attestations for signatures.
        if (outcome !== 'verified') {
          assert.equal(said.readable, 'no');
          continue;
        }
        const accepts = row[program].every((accepted) => accepted);
        const what = `${row.name} on ${registry}: ${said.readable}; ${row.reasons.join('; ')}`;
        assert.equal(said.readable, accepts ? 'yes' : 'no', what);
        seen[accepts ? 'yes' : 'no'] += 1;
      }
      assert.ok(seen.yes >= 10 && seen.no >= 2, JSON.stringify(seen));
    });
  }

  it('Podman reads no .sig image of Docker’s media type, and cosign does', () => {
    const retyped = rows.filter(({ name }) => name === 'docker-signature-images');
    assert.equal(retyped.length, 2);
    for (const { outcome, podman, cosign2, cosign3, reasons } of retyped) {
      assert.equal(outcome, 'verified');
      assert.deepEqual(new Set(podman), new Set([false]));
      assert.deepEqual(new Set([...cosign2, ...cosign3]), new Set([true]));
      for (const reason of reasons) assert.match(reason, /unexpected MIME type/);
    }
  });

  it('Podman calls an image with bundles alone unsigned', () => {
    const bundles = rows.filter(({ name }) => name.startsWith('bundle-rekor'));
    assert.ok(bundles.length >= 6);
    for (const { podman, reasons } of bundles) {
      assert.deepEqual(new Set(podman), new Set([false]));
      for (const reason of reasons) {
        assert.match(reason, /A signature was required, but no signature exists/);
      }
    }
  });
});

function reasonToSkip(): string | false {
  if (!installed(...peers)) return 'node scripts/peers.mjs install --for verify';
  return mayMakeNetworks() ? false : 'needs the right to make a network namespace (root)';
}
