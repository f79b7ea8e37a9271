/** Compares the valid attestations of all registries with those of the ledger, by their statements. */

import type { Release } from '../ledger/ledger.ts';
import { predicateTypeName } from '../signature/predicate-type.ts';
import type { Observation, Problem } from './observation.ts';
import type { AttestationState, ManifestState } from './report.ts';

/** Without a release, each registry must have what the others have. */
export function attestationProblems(
  release: Release | undefined,
  all: readonly Observation[],
): ReadonlyMap<Observation, readonly Problem[]> {
  return new Map(
    all.map((observed) => [
      observed,
      observed.manifests.flatMap((manifest) => {
        // A missing manifest is reported itself; with an obstacle, nothing is known to be missing.
        const isRead = manifest.attestations !== undefined && manifest.state !== 'unreachable';
        if (!isRead || manifest.code === 'E_NOTFOUND' || observed.obstacles.length > 0) return [];
        const there = new Set(manifest.attestations.map(({ statement }) => statement));
        return wantedOf(manifest, release, all)
          .filter(({ statement }) => !there.has(statement))
          .map((one) => lacking(manifest, one));
      }),
    ]),
  );
}

function wantedOf(
  { digest }: ManifestState,
  release: Release | undefined,
  all: readonly Observation[],
): readonly AttestationState[] {
  if (release !== undefined) {
    return (release.attestations ?? []).filter(({ manifest }) => manifest === digest);
  }
  const sides = all.flatMap(({ manifests }) => manifests.filter((one) => one.digest === digest));
  const found = sides.flatMap(({ attestations = [] }) => attestations);
  return [...new Map(found.map((one) => [one.statement, one])).values()];
}

function lacking(
  { digest, role, platforms, attestations = [] }: ManifestState,
  { type, statement }: AttestationState,
): Problem {
  const name = platforms.length === 0 ? `the ${role}` : platforms.join(', ');
  const other = attestations.some((one) => one.type === type)
    ? '; it has another one of this type'
    : '';
  return {
    kind: 'attestation-missing',
    code: 'E_ATTESTATION',
    digest,
    ...(platforms.length === 0 ? {} : { platform: platforms.join(', ') }),
    expected: statement,
    message: `${name} lacks a ${predicateTypeName(type)} attestation that counts${other}`,
  };
}
