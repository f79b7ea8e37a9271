/** Turns the observations of one release into differences, each with an id, and a fix or advice. */

import { defined } from '../defined.ts';
import type { Release } from '../ledger/ledger.ts';
import { compareVersions, isVersion } from '../ledger/version.ts';
import type { Digest } from '../oci/digest.ts';
import { attestationTag } from '../signature/store.ts';
import { mirrorCommand } from '../verify/mirror-command.ts';
import { attestationProblems } from './attestations.ts';
import { type ExpectedRelease, isComplete, type Observation, type Problem } from './observation.ts';
import { blobProblems, platformProblems, tagProblems } from './problems.ts';
import type { Difference } from './report.ts';
import { signatureProblems } from './signatures.ts';

export interface Compared {
  readonly observed: Observation;
  readonly differences: readonly Difference[];
}

/** In the order of `all`. */
export function compareRelease(
  expected: ExpectedRelease,
  all: readonly Observation[],
): readonly Compared[] {
  const signatures = signatureProblems(expected.release, all);
  const attestations = attestationProblems(expected.release, all);
  return all.map((observed) => {
    const ofSignatures = signatures.get(observed) ?? [];
    const problems = [
      ...tagProblems(expected, observed, all),
      ...observed.problems.filter((one) => !isExplained(one, ofSignatures)),
      ...platformProblems(expected, observed),
      ...blobProblems(observed),
      ...ofSignatures,
      ...(attestations.get(observed) ?? []),
    ];
    const differences = problems.map((one) =>
      toDifference(one, expected, observed, sourceFor(one, observed, all)),
    );
    return { observed, differences };
  });
}

/** A manifest does not verify because of a missing signature that is reported by itself. */
function isExplained({ kind, code, digest }: Problem, others: readonly Problem[]): boolean {
  if (kind !== 'signature-bad' || (code !== 'E_NOSIG' && code !== 'E_COVER')) return false;
  return others.some((one) => one.kind === 'signature-missing' && one.digest === digest);
}

/**
 * The registry to copy from. Without a ledger, a missing tag takes the digest on which all others agree. A
 * registry on which only the tag is wrong may be its own source.
 */
function sourceFor(
  problem: Problem,
  observed: Observation,
  all: readonly Observation[],
): Observation | undefined {
  const [only, ...more] = new Set(all.flatMap(({ tagDigest }) => tagDigest ?? []));
  const wanted = observed.digest ?? (more.length === 0 ? only : undefined);
  const others = all.filter((one) => one !== observed);
  return [...others, ...(isAboutTag(problem) ? [observed] : [])].find(
    (one) => isComplete(one) && one.digest === wanted && hasWhatLacks(problem, observed, one),
  );
}

function isAboutTag({ kind }: Problem): boolean {
  return kind === 'tag-missing' || kind === 'tag-moved' || kind === 'rolled-back';
}

/** A registry may verify and still lack the same signature or blob. */
function hasWhatLacks(
  { kind, digest, expected = '' }: Problem,
  observed: Observation,
  source: Observation,
): boolean {
  if (kind === 'blob-missing') return source.blobs?.missing.every((one) => one !== digest) ?? true;
  if (kind === 'attestation-missing') {
    const there = source.manifests.find((one) => one.digest === digest)?.attestations ?? [];
    return there.some(({ statement }) => statement === expected);
  }
  if (kind !== 'signature-missing') return true;
  const there = source.manifests.find((one) => one.digest === digest)?.signatures ?? [];
  const isLost = [...(observed.lost?.values() ?? [])].flat().some((one) => one === expected);
  return isLost || there.some(({ id }) => id === expected);
}

