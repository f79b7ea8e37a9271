/**
 * Image manifests and indexes (image-spec manifest.md, image-index.md; Docker's schema 2 of both).
 *
 * One document must not be readable as both (CVE-2021-41190, threats 20 to 23), so the kind follows
 * from the bytes, and the header of the answer may only agree.
 */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { readAnnotations, readDescriptor, } from './descriptor.js';
import { isObject, parseJson } from './json.js';
import { isImageType, isIndexType, mediaTypes } from './media-type.js';
/**
 * Reads a manifest from bytes that were hashed before. `contentType` is the answer's header: its
 * parameters are ignored, and it must not contradict the document. Throws E_MANIFEST, E_DIGEST or E_LIMIT.
 */
export function parseManifest(bytes, contentType) {
    if (bytes.length > limits.manifest) {
        throw new TrustError('E_LIMIT', `a manifest has ${limits.manifest} bytes at most, this has ${bytes.length}`);
    }
    const document = readDocument(bytes);
    const mediaType = readMediaType(document, contentType);
    const base = {
        mediaType,
        annotations: readAnnotations(document['annotations'], 'the manifest'),
        ...(typeof document['artifactType'] === 'string'
            ? { artifactType: document['artifactType'] }
            : {}),
        ...(document['subject'] == null
            ? {}
            : { subject: readDescriptor(document['subject'], 'subject') }),
    };
    if (isIndexType(mediaType)) {
        return { ...base, kind: 'index', manifests: readList(document, 'manifests') };
    }
    return {
        ...base,
        kind: 'image',
        config: readDescriptor(document['config'], 'config'),
        layers: readList(document, 'layers'),
    };
}
function readDocument(bytes) {
    try {
        const value = parseJson(bytes);
        if (isObject(value))
            return value;
    }
    catch (error) {
        throw new TrustError('E_MANIFEST', `the manifest is not strict JSON: ${error.message}`, {}, error);
    }
    throw new TrustError('E_MANIFEST', 'the manifest is not a JSON object');
}
function readMediaType(document, contentType) {
    const fail = (why) => {
        throw new TrustError('E_MANIFEST', why);
    };
    const header = contentType?.split(';', 1)[0]?.trim().toLowerCase();
    const declared = document['mediaType'];
    if (document['schemaVersion'] === 1 || isSchema1(declared) || isSchema1(header)) {
        return fail('Docker manifests of schema 1 are not supported: they cannot be signed by digest');
    }
    if (document['schemaVersion'] !== 2)
        return fail('schemaVersion is not 2');
    const looksLikeIndex = 'manifests' in document;
    const looksLikeImage = 'config' in document || 'layers' in document || 'fsLayers' in document;
    if (looksLikeIndex === looksLikeImage) {
        return fail(looksLikeIndex
            ? 'it is both an index and an image manifest'
            : 'it is neither an index nor an image manifest');
    }
    if (declared !== undefined && typeof declared !== 'string')
        return fail('mediaType is not a string');
    const inferred = isKnown(header)
        ? header
        : looksLikeIndex
            ? mediaTypes.index
            : mediaTypes.manifest;
    const mediaType = declared ?? inferred;
    if (!isIndexType(mediaType) && !isImageType(mediaType)) {
        return fail(`media type ${JSON.stringify(mediaType.slice(0, 100))} is not supported`);
    }
    if (isIndexType(mediaType) !== looksLikeIndex)
        return fail(`it calls itself ${mediaType} but has the fields of the other kind`);
    if (isKnown(header) && header !== mediaType)
        return fail(`the registry calls it ${header}, it calls itself ${mediaType}`);
    return mediaType;
}
function isKnown(type) {
    return type !== undefined && (isIndexType(type) || isImageType(type));
}
function isSchema1(type) {
    return type === mediaTypes.dockerSchema1 || type === mediaTypes.dockerSchema1Signed;
}
function readList(document, field) {
    const list = document[field];
    if (!Array.isArray(list))
        throw new TrustError('E_MANIFEST', `${field} is not a list`);
    if (list.length > limits.children) {
        throw new TrustError('E_LIMIT', `${field} has ${limits.children} entries at most, this has ${list.length}`);
    }
    return list.map((entry, at) => readDescriptor(entry, `${field}[${at}]`));
}
