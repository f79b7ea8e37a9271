/** Of all tags of a repository, those that are looked at, and which are not. */
import { compareVersions, isFinal, isVersion } from '../ledger/version.js';
import { digestOf } from '../oci/digest.js';
import { compareNumbers, readTagName } from './tag-names.js';
import { ownTags } from './unknown-tags.js';
/** Tags of one registry. Each costs a HEAD, which no registry counts as a pull. */
const most = 2000;
export function chooseTags(listed, place, { ledger, before, checking }) {
    const known = new Set(ledger.releases.map(({ version }) => version));
    // latest.ts looks at it, where there is a release that it should point to.
    if (ledger.releases.some(({ version }) => isFinal(version)))
        known.add('latest');
    const first = readTagName(ledger.from).numbers;
    const isThere = new Set(listed);
    const unlisted = ownTags(place, before).filter((tag) => !isThere.has(tag));
    const named = [...listed, ...unlisted]
        .filter((tag) => !known.has(tag))
        .map((tag) => ({ tag, name: readTagName(tag), isListed: isThere.has(tag) }));
    const releases = named.filter(({ name }) => name.kind !== 'other');
    const isOlder = ({ name }) => compareNumbers(name.numbers, first) < 0;
    const wanted = releases.filter((one) => !isOlder(one));
    const [taken, left] = bounded(wanted, checking.now);
    return {
        versions: taken.filter(({ name }) => name.kind === 'version').sort(byVersion),
        others: taken.filter(({ name }) => name.kind !== 'version'),
        older: releases.filter(isOlder).map(({ tag }) => tag),
        foreign: named.filter(({ name }) => name.kind === 'other').map(({ tag }) => tag),
        tooMany: left.map(({ tag }) => tag),
    };
}
/** Others in each run, and none that a name could be chosen to miss. */
function bounded(tags, now) {
    if (tags.length <= most)
        return [tags, []];
    const keyed = tags.map((one) => ({
        one,
        key: digestOf(Buffer.from(`${now.toISOString()} ${one.tag}`)),
    }));
    const mixed = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
    return [mixed.slice(0, most), mixed.slice(most)];
}
function byVersion(a, b) {
    if (isVersion(a.tag) && isVersion(b.tag))
        return compareVersions(a.tag, b.tag);
    return compareNumbers(a.name.numbers, b.name.numbers) || (a.tag < b.tag ? -1 : 1);
}
/** Names that are told; how many there are is told of all. */
const mostNames = 20;
/** What the check says nothing about, so that nobody believes it does. */
export function leftOut({ older, foreign }) {
    if (older.length + foreign.length === 0)
        return undefined;
    const names = [...foreign.toSorted(), ...older.toSorted()].slice(0, mostNames);
    return { older: older.length, others: foreign.length, names };
}
