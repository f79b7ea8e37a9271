/** Checks one release on all registries. */

import type { Release } from '../ledger/ledger.ts';
import { compareRelease } from './differences.ts';
import { checkImage } from './image.ts';
import type { ExpectedRelease, Observation } from './observation.ts';
import type { CheckResult } from './obstacles.ts';
import type { CheckedRegistry } from './registry.ts';
import { ReleaseCache } from './release-cache.ts';
import type { Difference, DriftState, ImageState, ReleaseState } from './report.ts';
import type { VerifiedRelease } from './store-look.ts';
import type { CheckOptions } from './tree-look.ts';

export interface ReleaseCheck extends CheckResult {
  readonly state: ReleaseState;
  /** for the next run: the registries on which everything is good */
  readonly verified: VerifiedRelease | undefined;
  /** a tag is missing on a registry that has not shown anything yet */
  readonly isDoubtful: boolean;
  /** registries whose quota did not allow a full look that was due */
  readonly overdue: readonly string[];
}

/**
 * One registry after the other, so that content which was verified on one is only asked for on the next. Those
 * that count pulls come last.
 */
export async function checkRelease(
  registries: readonly CheckedRegistry[],
  expected: ExpectedRelease,
  last: VerifiedRelease | undefined,
  options: CheckOptions,
  onImage: (registry: CheckedRegistry) => void,
): Promise<ReleaseCheck> {
  const { version, release } = expected;
  const cache = new ReleaseCache();
  const found = new Map<CheckedRegistry, Observation>();
  let verified: VerifiedRelease | undefined;
  for (const registry of inOrder(registries)) {
    const observed = await checkImage(registry, expected, cache, { last, verified }, options);
    found.set(registry, await unlessHidden(observed, version));
    registry.finished(observed.obstacles);
    verified ??= verifiedFrom([observed], release);
    onImage(registry);
  }
  return conclude(
    registries.flatMap((registry) => found.get(registry) ?? []),
    expected,
  );
}

function inOrder(registries: readonly CheckedRegistry[]): readonly CheckedRegistry[] {
  return [
    ...registries.filter(({ countsPulls }) => !countsPulls),
    ...registries.filter(({ countsPulls }) => countsPulls),
  ];
}

/** A missing tag is a difference only if the repository shows anything (fault 14). */
async function unlessHidden(observed: Observation, tag: string): Promise<Observation> {
  const { registry, tagDigest, obstacles } = observed;
  const isKnown = tagDigest !== undefined || obstacles.length > 0;
  if (isKnown || (await registry.isVisible())) return observed;
  return { ...observed, obstacles: [await registry.whyHidden(tag)] };
}

function conclude(all: readonly Observation[], expected: ExpectedRelease): ReleaseCheck {
  const compared = compareRelease(expected, all);
  const images = compared.map(({ observed, differences }) => imageState(observed, differences));
  const [first] = all.flatMap(({ digest }) => digest ?? []);
  const verified = verifiedFrom(
    compared.flatMap(({ observed, differences }) => (differences.length === 0 ? [observed] : [])),
    expected.release,
  );
  return {
    state: {
      version: expected.version,
      ...digestOf(expected.release?.digest ?? first),
      state: worst(images.map(({ state }) => state)),
      images,
    },
    differences: compared.flatMap(({ differences }) => differences),
    obstacles: all.flatMap(({ registry, obstacles }) =>
      obstacles.map((finding) => ({ registry: registry.name, finding })),
    ),
    notes: all.flatMap(({ registry, notes }) =>
      notes.map((note) => ({ ...note, image: `${registry.name}:${expected.version}` })),
    ),
    verified,
    overdue: all.flatMap(({ registry, isOverdue }) => (isOverdue ? [registry.name] : [])),
    isDoubtful: all.some(({ obstacles }) => obstacles.some(({ code }) => code === 'E_NOTFOUND')),
  };
}

const digestOf = (digest: ReleaseState['digest']) => (digest === undefined ? {} : { digest });

/** Of several with different digests, the first one's. */
function verifiedFrom(
  all: readonly Observation[],
  release: Release | undefined,
): VerifiedRelease | undefined {
  // Stores answer for lost blobs as if they were there: such looks are not comparable.
  const good = all.filter(
    ({ obstacles, looks, lost }) =>
      obstacles.length === 0 && looks !== undefined && lost === undefined,
  );
  const digest = release?.digest ?? good[0]?.digest;
  const same = good.filter((observed) => observed.digest === digest);
  const [first] = same;
  if (first === undefined || digest === undefined) return undefined;
  const looks = new Map(same.map((observed) => [observed.registry.name, observed.looks ?? []]));
  const full = new Map(same.flatMap((one) => (one.full ? [[one.registry.name, one.full]] : [])));
  return { digest, manifests: first.manifests, looks, full };
}

function imageState(observed: Observation, differences: readonly Difference[]): ImageState {
  const { registry, tagDigest, looked, full, manifests, blobs, obstacles } = observed;
  const about = new Set(differences.flatMap(({ digest }) => digest ?? []));
  return {
    registry: registry.name,
    state: differences.length > 0 ? 'drift' : obstacles.length > 0 ? 'unreachable' : 'ok',
    ...(tagDigest === undefined ? {} : { tagDigest }),
    looked,
    ...(full === undefined ? {} : { fullyChecked: full.at }),
    manifests: manifests.some(({ digest }) => about.has(digest))
      ? manifests.map((one) => (about.has(one.digest) ? { ...one, state: 'drift' as const } : one))
      : manifests,
    ...(blobs === undefined ? {} : { blobs }),
    differences: differences.map(({ id }) => id),
  };
}

/** Of several images, or releases. */
export function worst(states: readonly DriftState[]): DriftState {
  if (states.includes('drift')) return 'drift';
  return states.includes('unreachable') ? 'unreachable' : 'ok';
}
