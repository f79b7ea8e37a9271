/** The registry client for those who look at everything and write nothing. */
import { connect, readable } from './client.js';
import { hasBlob } from './has-blob.js';
export function createInspectingClient(options) {
    return connect(options, (endpoint) => ({
        ...readable(endpoint),
        hasBlob: (digest) => hasBlob(endpoint, digest),
    }));
}
