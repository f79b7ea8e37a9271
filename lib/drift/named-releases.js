/** Which release of the ledger a tag may point to, by its name. */
import { compareVersions, isFinal } from '../ledger/version.js';
import { compareNumbers, readTagName } from './tag-names.js';
export class NamedReleases {
    /** lowest first */
    #named;
    #byDigest = new Map();
    constructor({ releases }) {
        const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
        this.#named = sorted.map((release) => ({ release, name: readTagName(release.version) }));
        for (const release of sorted) {
            for (const digest of new Set([release.digest, ...Object.values(release.platforms)])) {
                this.#byDigest.set(digest, [...(this.#byDigest.get(digest) ?? []), release]);
            }
        }
    }
    /** Whether the ledger has it: its signatures were checked with its release. */
    has(digest) {
        return this.#byDigest.has(digest);
    }
    standingOf(name, digest) {
        const found = this.#releasesAt(name, digest);
        const last = found.at(-1);
        if (last === undefined)
            return { is: 'unknown' };
        if (name.kind === 'word')
            return { is: 'right' };
        const named = this.#named.filter((one) => compareNumbers(name.numbers, one.name.numbers) === 0);
        if (name.kind === 'version') {
            return { is: named.some(({ release }) => found.includes(release)) ? 'right' : 'unknown' };
        }
        const expected = highestOf(name.variant, named);
        if (expected === undefined)
            return { is: 'unknown' };
        if (found.includes(expected))
            return { is: 'right' };
        return { is: 'behind', points: last.version, expected };
    }
    /** A variant may be one platform of a release; `0.1` is all of them. */
    #releasesAt({ variant, kind }, digest) {
        const found = this.#byDigest.get(digest) ?? [];
        const isWhole = variant === '' && kind !== 'word';
        return isWhole ? found.filter((one) => one.digest === digest) : found;
    }
}
/** `0.1-alpine` moves with `0.1.24-alpine` where there are such releases, otherwise with `0.1.24`. */
function highestOf(variant, named) {
    const same = named.filter(({ name }) => variant !== '' && name.variant === variant);
    const finals = named.filter(({ release }) => isFinal(release.version));
    return (same.at(-1) ?? finals.at(-1) ?? named.at(-1))?.release;
}
