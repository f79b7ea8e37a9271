/**
 * index.json (image-layout.md, "index.json"): what is in a layout, and under which tags. Everything that
 * is not changed is written as it was read, entries and annotations that nobody here knows included.
 */
var _a;
import { isTrustError, TrustError } from '../error.js';
import { readDescriptor } from '../oci/descriptor.js';
import { goJson } from '../oci/go-json.js';
import { isObject, parseJson } from '../oci/json.js';
import { mediaTypes } from '../oci/media-type.js';
import { isTag, parseReference } from '../oci/reference.js';
const refName = 'org.opencontainers.image.ref.name';
/** What containerd and Docker write; always a whole reference. */
const imageName = 'io.containerd.image.name';
/** An immutable document; what changes it gives another one, or itself if there is nothing to change. */
export class LayoutIndex {
    #document;
    #entries;
    /** entries that are descriptors; the others are kept, and say nothing */
    descriptors;
    constructor(document, entries) {
        this.#document = document;
        this.#entries = entries;
        this.descriptors = entries.flatMap(readEntry);
    }
    static empty = new _a({ schemaVersion: 2, mediaType: mediaTypes.index }, []);
    /** Throws E_MANIFEST for what is no image index, or is something else as well (threat 20). */
    static parse(bytes) {
        const document = readJson(bytes);
        if (!isObject(document))
            return malformed('it is not an object');
        const { schemaVersion, mediaType = mediaTypes.index, manifests } = document;
        if (schemaVersion !== 2)
            return malformed('its schemaVersion is not 2');
        if (mediaType !== mediaTypes.index)
            return malformed('it is not an image index');
        if ('config' in document || 'layers' in document)
            return malformed('it is an image as well');
        if (manifests === null)
            return new _a(document, []); // Go's empty list
        if (!Array.isArray(manifests))
            return malformed('it has no list of manifests');
        return new _a(document, manifests);
    }
    toBytes() {
        return Buffer.from(goJson({ ...this.#document, manifests: this.#entries }));
    }
    /** Each once; names that are no tags, whole references for example, are not among them. */
    tags() {
        const names = this.descriptors.map(({ annotations }) => annotations[refName] ?? '');
        return [...new Set(names)].filter(isTag);
    }
    /** Throws E_MANIFEST if the tag is at two manifests: one reader takes the first, another the last. */
    tagged(tag) {
        const [first, ...rest] = this.descriptors.filter((entry) => entry.annotations[refName] === tag);
        if (rest.every(({ digest }) => digest === first?.digest))
            return first;
        return malformed(`the tag ${tag} is at two manifests`);
    }
    /**
     * As `tagged`; where nothing has that very tag, what has a whole reference with it for its name, as
     * podman and Docker write it. Throws E_MANIFEST if that is true of two manifests.
     */
    named(tag) {
        const exact = this.tagged(tag);
        if (exact !== undefined)
            return exact;
        const found = this.descriptors.filter((entry) => tagsOfReferences(entry).includes(tag));
        const [first, ...rest] = found;
        if (rest.every(({ digest }) => digest === first?.digest))
            return first;
        const names = found.flatMap((entry) => referencesOf(entry)).join(' and ');
        return malformed(`the tag ${tag} is at two manifests (${names}); name one by its digest`);
    }
    /** As `tags`, and the tags of whole references. */
    names() {
        return [...new Set([...this.tags(), ...this.descriptors.flatMap(tagsOfReferences)])];
    }
    entry(digest) {
        return this.descriptors.find((entry) => entry.digest === digest);
    }
    /** With an entry for this manifest, if it has none. */
    withManifest(named) {
        if (this.entry(named.digest) !== undefined)
            return this;
        return this.#with([...this.#entries, plain(named)]);
    }
    /** The tag at this manifest, and at no other; what it was at before stays, without it. */
    withTag(tag, named) {
        const before = this.#entries.filter((entry) => tagOf(entry) === tag);
        if (before.length === 1 && digestIn(before[0]) === named.digest)
            return this;
        const freed = this.#entries.map((entry) => (tagOf(entry) === tag ? untagged(entry) : entry));
        const at = freed.findIndex((entry) => digestIn(entry) === named.digest && tagOf(entry) === undefined);
        if (at < 0)
            return this.#with(withoutCopies([...freed, withName(plain(named), tag)]));
        return this.#with(withoutCopies(freed.with(at, withName(freed[at] ?? null, tag))));
    }
    /** Without this manifest, unless it has a tag. */
    withoutUntagged(digest) {
        const gone = (entry) => digestIn(entry) === digest && tagOf(entry) === undefined;
        return this.#with(this.#entries.filter((entry) => !gone(entry)));
    }
    #with(entries) {
        return new _a(this.#document, entries);
    }
}
_a = LayoutIndex;
/** Of whatever kind: tags, whole references. */
export function namesOf({ annotations }) {
    return [annotations[refName], annotations[imageName]].flatMap((name) => name || []);
}
function referencesOf(entry) {
    return namesOf(entry).filter((name) => !isTag(name));
}
function tagsOfReferences(entry) {
    return referencesOf(entry).flatMap((text) => {
        try {
            return parseReference(text).tag ?? [];
        }
        catch (error) {
            if (isTrustError(error, 'E_REF', 'E_DIGEST'))
                return [];
            throw error;
        }
    });
}
function readEntry(entry) {
    try {
        return [readDescriptor(entry, 'index.json')];
    }
    catch (error) {
        if (isTrustError(error, 'E_MANIFEST', 'E_DIGEST'))
            return [];
        throw error;
    }
}
function plain({ mediaType, digest, size }) {
    return { mediaType, digest, size };
}
function annotationsOf(entry) {
    const annotations = isObject(entry) ? entry['annotations'] : undefined;
    return isObject(annotations) ? annotations : {};
}
function tagOf(entry) {
    return annotationsOf(entry)[refName];
}
function digestIn(entry) {
    const digest = isObject(entry) ? entry['digest'] : undefined;
    return typeof digest === 'string' ? digest : undefined;
}
function withName(entry, tag) {
    if (!isObject(entry))
        return entry;
    return { ...entry, annotations: { ...annotationsOf(entry), [refName]: tag } };
}
function untagged(entry) {
    if (!isObject(entry))
        return entry;
    const { annotations: _, ...rest } = entry;
    const { [refName]: __, ...annotations } = annotationsOf(entry);
    return Object.keys(annotations).length === 0 ? rest : { ...rest, annotations };
}
/** An entry without a tag says nothing where the same manifest has another entry. */
function withoutCopies(entries) {
    return entries.filter((entry, at) => {
        const says = isObject(entry) ? Object.keys(entry).sort().join() : '';
        if (says !== 'digest,mediaType,size')
            return true;
        return !entries.some((other, place) => place !== at && digestIn(other) === digestIn(entry));
    });
}
function readJson(bytes) {
    try {
        return parseJson(bytes);
    }
    catch (error) {
        return malformed(error.message);
    }
}
function malformed(why) {
    throw new TrustError('E_MANIFEST', `index.json of the layout cannot be read: ${why}`);
}