function toDifference(
  problem: Problem,
  expected: ExpectedRelease,
  observed: Observation,
  source: Observation | undefined,
): Difference {
  const { version, release } = expected;
  const { name } = observed.registry;
  const { kind, digest, code, message, advice, fixedByCopy: _, ...rest } = problem;
  const occupied = source && occupiedTag(problem, observed, source);
  const fix = occupied === undefined ? fixFor(problem, expected, observed, source) : undefined;
  const whatToDo =
    advice ??
    (occupied === undefined ? undefined : adviceAbout(occupied)) ??
    (fix === undefined ? adviceFor(problem, release) : undefined);
  return {
    id: idOf(problem, name, version),
    kind,
    code,
    registry: name,
    ...(release === undefined && !isVersion(version) ? {} : { version }),
    tag: version,
    ...defined({ digest }),
    ...rest,
    message,
    ...defined({ fix, advice: whatToDo }),
  };
}

/**
 * The same for the same difference in every run; an id of a signature is part of it only where there may be several.
 */
function idOf({ kind, digest, expected, found }: Problem, registry: string, tag: string): string {
  const part = digest === undefined ? '' : `@${digest}`;
  const signature = kind === 'signature-added' ? found : expected;
  const isSignature = kind.startsWith('attestation') || /^signature-(?:missing|added)$/.test(kind);
  return `${kind}/${registry}:${tag}${part}${isSignature ? `#${shortened(signature)}` : ''}`;
}

/** An id is one or two digests; the last one differs between signatures. */
function shortened(id = ''): string {
  return id.slice(id.lastIndexOf(':') + 1).slice(0, 16);
}

/** The `.att` tag of a registry that has other content than that of the source: a copy overwrites neither. */
function occupiedTag(
  { kind, digest }: Problem,
  { attestationTags }: Observation,
  { manifests, looks }: Observation,
): string | undefined {
  if (kind !== 'attestation-missing' || digest === undefined) return undefined;
  const ours = attestationTags?.get(digest);
  const theirs = looks?.[manifests.findIndex((one) => one.digest === digest)]?.attestationTag;
  const differs = ours !== undefined && theirs !== undefined && ours !== theirs;
  return differs ? attestationTag(digest) : undefined;
}

function adviceAbout(tag: string): string {
  return `its tag ${tag} holds other attestations, and a copy overwrites none: find out who wrote it, delete the tag, and check again for the command`;
}

function adviceFor({ kind }: Problem, release: Release | undefined): string {
  if (kind === 'signature-added') {
    return 'if you made it, add it to the ledger and mirror it; if not, someone else may have the key';
  }
  if (kind === 'tag-moved' && release === undefined) return 'find out which registry is right';
  if (kind === 'signature-missing') {
    return 'no registry has it: sign the image again, replace its signatures in the ledger, and mirror them';
  }
  if (kind === 'attestation-missing') {
    return 'no registry has it: attest the image again (webdis-trust attest), replace the attestation in the ledger, and mirror it';
  }
  return 'no other registry has all of it: restore it from a backup, or release it again under another version';
}

/** The command that fixes a problem by a copy; undefined where none is safe to print. */
function fixFor(
  problem: Problem,
  { version, release, command }: ExpectedRelease,
  { registry, tagDigest, worthless = [] }: Observation,
  source: Observation | undefined,
): string | undefined {
  const { kind, fixedByCopy = true } = problem;
  const digest = source?.digest;
  if (source === undefined || digest === undefined || !fixedByCopy) return undefined;
  if (kind === 'signature-added') return undefined;
  // mirror puts signatures beside the image, and not where these are looked for.
  if (/^(?:signature|attestation)/.test(kind) && command.policy.signatureRepository !== undefined) {
    return undefined;
  }
  // Without a ledger it is not known which side is right.
  if (kind === 'tag-moved' && release === undefined) return undefined;
  return mirrorCommand({
    ...command,
    source: source.registry.access.repository.name,
    digest,
    target: registry.access.repository.name,
    tag: version,
    moves: tagDigest !== undefined && tagDigest !== digest,
    deep: !isAboutTag(problem),
    replaced: worthless,
  });
}

/** Of the ledger's releases, the highest with this digest: two may share one. */
export function versionsByDigest(releases: readonly Release[]): ReadonlyMap<Digest, string> {
  const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
  return new Map(sorted.map(({ version, digest }) => [digest, version]));
}
