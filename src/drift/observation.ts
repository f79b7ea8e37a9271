/** What is expected of one release, and what was observed of it on one registry. */

import type { Release } from '../ledger/ledger.ts';
import type { Digest } from '../oci/digest.ts';
import type { CommandContext } from '../verify/mirror-command.ts';
import type { Finding } from '../verify/report.ts';
import type { CheckedRegistry } from './registry.ts';
import type { Difference, ImageState, ManifestState } from './report.ts';
import type { FullLook } from './rotation.ts';
import type { StoreLook } from './store-look.ts';

export interface ExpectedRelease {
  /** also the tag */
  readonly version: string;
  /** undefined: there is no ledger, and whatever the tag points to is checked */
  readonly release: Release | undefined;
  /** the release of the ledger that has a digest */
  readonly versionOf: (digest: Digest) => string | undefined;
  readonly command: CommandContext;
  /** in the ledger, from 0 on */
  readonly place: number;
}

/** What is wrong with a release on one registry. */
export type Problem = Pick<Difference, 'kind' | 'code' | 'message'> &
  Partial<Pick<Difference, 'digest' | 'platform' | 'expected' | 'found' | 'advice'>> & {
    /** false: a copy from another registry does not fix it; default: it does */
    readonly fixedByCopy?: boolean;
  };

export interface Observation {
  readonly registry: CheckedRegistry;
  /** what the tag points to; undefined: nothing, or it could not be read */
  readonly tagDigest: Digest | undefined;
  /** what was checked: the ledger's digest, else the tag's */
  readonly digest: Digest | undefined;
  /** whether the image is signed that the tag points to instead, where the ledger does not know it */
  readonly elsewhere?: 'signed' | 'not signed';
  readonly looked: ImageState['looked'];
  /** the last full look, this run's included */
  readonly full?: FullLook;
  /** a full look was due, and the quota of the registry did not allow it */
  readonly isOverdue?: true;
  readonly manifests: readonly ManifestState[];
  /** of each manifest, if all of it is good and could be read */
  readonly looks?: readonly StoreLook[];
  /** manifests of which not all signatures could be read: none of them is known to be missing */
  readonly unread: ReadonlySet<Digest>;
  readonly blobs?: ImageState['blobs'];
  /** by manifest: blobs of its signatures that are named, and are not there */
  readonly lost?: ReadonlyMap<Digest, readonly Digest[]>;
  /** signature tags that hold no signature that counts: sha256-HEX.sig@sha256:HEX */
  readonly worthless?: readonly string[];
  /** what the `.att` tags point to, by manifest; absent: none was looked for */
  readonly attestationTags?: ReadonlyMap<Digest, Digest>;
  readonly problems: readonly Problem[];
  readonly obstacles: readonly Finding[];
  readonly notes: readonly Finding[];
}

/** Everything is there by its digest and verified, wherever the tag points: it can be copied from here. */
export function isComplete({ digest, looked, problems, obstacles, lost }: Observation): boolean {
  const good = problems.length === 0 && obstacles.length === 0 && lost === undefined;
  return good && looked !== 'nothing' && digest !== undefined;
}
