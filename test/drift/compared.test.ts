/** What the observations of one release on several registries come to, without a registry. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareRelease } from '../../src/drift/differences.ts';
import { isComplete, type Observation, type Problem } from '../../src/drift/observation.ts';
import type { CheckedRegistry } from '../../src/drift/registry.ts';
import type { ManifestState } from '../../src/drift/report.ts';
import type { Release } from '../../src/ledger/ledger.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { digest, policy, webdisSigner } from '../report/samples.ts';

const [index, older, amd64] = [digest('index'), digest('older'), digest('amd64')];
const release: Release = {
  ...{ version: '1.2.0', digest: index, platforms: { 'linux/amd64': amd64 } },
  signatures: [
    { manifest: index, format: 'bundle', id: `${digest('x')}:${digest('of the index')}` },
    { manifest: amd64, format: 'bundle', id: digest('of amd64') },
  ],
  ...{ signer: webdisSigner, released: '2026-11-23T07:02:31.400Z' },
};

type Signed = Pick<ManifestState, 'signatures'>;
const signedBy = (...ids: readonly string[]): Signed => ({
  signatures: ids.map((id) => ({ id, format: 'bundle', signer: webdisSigner, logEntries: [] })),
});
const ids = release.signatures.map(({ id }) => id) as [string, string];
const root: ManifestState = {
  ...{ digest: index, role: 'index', platforms: [], state: 'ok', ...signedBy(ids[0]) },
};
const platform: ManifestState = {
  ...{ digest: amd64, role: 'platform', platforms: ['linux/amd64'], state: 'ok' },
  ...signedBy(ids[1]),
};

function on(name: string, more: Partial<Observation> = {}): Observation {
  const repository = { name: parseRepository(name) };
  const registry = { name, access: { repository, insecure: false } } as CheckedRegistry;
  return {
    ...{ registry, tagDigest: index, digest: index, looked: 'verified' },
    ...{ manifests: [root, platform], unread: new Set(), problems: [], obstacles: [], notes: [] },
    ...more,
  };
}

const [a, b] = ['a.example/app', 'b.example/app'];
const bad = (more: Partial<Problem> = {}): Problem => ({
  ...{ kind: 'signature-bad', code: 'E_NOSIG', message: 'it carries no signature', digest: index },
  ...more,
});

/** The differences of the last registry. */
function compared(of: Release | undefined, all: readonly Observation[], version = '1.2.0') {
  const command = { policy, insecureHosts: [] };
  const versionOf = (one: string) => (one === older ? '1.1.0' : undefined);
  const expected = { version, release: of, versionOf, command, place: 0 };
  return compareRelease(expected, all).at(-1)?.differences ?? [];
}

const kinds = (of: Release | undefined, ...all: readonly Observation[]) =>
  compared(of, all).map(({ kind, digest: about }) => (about === amd64 ? `${kind} of amd64` : kind));

test('registries that have what the ledger has, or what the others have, do not differ', () => {
  for (const wanted of [release, undefined]) assert.deepEqual(compared(wanted, [on(a), on(b)]), []);
});

describe('ids and versions', () => {
  test('a tag is named by registry and tag; a release by its version, too', () => {
    const missing = on(b, { tagDigest: undefined });
    const [difference] = compared(release, [on(a), missing]);
    assert.equal(difference?.id, `tag-missing/${b}:1.2.0`);
    assert.equal(difference?.version, '1.2.0');
    for (const [tag, version] of [
      ['latest', undefined],
      ['1.2.0', '1.2.0'],
    ] as const) {
      const [without] = compared(undefined, [on(a), missing], tag);
      assert.deepEqual([without?.tag, without?.version], [tag, version]);
    }
  });

  test('a signature by its manifest, and 16 hex digits of its own', () => {
    const unsigned = { ...root, ...signedBy() };
    const [missing] = compared(release, [on(a), on(b, { manifests: [unsigned, platform] })]);
    const hex = digest('of the index').slice('sha256:'.length);
    assert.equal(missing?.id, `signature-missing/${b}:1.2.0@${index}#${hex.slice(0, 16)}`);
    const more = { ...root, ...signedBy(ids[0], digest('another')) };
    const [added] = compared(release, [on(a), on(b, { manifests: [more, platform] })]);
    const other = digest('another').slice('sha256:'.length);
    assert.equal(added?.id, `signature-added/${b}:1.2.0@${index}#${other.slice(0, 16)}`);
    assert.deepEqual([added?.fix, added?.found], [undefined, digest('another')]);
    assert.match(added?.advice ?? '', /^if you made it, add it to the ledger/);
  });
});

