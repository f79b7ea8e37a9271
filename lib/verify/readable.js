/**
 * Whether a reader can read an image: every manifest that must be signed has a signature that counts, in a
 * store where the reader looks.
 */
import { mediaTypes } from '../oci/media-type.js';
import { outcomeFor } from './outcome.js';
import { readers } from './readers.js';
/** `found` is what the registry lists, `byTag` what only the fallback tag names. */
export function standOf(found, byTag, beside) {
    const listed = goodStores(found);
    const unread = new Map();
    for (const { store, error } of found.unusable) {
        if (outcomeFor([error.code]) !== 'undetermined')
            continue;
        const at = store === 'tag' ? 'tag' : 'bundle';
        if (!unread.has(at))
            unread.set(at, error);
    }
    return {
        good: byTag === undefined ? listed : new Set([...listed, ...goodStores(byTag)]),
        listed,
        anyBundle: [...found.candidates, ...found.foreign].some(({ store }) => store === 'bundle'),
        dockerTag: found.signatureImageType === mediaTypes.dockerManifest,
        unread,
        beside,
    };
}
function goodStores({ candidates }) {
    return new Set(candidates.filter(({ good }) => good).map(({ store }) => store));
}
/** The stand when signatures in these stores have been added. */
export function withSignatures(stand, stores) {
    return {
        ...stand,
        good: new Set([...stand.good, ...stores]),
        listed: new Set([...stand.listed, ...stores]),
        anyBundle: stand.anyBundle || stores.includes('bundle'),
    };
}
/** Where signatures of a format are put. */
export function storeOf(format) {
    return format === 'legacy' ? 'tag' : 'bundle';
}
export function readability(reader, stand) {
    const { good, listed, beside, unread } = stand;
    if (reader.readsElsewhere) {
        if (reader.stores.some((store) => good.has(store)))
            return 'yes';
        return unread.size > 0 ? 'unknown' : 'unsigned';
    }
    const stores = storesLookedAt(reader, stand);
    if (beside && stores.some((store) => listed.has(store)))
        return 'yes';
    if (beside && mayHoldMore(reader, stores, unread))
        return 'unknown';
    if (good.size === 0)
        return unread.size > 0 ? 'unknown' : 'unsigned';
    return beside ? 'format' : 'place';
}
function storesLookedAt({ stores, bundlesHideTag, ociImagesOnly }, { anyBundle, dockerTag }) {
    const tagIsSeen = !(bundlesHideTag && anyBundle) && !(ociImagesOnly && dockerTag);
    return stores.filter((store) => store !== 'tag' || tagIsSeen);
}
function mayHoldMore(reader, stores, unread) {
    return ((stores.includes('tag') && unread.has('tag')) ||
        (reader.stores.includes('bundle') && unread.has('bundle')));
}
/** What the worst of its manifests is; of no manifest at all, nothing is known. */
export function readersOf(stands) {
    return readers.map((reader) => {
        const all = stands.map((stand) => readability(reader, stand));
        return toReport(reader, worstOf(all));
    });
}
/** Of several images: what each of them is to a reader, taken together. */
export function readersOfAll(images) {
    const states = images.flat().map((report) => [report.name, stateOf(report)]);
    return readers.map((reader) => {
        const all = states.flatMap(([name, state]) => (name === reader.name ? [state] : []));
        return toReport(reader, worstOf(all));
    });
}
function stateOf({ readable, why }) {
    return why ?? (readable === 'yes' ? 'yes' : 'unknown');
}
const worstFirst = ['unsigned', 'place', 'format', 'unknown', 'yes'];
function worstOf(all) {
    return worstFirst.find((one) => all.includes(one)) ?? 'unknown';
}
function toReport({ name, title }, state) {
    if (state === 'yes' || state === 'unknown')
        return { name, title, readable: state };
    return { name, title, readable: 'no', why: state };
}
