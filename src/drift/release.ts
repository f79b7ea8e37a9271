/** One release on all registries. */

import type { Release } from '../ledger/ledger.ts';
import type { Finding } from '../verify/report.ts';
import { compareRelease, type Expected } from './differences.ts';
import { type Checking, checkImage, type Wanted } from './image.ts';
import type { Known } from './known.ts';
import type { Place } from './place.ts';
import type { Difference, DriftState, ImageState, ReleaseState } from './report.ts';
import type { Seen } from './seen.ts';
import { Shelf } from './shelf.ts';

export interface ReleaseCheck {
  readonly state: ReleaseState;
  readonly differences: readonly Difference[];
  readonly obstacles: readonly { readonly registry: string; readonly finding: Finding }[];
  readonly notes: readonly Finding[];
  /** for the next run: where everything is good */
  readonly known: Known | undefined;
  /** a tag is not there, on a registry that has not shown anything yet */
  readonly isDoubtful: boolean;
}

/**
 * One registry after the other, so that what was verified on one is only asked for on the next: those that
 * count pulls come last.
 */
export async function checkRelease(
  places: readonly Place[],
  expected: Expected,
  last: Known | undefined,
  checking: Checking,
  onImage: (place: Place) => void,
): Promise<ReleaseCheck> {
  const { version, release, versionOf } = expected;
  const wanted: Wanted = { tag: version, digest: release?.digest, versionOf };
  const shelf = new Shelf();
  const found = new Map<Place, Seen>();
  let verified: Known | undefined;
  for (const place of inOrder(places)) {
    const seen = await checkImage(place, wanted, shelf, last, verified, checking);
    found.set(place, await unlessHidden(seen, version));
    place.ended(seen.obstacles);
    verified ??= knownFrom([seen], release);
    onImage(place);
  }
  return conclude(
    places.flatMap((place) => found.get(place) ?? []),
    expected,
  );
}

function inOrder(places: readonly Place[]): readonly Place[] {
  return [...places.filter(({ counts }) => !counts), ...places.filter(({ counts }) => counts)];
}

/** A tag that is not there is a difference only where the repository shows something else (fault 14). */
async function unlessHidden(seen: Seen, tag: string): Promise<Seen> {
  const { place, tagDigest, obstacles } = seen;
  if (tagDigest !== undefined || obstacles.length > 0 || (await place.answers())) return seen;
  return { ...seen, obstacles: [await place.hidden(tag)] };
}

function conclude(all: readonly Seen[], expected: Expected): ReleaseCheck {
  const compared = compareRelease(expected, all);
  const images = compared.map(({ seen, differences }) => imageState(seen, differences));
  const [first] = all.flatMap(({ digest }) => digest ?? []);
  const known = knownFrom(
    compared.flatMap(({ seen, differences }) => (differences.length === 0 ? [seen] : [])),
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
    obstacles: all.flatMap(({ place, obstacles }) =>
      obstacles.map((finding) => ({ registry: place.name, finding })),
    ),
    notes: all.flatMap(({ place, notes }) =>
      notes.map((note) => ({ ...note, image: `${place.name}:${expected.version}` })),
    ),
    known,
    isDoubtful: all.some(({ obstacles }) => obstacles.some(({ code }) => code === 'E_NOTFOUND')),
  };
}

const digestOf = (digest: ReleaseState['digest']) => (digest === undefined ? {} : { digest });

/** Of several with different digests, the first one's. */
function knownFrom(all: readonly Seen[], release: Release | undefined): Known | undefined {
  // Of what was lost, the stores answer as if it were there: they cannot be held against others.
  const good = all.filter(
    ({ obstacles, looks, lost }) =>
      obstacles.length === 0 && looks !== undefined && lost === undefined,
  );
  const digest = release?.digest ?? good[0]?.digest;
  const same = good.filter((seen) => seen.digest === digest);
  const [first] = same;
  if (first === undefined || digest === undefined) return undefined;
  const looks = new Map(same.map((seen) => [seen.place.name, seen.looks ?? []]));
  return { digest, manifests: first.manifests, looks };
}

function imageState(seen: Seen, differences: readonly Difference[]): ImageState {
  const { place, tagDigest, looked, manifests, blobs, obstacles } = seen;
  const about = new Set(differences.flatMap(({ digest }) => digest ?? []));
  return {
    registry: place.name,
    state: differences.length > 0 ? 'drift' : obstacles.length > 0 ? 'unreachable' : 'ok',
    ...(tagDigest === undefined ? {} : { tagDigest }),
    looked,
    manifests: manifests.some(({ digest }) => about.has(digest))
      ? manifests.map((one) => (about.has(one.digest) ? { ...one, state: 'drift' as const } : one))
      : manifests,
    ...(blobs === undefined ? {} : { blobs }),
    differences: differences.map(({ id }) => id),
  };
}

function worst(states: readonly DriftState[]): DriftState {
  if (states.includes('drift')) return 'drift';
  return states.includes('unreachable') ? 'unreachable' : 'ok';
}
