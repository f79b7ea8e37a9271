/** What is wrong with one release, registry by registry: held against the ledger, and each other. */

import type { Release } from '../ledger/ledger.ts';
import { compareVersions, isVersion } from '../ledger/version.ts';
import type { Digest } from '../oci/digest.ts';
import { type CommandContext, mirrorCommand } from '../verify/mirror-command.ts';
import type { Difference } from './report.ts';
import { isGood, type Problem, type Seen } from './seen.ts';
import { signatureProblems } from './signatures.ts';

export interface Expected {
  readonly version: string;
  /** undefined: there is no ledger */
  readonly release: Release | undefined;
  readonly versionOf: (digest: Digest) => string | undefined;
  readonly command: CommandContext;
}

export interface Compared {
  readonly seen: Seen;
  readonly differences: readonly Difference[];
}

/** In the order of `all`. */
export function compareRelease(expected: Expected, all: readonly Seen[]): readonly Compared[] {
  const signatures = signatureProblems(expected.release, all);
  return all.map((seen) => {
    const problems = [
      ...tagProblems(expected, seen, all),
      ...seen.problems.filter((one) => !isExplained(one, signatures.get(seen) ?? [])),
      ...platformProblems(expected, seen),
      ...blobProblems(seen),
      ...(signatures.get(seen) ?? []),
    ];
    return {
      seen,
      differences: problems.map((one) =>
        toDifference(one, expected, seen, sourceFor(one, seen, all)),
      ),
    };
  });
}

/** That a manifest does not verify is no second difference where the signature that it lacks is named. */
function isExplained({ kind, code, digest }: Problem, others: readonly Problem[]): boolean {
  if (kind !== 'signature-bad' || (code !== 'E_NOSIG' && code !== 'E_COVER')) return false;
  return others.some((one) => one.kind === 'signature-missing' && one.digest === digest);
}

/**
 * Where there is no tag, without a ledger, what all the others have under it. A registry whose tag alone is
 * wrong may have all of it by digest.
 */
function sourceFor(problem: Problem, seen: Seen, all: readonly Seen[]): Seen | undefined {
  const [only, ...more] = new Set(all.flatMap(({ tagDigest }) => tagDigest ?? []));
  const wanted = seen.digest ?? (more.length === 0 ? only : undefined);
  const others = all.filter((one) => one !== seen);
  return [...others, ...(isAboutTag(problem) ? [seen] : [])].find(
    (one) => isGood(one) && one.digest === wanted && hasWhatLacks(problem, seen, one),
  );
}

function isAboutTag({ kind }: Problem): boolean {
  return kind === 'tag-missing' || kind === 'tag-moved' || kind === 'rolled-back';
}

/** A registry may verify, and lack the very signature or blob as well. */
function hasWhatLacks({ kind, digest, expected = '' }: Problem, seen: Seen, source: Seen): boolean {
  if (kind === 'blob-missing') return source.blobs?.missing.every((one) => one !== digest) ?? true;
  if (kind !== 'signature-missing') return true;
  const there = source.manifests.find((one) => one.digest === digest)?.signatures ?? [];
  const isLost = [...(seen.lost?.values() ?? [])].flat().some((one) => one === expected);
  return isLost || there.some(({ identity }) => identity === expected);
}

function tagProblems(expected: Expected, seen: Seen, all: readonly Seen[]): readonly Problem[] {
  if (seen.obstacles.length > 0 && seen.tagDigest === undefined) return [];
  const { version, release, versionOf } = expected;
  const { tagDigest: found } = seen;
  const wanted = release?.digest ?? all.find(({ tagDigest }) => tagDigest !== undefined)?.tagDigest;
  if (found === undefined) return [missing(version, wanted)];
  if (wanted === undefined || found === wanted) return [];
  const other = versionOf(found);
  const where = { expected: wanted, found };
  if (other !== undefined) {
    const message = `the tag ${version} points to release ${other}, ${found}`;
    return [{ kind: 'rolled-back', code: 'E_ROLLBACK', message, ...where }];
  }
  return [{ kind: 'tag-moved', code: 'E_DRIFT', ...moved(expected, seen, found, all), ...where }];
}

function missing(version: string, wanted: Digest | undefined): Problem {
  const message = `the tag ${version} does not exist, although the repository does`;
  return {
    kind: 'tag-missing',
    code: 'E_NOTFOUND',
    message,
    ...(wanted === undefined ? {} : { expected: wanted }),
  };
}

function moved(
  { version, release }: Expected,
  { elsewhere, problems, looked }: Seen,
  found: Digest,
  [first]: readonly Seen[],
): Pick<Problem, 'message' | 'advice'> {
  if (release === undefined) {
    const signed = looked === 'nothing' ? '' : problems.length === 0 ? ', also signed' : '';
    const message = `the tag ${version} points to ${found}${signed}: another image than on ${first?.place.name}`;
    return {
      message,
      advice: 'without a ledger nobody knows which is right: find out before you mend',
    };
  }
  const signed =
    elsewhere === undefined
      ? ''
      : `, which is ${elsewhere}${elsewhere === 'signed' ? '' : ' as required'}`;
  const message = `the tag ${version} points to ${found}${signed}: no release of the ledger`;
  if (elsewhere !== 'signed') return { message };
  return { message, advice: 'somebody signed this with the key: find out who, before you mend' };
}

