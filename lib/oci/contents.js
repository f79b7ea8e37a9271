/**
 * What a manifest names, read for a copy. A copy moves bytes: it needs the digests and sizes that a
 * manifest names, and no opinion about its other fields. So this reader takes what `parseManifest`
 * refuses: lists that are null, empty platforms, and the artifact manifests of ORAS and of the release
 * candidates of image-spec 1.1. Nothing that is read here counts as verified.
 */
import { readDescriptor } from './descriptor.js';
import { isObject, parseJson } from './json.js';
import { mediaTypes } from './media-type.js';
/** Never throws. `contentType` is the answer's header; what the document calls itself comes first. */
export function readContents(bytes, contentType) {
    const document = readDocument(bytes);
    const unreadable = [];
    const one = (field) => read(document[field], field, unreadable);
    const all = (field) => {
        const value = document[field];
        const list = Array.isArray(value) ? value : [];
        return list.flatMap((entry, at) => read(entry, `${field}[${at}]`, unreadable));
    };
    const [subject] = one('subject');
    const [config] = one('config');
    const { artifactType } = document;
    return {
        mediaType: mediaTypeOf(document, contentType),
        ...(typeof artifactType === 'string' && artifactType !== '' ? { artifactType } : {}),
        annotations: textsIn(document['annotations']),
        ...(subject === undefined ? {} : { subject }),
        ...(config === undefined ? {} : { config }),
        blobs: [...(config === undefined ? [] : [config]), ...all('layers'), ...all('blobs')],
        manifests: all('manifests'),
        unreadable,
    };
}
/** Strict JSON where it is that; otherwise as the readers of other tools take it, who keep the last of two keys. */
function readDocument(bytes) {
    for (const parse of [parseJson, parseAsOthers]) {
        try {
            const value = parse(bytes);
            if (isObject(value))
                return value;
        }
        catch { }
    }
    return {};
}
function parseAsOthers(bytes) {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
}
function mediaTypeOf(document, contentType) {
    const { mediaType } = document;
    if (typeof mediaType === 'string' && mediaType !== '')
        return mediaType;
    const header = contentType?.split(';', 1)[0]?.trim() ?? '';
    // Generic types say nothing about what it is.
    if (header.startsWith('application/vnd.'))
        return header;
    return 'manifests' in document ? mediaTypes.index : mediaTypes.manifest;
}
/** Digest and size decide; a type that is missing is one that nobody knows. */
function read(value, field, unreadable) {
    if (value === undefined || value === null)
        return [];
    try {
        if (!isObject(value))
            throw new TypeError();
        const { mediaType, digest, size, artifactType, data } = value;
        const known = typeof mediaType === 'string' && mediaType !== '';
        const plain = {
            ...{ mediaType: known ? mediaType : 'application/octet-stream', digest, size },
            annotations: textsIn(value['annotations']),
            ...(typeof artifactType === 'string' ? { artifactType } : {}),
            ...(typeof data === 'string' ? { data } : {}),
        };
        return [readDescriptor(plain, field)];
    }
    catch {
        unreadable.push(field);
        return [];
    }
}
function textsIn(value) {
    const texts = Object.create(null);
    for (const [key, text] of isObject(value) ? Object.entries(value) : []) {
        if (typeof text === 'string')
            texts[key] = text;
    }
    return texts;
}
