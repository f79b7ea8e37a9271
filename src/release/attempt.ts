/** Identifies a release attempt, so that a repeated run recognizes its image (docs/adr/0033). */

import { type Digest, digestOf } from '../oci/digest.ts';
import type { Build } from './build.ts';

/** A name for what a run releases: the same for the same inputs, version and source. */
export interface Attempt {
  readonly digest: Digest;
  /** bytes of what was hashed */
  readonly size: number;
}

/**
 * - `run`: a run of a CI system, which GitHub repeats under the same ID
 * - `commit`: a commit of a checkout without changes
 */
export interface Source {
  readonly kind: 'run' | 'commit';
  readonly id: string;
}

/**
 * undefined for a release of moving tags alone from a commit: such a release is repeated to be built anew.
 *
 * @param tags those that are written once
 */
export function attemptOf(
  build: Build,
  tags: readonly string[],
  source: Source,
): Attempt | undefined {
  if (source.kind === 'commit' && tags.length === 0) return undefined;
  const { cacheFrom: _, cacheTo: __, builder: ___, labels, annotations, ...inputs } = build;
  const lasting = (texts: readonly string[]) => texts.filter((text) => !timeOfRun.test(text));
  const bytes = Buffer.from(
    JSON.stringify({
      source,
      tags: tags.toSorted(),
      ...inputs,
      labels: lasting(labels),
      annotations: lasting(annotations),
    }),
  );
  return { digest: digestOf(bytes), size: bytes.byteLength };
}

/** docker/metadata-action gives each run another time. */
const timeOfRun = /(?:^|:)org\.opencontainers\.image\.created=/;

/** Of every image that is built. */
export const attemptLabel = 'io.github.webdis.verify-action.release';

export function withLabel(build: Build, { digest }: Attempt): Build {
  return { ...build, labels: [...build.labels, `${attemptLabel}=${digest}`] };
}
