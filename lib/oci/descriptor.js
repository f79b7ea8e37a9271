/** Content descriptors (image-spec descriptor.md), read from a manifest's hashed bytes. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { parseDigest } from './digest.js';
import { isObject } from './json.js';
/** `where` names the field in messages. Foreign `urls` are never read (threat 43). Throws E_MANIFEST or E_DIGEST. */
export function readDescriptor(value, where) {
    if (!isObject(value))
        return malformed(where, 'is not an object');
    const { mediaType, digest, size, artifactType, data } = value;
    if (typeof mediaType !== 'string' || mediaType === '')
        return malformed(where, 'has no mediaType');
    if (typeof digest !== 'string')
        return malformed(where, 'has no digest');
    if (!isCount(size))
        return malformed(where, 'has no size, or a negative or fractional one');
    const platform = readPlatform(value['platform'], where);
    return {
        mediaType,
        digest: parseDigest(digest),
        size,
        annotations: readAnnotations(value['annotations'], where),
        ...(typeof artifactType === 'string' ? { artifactType } : {}),
        ...(typeof data === 'string' ? { data } : {}),
        ...(platform === undefined ? {} : { platform }),
    };
}
/** Null-prototype map of strings; a value that is not a string, or a huge one, is E_MANIFEST or E_LIMIT (threat 41). */
export function readAnnotations(value, where) {
    const annotations = Object.create(null);
    if (value === undefined || value === null)
        return annotations;
    if (!isObject(value))
        return malformed(where, 'has annotations that are not an object');
    for (const [key, text] of Object.entries(value)) {
        if (typeof text !== 'string')
            return malformed(where, 'has an annotation that is not a string');
        if (text.length > limits.annotation) {
            throw new TrustError('E_LIMIT', `${where}: an annotation has more than ${limits.annotation} characters`);
        }
        annotations[key] = text;
    }
    return annotations;
}
function readPlatform(value, where) {
    if (value === undefined || value === null)
        return undefined;
    if (!isObject(value))
        return malformed(where, 'has a platform that is not an object');
    const os = text(value, 'os');
    const architecture = text(value, 'architecture');
    if (os === undefined || architecture === undefined)
        return malformed(where, 'has a platform without os or architecture');
    const variant = text(value, 'variant');
    const osVersion = text(value, 'os.version');
    return {
        os,
        architecture,
        ...(variant === undefined ? {} : { variant }),
        ...(osVersion === undefined ? {} : { osVersion }),
    };
}
/** An empty string counts as absent, as Go's omitempty writes it. */
function text(object, key) {
    const value = object[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function isCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
function malformed(where, why) {
    throw new TrustError('E_MANIFEST', `${where} ${why}`);
}