/**
 * The index is what the ledger says, and yet it lists something else: a mistake in the ledger, or in what
 * the state file says of the tree.
 */
function platformProblems({ version, release }: Expected, seen: Seen): readonly Problem[] {
  if (release === undefined || seen.manifests.length === 0) return [];
  const listed = new Set(seen.manifests.map(({ digest }) => digest));
  const platforms = Object.entries(release.platforms).filter(([, digest]) => !listed.has(digest));
  const told = new Set([...listed, ...platforms.map(([, digest]) => digest)]);
  const signed = new Set(release.signatures.map(({ manifest }) => manifest));
  return [
    ...platforms.map(([platform, digest]) => ({
      ...contradiction(digest),
      platform,
      message: `the ledger has another ${platform} in release ${version} than the index lists`,
    })),
    ...[...signed]
      .filter((digest) => !told.has(digest))
      .map((digest) => ({
        ...contradiction(digest),
        message: `the ledger has a signature of ${digest}, which the index of release ${version} does not list`,
      })),
  ];
}

function contradiction(digest: Digest) {
  return {
    kind: 'manifest-missing',
    code: 'E_COVER',
    digest,
    advice:
      'check without the state file; if it is told again, correct the ledger: index and manifests do not belong together there',
    isMended: false,
  } as const;
}

/** A blob without which a signature does not count is told of as that signature. */
function blobProblems({ blobs, lost }: Seen): readonly Problem[] {
  const told = new Set([...(lost?.values() ?? [])].flat());
  const missing = (blobs?.missing ?? []).filter((digest) => !told.has(digest));
  return missing.map((digest) => ({
    kind: 'blob-missing',
    code: 'E_NOTFOUND',
    digest,
    message: `the blob ${digest} is named by a manifest, but the registry does not have it`,
  }));
}

const usualAdvice =
  'no other registry has all of it: bring it back from a backup, or release anew under another version';

const signAgain =
  'no registry has it any more: sign the image again, put the new signatures into the ledger in its place, and mirror them';

function toDifference(
  problem: Problem,
  expected: Expected,
  seen: Seen,
  source: Seen | undefined,
): Difference {
  const { version, release } = expected;
  const { place } = seen;
  const { kind, digest, code, message, advice, isMended: _, ...rest } = problem;
  const mend = mendFor(problem, expected, seen, source);
  const told = advice ?? (mend === undefined ? adviceFor(problem, release) : undefined);
  return {
    id: idOf(problem, place.name, version),
    kind,
    code,
    registry: place.name,
    ...(release === undefined && !isVersion(version) ? {} : { version }),
    tag: version,
    ...(digest === undefined ? {} : { digest }),
    ...rest,
    message,
    ...(mend === undefined ? {} : { mend }),
    ...(told === undefined ? {} : { advice: told }),
  };
}

/** What is found is part of it only where there may be several: the same difference keeps its id. */
function idOf({ kind, digest, expected, found }: Problem, registry: string, tag: string): string {
  const part = digest === undefined ? '' : `@${digest}`;
  const signature = kind === 'signature-missing' ? expected : found;
  const isSignature = kind === 'signature-missing' || kind === 'signature-added';
  return `${kind}/${registry}:${tag}${part}${isSignature ? `#${shortened(signature)}` : ''}`;
}

/** An identity is one or two digests; the last one differs between signatures. */
function shortened(identity = ''): string {
  return identity.slice(identity.lastIndexOf(':') + 1).slice(0, 16);
}

function adviceFor({ kind }: Problem, release: Release | undefined): string {
  if (kind === 'signature-added') {
    return 'if you signed it again, put it into the ledger and mirror it; if not, the key may be in other hands';
  }
  if (kind === 'tag-moved' && release === undefined) return 'find out which registry is right';
  if (kind === 'signature-missing') return signAgain;
  return usualAdvice;
}

function mendFor(
  problem: Problem,
  { version, release, command }: Expected,
  { place, tagDigest }: Seen,
  source: Seen | undefined,
): string | undefined {
  const { kind, isMended = true } = problem;
  const digest = source?.digest;
  if (source === undefined || digest === undefined || !isMended) return undefined;
  if (kind === 'signature-added') return undefined;
  // mirror puts signatures beside the image, and not where these are looked for.
  if (kind.startsWith('signature') && command.policy.signatureRepository !== undefined) {
    return undefined;
  }
  // Without a ledger nobody can say which side is right.
  if (kind === 'tag-moved' && release === undefined) return undefined;
  return mirrorCommand({
    ...command,
    source: source.place.registry.repository.name,
    digest,
    target: place.registry.repository.name,
    tag: version,
    moves: tagDigest !== undefined && tagDigest !== digest,
    deep: !isAboutTag(problem),
  });
}

/** Of the ledger's releases, the highest with this digest: two may share one. */
export function versionsByDigest(releases: readonly Release[]): ReadonlyMap<Digest, string> {
  const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
  return new Map(sorted.map(({ version, digest }) => [digest, version]));
}