describe('signatures', () => {
  const lacking = (problems: readonly Problem[] = [], code?: ManifestState['code']) =>
    on(b, {
      manifests: [{ ...root, ...signedBy(), ...(code && { code }) }, platform],
      problems,
    });

  test('one that is missing explains why its manifest does not verify, and no other', () => {
    assert.deepEqual(kinds(release, on(a), lacking([bad()], 'E_NOSIG')), ['signature-missing']);
    const ofAnother = bad({ digest: amd64 });
    assert.deepEqual(kinds(release, on(a), lacking([ofAnother])), [
      ...['signature-bad of amd64', 'signature-missing'],
    ]);
    const otherKind: Problem = { ...bad(), kind: 'blob-missing' };
    assert.deepEqual(kinds(release, on(a), lacking([otherKind])), [
      ...['blob-missing', 'signature-missing'],
    ]);
    // There are signatures, and none counts: reported instead.
    assert.deepEqual(kinds(release, on(a), lacking([bad({ code: 'E_SIG' })], 'E_SIG')), [
      'signature-bad',
    ]);
  });

  test('a missing one is copied from a registry that has it; else it has to be made again', () => {
    const [fixed] = compared(release, [on(a), lacking()]);
    assert.ok(fixed?.fix?.startsWith(`webdis-trust mirror ${a}@${index} ${b}:1.2.0 `), fixed?.fix);
    assert.equal(fixed?.advice, undefined);
    const nowhere = on(a, { manifests: [{ ...root, ...signedBy() }, platform] });
    const [lost] = compared(release, [nowhere, lacking()]);
    assert.equal(lost?.fix, undefined);
    assert.match(lost?.advice ?? '', /^no registry has it: sign the image again/);
  });

  test('a platform is named', () => {
    const unsigned = { ...platform, ...signedBy() };
    const [missing] = compared(release, [on(a), on(b, { manifests: [root, unsigned] })]);
    assert.deepEqual([missing?.platform, missing?.code], ['linux/amd64', 'E_COVER']);
    const [ofIndex] = compared(release, [on(a), lacking()]);
    assert.deepEqual([ofIndex?.platform, ofIndex?.code], [undefined, 'E_NOSIG']);
  });

  test('without a ledger none is too many', () => {
    const more = { ...root, ...signedBy(ids[0], digest('another')) };
    const has = on(b, { manifests: [more, platform] });
    assert.deepEqual(kinds(undefined, on(a), has), []);
    assert.deepEqual(kinds(undefined, has, on(a)), ['signature-missing']);
    assert.deepEqual(kinds({ ...release, signatures: [] }, on(a), has), []);
  });
});

describe('attestations', () => {
  const type = 'https://spdx.dev/Document';
  const statement = digest('statement');
  const having = (...statements: readonly (typeof statement)[]) => ({
    manifests: [
      { ...root, attestations: [] },
      { ...platform, attestations: statements.map((one) => ({ type, statement: one })) },
    ],
  });
  const attested = {
    ...release,
    attestations: [{ manifest: amd64, type, statement }],
  };
  const missing = ['attestation-missing of amd64'];

  test('one of the ledger, or without one of another registry, is missing', () => {
    assert.deepEqual(kinds(attested, on(a, having(statement)), on(b, having(statement))), []);
    assert.deepEqual(kinds(attested, on(a, having(statement)), on(b, having())), missing);
    assert.deepEqual(kinds(undefined, on(a, having(statement)), on(b, having())), missing);
    assert.deepEqual(kinds(release, on(a, having(statement)), on(b, having())), []);
    const [difference] = compared(attested, [on(a, having(statement)), on(b, having())]);
    assert.equal(
      difference?.id,
      `attestation-missing/${b}:1.2.0@${amd64}#${statement.slice(7, 23)}`,
    );
    assert.ok(difference?.fix?.includes(`${a}@${index}`));
    assert.equal(difference?.message, 'linux/amd64 lacks a spdxjson attestation that counts');
  });

  test('one that is another is said', () => {
    const other = having(digest('another statement'));
    const [difference] = compared(attested, [on(a, having()), on(b, other)]);
    assert.match(difference?.message ?? '', /counts; it has another one of this type$/);
    assert.match(difference?.advice ?? '', /^no registry has it: attest the image again/);
  });

  test('where not all could be read, none is known to be missing', () => {
    const state = (more: Partial<ManifestState>) => ({
      manifests: [root, { ...platform, attestations: [], ...more }],
    });
    const obstacle = { severity: 'error', code: 'E_NET', message: 'no answer' } as const;
    const { attestations: _, ...unasked } = { ...platform, attestations: [] };
    for (const more of [
      state({ state: 'unreachable' }),
      { manifests: [root, unasked] },
      { ...having(), obstacles: [obstacle] },
    ]) {
      assert.deepEqual(kinds(attested, on(a, having(statement)), on(b, more)), []);
    }
    const gone = kinds(attested, on(a, having(statement)), on(b, state({ code: 'E_NOTFOUND' })));
    assert.ok(!gone.includes('attestation-missing of amd64'));
  });
});

describe('a tag that points elsewhere', () => {
  test('to another release: rolled back, and copied by its digest', () => {
    const [difference] = compared(release, [on(a), on(b, { tagDigest: older })]);
    assert.deepEqual([difference?.kind, difference?.found], ['rolled-back', older]);
    assert.match(difference?.fix ?? '', / --on-conflict overwrite /);
  });

  test('without a ledger: whether it is signed as well, and no command', () => {
    const moved = (more: Partial<Observation>) => {
      const there = { tagDigest: digest('new'), digest: digest('new'), manifests: [], ...more };
      return compared(undefined, [on(a), on(b, there)])[0];
    };
    assert.match(moved({})?.message ?? '', /, also signed: another image than on a\.example\/app$/);
    assert.doesNotMatch(moved({ looked: 'nothing' })?.message ?? '', /signed/);
    const unsigned = bad({ digest: digest('new') });
    const problems = [unsigned, unsigned];
    for (const some of [[unsigned], problems]) {
      assert.doesNotMatch(moved({ problems: some })?.message ?? '', /also signed/);
    }
    assert.equal(moved({})?.fix, undefined);
  });
});

test('an image is complete if it was checked, and nothing is wrong or unknown', () => {
  const obstacle = { severity: 'error', code: 'E_NET', message: 'no answer' } as const;
  assert.equal(isComplete(on(a)), true);
  for (const more of [
    { looked: 'nothing' },
    { digest: undefined },
    { problems: [bad()] },
    { obstacles: [obstacle] },
    { lost: new Map() },
  ] as const) {
    assert.equal(isComplete(on(a, more)), false);
  }
});
