/**
 * The image that holds legacy signatures, in cosign's bytes (cosign-formats.md §1.2, §1.4).
 *
 * Appending keeps what others wrote as it stands: old layers stay first, with all their fields.
 */
import { TrustError } from '../error.js';
import { digestOf } from '../oci/digest.js';
import { goJson, sortedByBytes } from '../oci/go-json.js';
import { isObject, parseJson } from '../oci/json.js';
import { mediaTypes } from '../oci/media-type.js';
import { annotationKeys } from './candidate.js';
/** Go's zero time: cosign records no creation time unless it is asked to. */
const zeroTime = '0001-01-01T00:00:00Z';
export function layerDescriptor(layer) {
    const { payload, signature, rekorBundle, timestamp } = layer;
    const annotations = sortedByBytes({
        [annotationKeys.signature]: Buffer.from(signature).toString('base64'),
        ...(rekorBundle === undefined ? {} : { [annotationKeys.rekorBundle]: rekorBundle }),
        ...(timestamp === undefined ? {} : { [annotationKeys.timestamp]: timestampJson(timestamp) }),
    });
    return {
        mediaType: mediaTypes.simpleSigning,
        size: payload.length,
        digest: digestOf(payload),
        annotations,
    };
}
function timestampJson(der) {
    return goJson({ SignedRFC3161Timestamp: Buffer.from(der).toString('base64') });
}
/** A new image with these layers. */
export function signatureImage(layers) {
    const empty = {
        architecture: '',
        created: zeroTime,
        history: [],
        os: '',
        rootfs: { type: 'layers', diff_ids: [] },
        config: {},
    };
    const manifest = {
        schemaVersion: 2,
        mediaType: mediaTypes.manifest,
        config: { mediaType: mediaTypes.config },
        layers: [],
    };
    return withLayers(manifest, empty, layers);
}
/**
 * The image that stands under the tag, with more layers. Throws E_MANIFEST if it is no signature
 * image: nothing of somebody else's is overwritten.
 */
export function appendLayers(existing, layers) {
    return withLayers(readObject(existing.manifest), readObject(existing.config), layers);
}
function withLayers(manifest, config, added) {
    const rootfs = objectOf(config['rootfs'], 'rootfs');
    const history = listOf(config['history'], 'history');
    const newConfig = goJson({
        ...config,
        history: [...history, ...added.map(() => ({ created: zeroTime }))],
        rootfs: {
            ...rootfs,
            diff_ids: [...listOf(rootfs['diff_ids'], 'diff_ids'), ...added.map(({ digest }) => digest)],
        },
    });
    const configBytes = Buffer.from(newConfig);
    const newManifest = goJson({
        ...manifest,
        config: {
            ...objectOf(manifest['config'], 'config'),
            size: configBytes.length,
            digest: digestOf(configBytes),
        },
        layers: [...listOf(manifest['layers'], 'layers'), ...added],
    });
    return { manifest: Buffer.from(newManifest), config: configBytes };
}
function readObject(bytes) {
    try {
        return objectOf(parseJson(bytes), 'document');
    }
    catch (error) {
        return notOurs(error.message);
    }
}
function objectOf(value, what) {
    return isObject(value) ? value : notOurs(`its ${what} is no object`);
}
function listOf(value, what) {
    return Array.isArray(value) ? value : notOurs(`its ${what} is no list`);
}
function notOurs(why) {
    throw new TrustError('E_MANIFEST', `what the signature tag holds is no signature image: ${why}`);
}
