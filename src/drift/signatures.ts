/**
 * Compares the valid signatures of all registries and of the ledger, by content. `.sig` manifests and fallback
 * indexes that were merged are no difference (threats-and-faults.md §7).
 */

import type { Release } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import type { Observation, Problem } from './observation.ts';
import type { ManifestState } from './report.ts';

type Format = 'legacy' | 'bundle';
/** id -> format */
type Signatures = ReadonlyMap<string, Format>;

export function signatureProblems(
  release: Release | undefined,
  all: readonly Observation[],
): ReadonlyMap<Observation, readonly Problem[]> {
  const recorded = recordedIn(release);
  return new Map(
    all.map((observed) => [
      observed,
      observed.manifests.flatMap((manifest) => {
        // A missing manifest is reported itself.
        if (manifest.code === 'E_NOTFOUND') return [];
        const there = signaturesOf(manifest);
        const wanted = recorded?.get(manifest.digest) ?? (recorded ? none : unionOf(manifest, all));
        const isRead = !observed.unread.has(manifest.digest) && manifest.state !== 'unreachable';
        const lost = observed.lost?.get(manifest.digest) ?? [];
        const missing = isRead && !isBad(manifest, observed) ? without(wanted, there) : [];
        // With a ledger, and all of its signatures there, the lost blob was of another one.
        const unnamed = missing.length === 0 && recorded === undefined ? lost : [];
        return [
          ...missing.map(lacking(manifest, lost)),
          ...unnamed.map(losing(manifest)),
          ...(recorded === undefined ? [] : without(there, wanted).map(adding(manifest))),
        ];
      }),
    ]),
  );
}

const none: Signatures = new Map();

/** undefined: none are recorded, and the registries are compared with each other only. */
function recordedIn(release: Release | undefined): ReadonlyMap<Digest, Signatures> | undefined {
  if (release === undefined || release.signatures.length === 0) return undefined;
  const recorded = new Map<Digest, Map<string, Format>>();
  for (const { manifest, id, format } of release.signatures) {
    const known = recorded.get(manifest) ?? new Map<string, Format>();
    recorded.set(manifest, known.set(id, format));
  }
  return recorded;
}

function unionOf({ digest }: ManifestState, all: readonly Observation[]): Signatures {
  const sides = all.flatMap(({ manifests }) => manifests.filter((one) => one.digest === digest));
  return new Map(sides.flatMap((manifest) => [...signaturesOf(manifest)]));
}

function signaturesOf({ signatures }: ManifestState): Signatures {
  return new Map(signatures.map(({ id, format }) => [id, format]));
}

function without(some: Signatures, others: Signatures): readonly [string, Format][] {
  return [...some].filter(([id]) => !others.has(id));
}

/** It has candidates, and none counts: this is reported instead of the missing ones. */
function isBad({ digest, code }: ManifestState, { problems }: Observation): boolean {
  if (code === 'E_NOSIG' || code === 'E_COVER') return false;
  return problems.some((one) => one.kind === 'signature-bad' && one.digest === digest);
}

function about({ digest, platforms }: ManifestState): Pick<Problem, 'digest' | 'platform'> {
  return { digest, ...(platforms.length === 0 ? {} : { platform: platforms.join(', ') }) };
}

function nameOf({ role, platforms }: ManifestState): string {
  return platforms.length === 0 || role === 'attestation' ? `the ${role}` : platforms.join(', ');
}

function lacking(manifest: ManifestState, lost: readonly Digest[]) {
  const why =
    lost.length === 0 ? '' : `: the registry lists it and has lost its content, ${lost[0]}`;
  return ([id, format]: [string, Format]): Problem => ({
    kind: 'signature-missing',
    code: codeFor(manifest),
    ...about(manifest),
    expected: id,
    message: `${nameOf(manifest)} lacks a ${format} signature${why}`,
  });
}

/** It is not known whose signature it was. */
function losing(manifest: ManifestState) {
  return (blob: Digest): Problem => ({
    kind: 'signature-missing',
    code: codeFor(manifest),
    ...about(manifest),
    expected: blob,
    message: `a signature of ${nameOf(manifest)} is listed, but the registry has lost its content, ${blob}`,
  });
}

function codeFor({ role }: ManifestState): Problem['code'] {
  return role === 'index' || role === 'image' ? 'E_NOSIG' : 'E_COVER';
}

function adding(manifest: ManifestState) {
  return ([id, format]: [string, Format]): Problem => ({
    kind: 'signature-added',
    code: 'E_DRIFT',
    ...about(manifest),
    found: id,
    message: `${nameOf(manifest)} has a ${format} signature that counts and is not in the ledger`,
  });
}
