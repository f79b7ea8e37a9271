/** Names of images in a layout, as people write them: `oci:DIR`, `oci:DIR:tag`, `oci:DIR@sha256:…`. */
import { TrustError } from '../error.js';
import { parseDigest } from '../oci/digest.js';
import { isTag } from '../oci/reference.js';
const scheme = 'oci:';
/** Whether the text is about a layout, and not about a registry: no repository begins like that. */
export function isLayoutName(text) {
    return text.startsWith(scheme);
}
/** Throws E_REF. A folder whose last part has a colon is written with a slash after it. */
export function parseLayoutName(text) {
    const fail = (why) => {
        const shown = JSON.stringify(text.slice(0, 300));
        throw new TrustError('E_REF', `${shown} does not name an image layout: ${why}`);
    };
    if (!isLayoutName(text))
        return fail(`it does not begin with "${scheme}"`);
    const rest = text.slice(scheme.length);
    // Only digests that say so: a folder may have an @ in its name.
    const at = rest.search(/@sha(?:256|512):[^/]*$/);
    const digest = at < 0 ? undefined : parseDigestOf(rest.slice(at + 1), fail);
    const named = at < 0 ? rest : rest.slice(0, at);
    const colon = named.lastIndexOf(':');
    const tagged = colon > named.lastIndexOf('/');
    const tag = tagged ? named.slice(colon + 1) : undefined;
    if (tag !== undefined && !isTag(tag)) {
        return fail('the tag may hold letters, digits, "_", "." and "-", 128 at most');
    }
    const directory = tagged ? named.slice(0, colon) : named;
    if (directory === '')
        return fail('the folder is missing');
    if (directory.includes('\0'))
        return fail('the folder has a NUL in its name');
    return {
        directory,
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function parseDigestOf(text, fail) {
    try {
        return parseDigest(text);
    }
    catch (error) {
        return fail(error.message);
    }
}
