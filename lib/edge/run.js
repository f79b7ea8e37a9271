/** One verification's run: a client that reads, and the keys. */
import { TrustError } from '../error.js';
import { createRegistryClient } from '../registry/client.js';
import { tool } from '../version.js';
import { connect } from './connection.js';
import { readKeys } from './keys.js';
export function startRun(options) {
    const { client, close } = connect(options);
    return {
        context: { registry: createRegistryClient(client), now: () => new Date(), tool },
        keys: keyReader(options, client.transport),
        close,
    };
}
export function keyReader({ env, onSecret }, transport) {
    return (text, fingerprints) => readKeys(text, fingerprints, {
        env,
        fetch: (url, limit) => fetchKey(transport, url, limit),
        ...(onSecret === undefined ? {} : { onSecret }),
    });
}
async function fetchKey(transport, url, limit) {
    const { status, body } = await transport.request({ method: 'GET', url }, limit);
    if (status === 200)
        return body;
    throw new TrustError('E_KEY', `${url.origin}${url.pathname} answered ${status}, no key`);
}
