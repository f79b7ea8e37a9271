/** The registry client for those who write. */
import { connect, readable } from './client.js';
import { hasBlob } from './has-blob.js';
import { assertPushable } from './push-access.js';
import { putManifest } from './put-manifest.js';
import { putBlob } from './upload.js';
export function createWritingClient(options) {
    return connect(options, (endpoint) => writable(endpoint, options));
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
