/**
 * What the stores of one manifest answer, by digests alone. Bytes that hash to a digest that was verified
 * need not be read again: what is asked is whether they are there, and whether anything else is.
 */
import { readTag } from '../mirror/tag.js';
import { referrersTag } from '../registry/referrer-index.js';
import { saysItIsForeign, signatureTag } from '../signature/store.js';
import { isThere } from '../verify/coverage.js';
/**
 * Asks the stores that are expected to hold something. Of one that held nothing, the list of all tags
 * tells whether it holds something now. Where there is no such list, as with the Referrers API, it is
 * asked about the index, and not again about the others: what is added takes nothing away, and who
 * signs a tree anew begins with its index.
 */
export async function lookAtStores({ repository, names, hasNoApi, learned }, subject, expected, occasion) {
    const asksAll = occasion !== 'again';
    const noApi = hasNoApi() ?? (occasion !== 'elsewhere' && expected.source === 'tag');
    const mayHave = (tag) => names?.has(tag) ?? asksAll;
    const tag = signatureTag(subject);
    const asksTag = expected.tag !== undefined || mayHave(tag);
    const asksList = expected.listed.length > 0 || (noApi ? mayHave(referrersTag(subject)) : asksAll);
    const [points, list] = await Promise.all([
        asksTag ? readTag(repository, tag) : undefined,
        asksList ? repository.referrers(subject) : undefined,
    ]);
    const look = lookOf(points, list ?? { descriptors: [], source: noApi ? 'tag' : 'api' });
    if (list !== undefined)
        learned(list.source);
    // A fallback tag goes on listing what the registry has lost (fault 46); an API does not.
    if (list?.source !== 'tag')
        return look;
    const there = await Promise.all(look.listed.map((digest) => isThere(repository, digest)));
    return { ...look, listed: look.listed.filter((_, at) => there[at]) };
}
export function namesIn({ tag, listed }) {
    return tag === undefined ? listed : [tag, ...listed];
}
export function lookOf(tag, { descriptors, source }) {
    const candidates = source === 'api' ? descriptors.filter((one) => !saysItIsForeign(one)) : descriptors;
    const listed = [...new Set(candidates.map(({ digest }) => digest))].sort();
    return { ...(tag === undefined ? {} : { tag }), listed, source };
}
/** The same digests, however they are listed. */
export function sameLook(a, b) {
    return a.tag === b.tag && a.listed.join() === b.listed.join();
}
