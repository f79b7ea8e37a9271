/** The platform that an image's config declares, to hold it against what the index says (threat 26). */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { isObject, parseJson } from '../oci/json.js';
import { mediaTypes } from '../oci/media-type.js';
/** Other configs belong to artifacts, may be anything, and name no platform. */
const configTypes = [mediaTypes.config, mediaTypes.dockerConfig];
/** Reads the config of an image. undefined: it declares no platform. */
export async function readConfigPlatform(repository, { config }) {
    if (!configTypes.includes(config.mediaType))
        return undefined;
    const bytes = await repository.blob(config, limits.config);
    if (bytes === undefined) {
        throw new TrustError('E_COVER', 'the config of the image is missing', {
            digest: config.digest,
        });
    }
    return platformOf(bytes);
}
function platformOf(bytes) {
    let config;
    try {
        const value = parseJson(bytes);
        if (!isObject(value))
            return undefined;
        config = value;
    }
    catch (error) {
        const why = error.message;
        throw new TrustError('E_MANIFEST', `the image config is not strict JSON: ${why}`, {}, error);
    }
    const { os, architecture, variant } = config;
    if (typeof os !== 'string' || typeof architecture !== 'string')
        return undefined;
    if (os === '' || architecture === '')
        return undefined;
    return { os, architecture, ...(typeof variant === 'string' && variant ? { variant } : {}) };
}
