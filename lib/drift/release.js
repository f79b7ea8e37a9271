/** One release on all registries. */
import { compareRelease } from './differences.js';
import { checkImage } from './image.js';
import { Shelf } from './shelf.js';
/**
 * One registry after the other, so that what was verified on one is only asked for on the next: those that
 * count pulls come last.
 */
export async function checkRelease(places, expected, last, checking, onImage) {
    const { version, release, versionOf } = expected;
    const wanted = { tag: version, digest: release?.digest, versionOf };
    const shelf = new Shelf();
    const found = new Map();
    let verified;
    for (const place of inOrder(places)) {
        const seen = await checkImage(place, wanted, shelf, last, verified, checking);
        found.set(place, await unlessHidden(seen, version));
        place.ended(seen.obstacles);
        verified ??= knownFrom([seen], release);
        onImage(place);
    }
    return conclude(places.flatMap((place) => found.get(place) ?? []), expected);
}
function inOrder(places) {
    return [...places.filter(({ counts }) => !counts), ...places.filter(({ counts }) => counts)];
}
/** A tag that is not there is a difference only where the repository shows something else (fault 14). */
async function unlessHidden(seen, tag) {
    const { place, tagDigest, obstacles } = seen;
    if (tagDigest !== undefined || obstacles.length > 0 || (await place.answers()))
        return seen;
    return { ...seen, obstacles: [await place.hidden(tag)] };
}
function conclude(all, expected) {
    const compared = compareRelease(expected, all);
    const images = compared.map(({ seen, differences }) => imageState(seen, differences));
    const [first] = all.flatMap(({ digest }) => digest ?? []);
    const known = knownFrom(compared.flatMap(({ seen, differences }) => (differences.length === 0 ? [seen] : [])), expected.release);
    return {
        state: {
            version: expected.version,
            ...digestOf(expected.release?.digest ?? first),
            state: worst(images.map(({ state }) => state)),
            images,
        },
        differences: compared.flatMap(({ differences }) => differences),
        obstacles: all.flatMap(({ place, obstacles }) => obstacles.map((finding) => ({ registry: place.name, finding }))),
        notes: all.flatMap(({ place, notes }) => notes.map((note) => ({ ...note, image: `${place.name}:${expected.version}` }))),
        known,
        isDoubtful: all.some(({ obstacles }) => obstacles.some(({ code }) => code === 'E_NOTFOUND')),
    };
}
const digestOf = (digest) => (digest === undefined ? {} : { digest });
/** Of several with different digests, the first one's. */
function knownFrom(all, release) {
    // Of what was lost, the stores answer as if it were there: they cannot be held against others.
    const good = all.filter(({ obstacles, looks, lost }) => obstacles.length === 0 && looks !== undefined && lost === undefined);
    const digest = release?.digest ?? good[0]?.digest;
    const same = good.filter((seen) => seen.digest === digest);
    const [first] = same;
    if (first === undefined || digest === undefined)
        return undefined;
    const looks = new Map(same.map((seen) => [seen.place.name, seen.looks ?? []]));
    return { digest, manifests: first.manifests, looks };
}
function imageState(seen, differences) {
    const { place, tagDigest, looked, manifests, blobs, obstacles } = seen;
    const about = new Set(differences.flatMap(({ digest }) => digest ?? []));
    return {
        registry: place.name,
        state: differences.length > 0 ? 'drift' : obstacles.length > 0 ? 'unreachable' : 'ok',
        ...(tagDigest === undefined ? {} : { tagDigest }),
        looked,
        manifests: manifests.some(({ digest }) => about.has(digest))
            ? manifests.map((one) => (about.has(one.digest) ? { ...one, state: 'drift' } : one))
            : manifests,
        ...(blobs === undefined ? {} : { blobs }),
        differences: differences.map(({ id }) => id),
    };
}
export function worst(states) {
    if (states.includes('drift'))
        return 'drift';
    return states.includes('unreachable') ? 'unreachable' : 'ok';
}
