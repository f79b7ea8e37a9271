/** The registry client for those who write. */
import { endpoints, opener, readable, } from './client.js';
import { hasBlob } from './has-blob.js';
import { assertPushable } from './push-access.js';
import { putManifest } from './put-manifest.js';
import { unlistedIsAbsent } from './unlisted-tag.js';
import { putBlob } from './upload.js';
export function createWritingClient(options) {
    const { transport } = options;
    const endpointOf = endpoints(options);
    return {
        get sent() {
            return transport.sent;
        },
        repository: opener(endpointOf, 'reading', readable),
        target: opener(endpointOf, 'writing', (endpoint) => unlistedIsAbsent(writable(endpoint, options))),
    };
}
function writable(endpoint, pausing) {
    return {
        ...readable(endpoint),
        assertPushable: () => assertPushable(endpoint),
        hasBlob: (digest) => hasBlob(endpoint, digest),
        putBlob: (blob, source, mountFrom) => putBlob(endpoint, blob, source, pausing, mountFrom),
        putManifest: (reference, bytes, mediaType, ifMatch) => putManifest(endpoint, reference, bytes, mediaType, ifMatch),
    };
}
