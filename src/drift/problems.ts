/** What is wrong with one release on one registry, checked against the ledger and the other registries. */

import type { Digest } from '../oci/digest.ts';
import type { ExpectedRelease, Observation, Problem } from './observation.ts';

/** The tag is missing, or points to something else. */
export function tagProblems(
  expected: ExpectedRelease,
  observed: Observation,
  all: readonly Observation[],
): readonly Problem[] {
  if (observed.obstacles.length > 0 && observed.tagDigest === undefined) return [];
  const { version, release, versionOf } = expected;
  const { tagDigest: found } = observed;
  const wanted = release?.digest ?? all.find(({ tagDigest }) => tagDigest !== undefined)?.tagDigest;
  if (found === undefined) return [missing(version, wanted)];
  if (wanted === undefined || found === wanted) return [];
  const other = versionOf(found);
  const where = { expected: wanted, found };
  if (other !== undefined) {
    const message = `the tag ${version} points to release ${other}, ${found}`;
    return [{ kind: 'rolled-back', code: 'E_ROLLBACK', message, ...where }];
  }
  const moved =
    release === undefined
      ? movedWithoutLedger(version, observed, found, all)
      : movedFromLedger(version, observed, found);
  return [{ kind: 'tag-moved', code: 'E_DRIFT', ...moved, ...where }];
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

type Moved = Pick<Problem, 'message' | 'advice'>;

function movedFromLedger(version: string, { elsewhere }: Observation, found: Digest): Moved {
  const signed =
    elsewhere === undefined
      ? ''
      : `, which is ${elsewhere}${elsewhere === 'signed' ? '' : ' as required'}`;
  const message = `the tag ${version} points to ${found}${signed}: no release of the ledger`;
  if (elsewhere !== 'signed') return { message };
  return {
    message,
    advice: 'it is signed with the key: find out who signed it before you fix the tag',
  };
}

function movedWithoutLedger(
  version: string,
  { problems, looked }: Observation,
  found: Digest,
  [first]: readonly Observation[],
): Moved {
  const signed = looked === 'nothing' ? '' : problems.length === 0 ? ', also signed' : '';
  const message = `the tag ${version} points to ${found}${signed}: another image than on ${first?.registry.name}`;
  return {
    message,
    advice: 'without a ledger it is not known which is right: find out before you fix a tag',
  };
}

/** The index is the ledger's and lists something else: the ledger or the state file is wrong about it. */
export function platformProblems(
  { version, release }: ExpectedRelease,
  { manifests }: Observation,
): readonly Problem[] {
  if (release === undefined || manifests.length === 0) return [];
  const listed = new Set(manifests.map(({ digest }) => digest));
  const platforms = Object.entries(release.platforms).filter(([, digest]) => !listed.has(digest));
  const reported = new Set([...listed, ...platforms.map(([, digest]) => digest)]);
  const signed = new Set(release.signatures.map(({ manifest }) => manifest));
  return [
    ...platforms.map(([platform, digest]) => ({
      ...contradiction(digest),
      platform,
      message: `the ledger has another ${platform} in release ${version} than the index lists`,
    })),
    ...[...signed]
      .filter((digest) => !reported.has(digest))
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
      'check without the state file; if it is reported again, correct the ledger: index and manifests do not belong together there',
    fixedByCopy: false,
  } as const;
}

/** A blob without which a signature does not count is reported as that signature. */
export function blobProblems({ blobs, lost }: Observation): readonly Problem[] {
  const reported = new Set([...(lost?.values() ?? [])].flat());
  const gone = (blobs?.missing ?? []).filter((digest) => !reported.has(digest));
  return gone.map((digest) => ({
    kind: 'blob-missing',
    code: 'E_NOTFOUND',
    digest,
    message: `the blob ${digest} is named by a manifest, but the registry does not have it`,
  }));
}
