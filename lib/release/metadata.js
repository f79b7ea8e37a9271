/** What buildx says that it pushed: its metadata file. */
import { TrustError } from '../error.js';
import { parseDigest } from '../oci/digest.js';
import { isObject, parseJson } from '../oci/json.js';
const field = 'containerimage.digest';
/**
 * The digest of the index. Other fields are buildx's own and change with its versions; this one is
 * strict, for everything after goes by it. Throws E_BUILD.
 */
export function pushedDigest(bytes) {
    const fail = (why, cause) => {
        const message = `buildx ended without an error, and its metadata ${why}: what it pushed is not known`;
        throw new TrustError('E_BUILD', message, {}, cause);
    };
    try {
        const document = parseJson(bytes);
        const digest = isObject(document) ? document[field] : undefined;
        return typeof digest === 'string' ? parseDigest(digest) : fail(`has no ${field}`);
    }
    catch (error) {
        if (error instanceof TrustError && error.code === 'E_BUILD')
            throw error;
        return fail('cannot be read', error);
    }
}
