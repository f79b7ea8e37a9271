/** The registry client: repositories to read from, over one transport. */
import { apiHost, formatRepository, parseRepository } from '../oci/reference.js';
import { registryOrigin } from './address.js';
import { getBlob } from './blobs.js';
import { Endpoint } from './endpoint.js';
import { getManifest, headManifest } from './manifests.js';
import { openBlob } from './open-blob.js';
import { Referrers } from './referrers.js';
import { Session } from './session.js';
import { listTags } from './tags.js';
export function createRegistryClient(options) {
    return connect(options, readable);
}
/** `open` decides what can be done with a repository; who only reads carries no code that writes. */
export function connect(options, open) {
    const { transport } = options;
    const repository = opener(endpoints(options), 'reading', open);
    return {
        get sent() {
            return transport.sent;
        },
        repository,
    };
}
/** One session for each registry, whatever its repositories are opened for. */
export function endpoints(options) {
    const { insecureHosts, credentials, trace = () => { } } = options;
    const sessions = new Map();
    const sessionOf = (registry) => {
        const origin = registryOrigin(apiHost(registry), insecureHosts);
        const session = sessions.get(registry) ?? new Session(registry, origin, { ...options, trace });
        sessions.set(registry, session);
        return session;
    };
    return (name, purpose) => {
        // Read again: a Repository made by hand must not bring a path of its own (threat 12).
        const checked = parseRepository(formatRepository(name));
        return new Endpoint(checked, sessionOf(checked.registry), credentials, trace, purpose);
    };
}
/** The same object for the same name. */
export function opener(endpointOf, purpose, open) {
    const opened = new Map();
    return (name) => {
        const text = formatRepository(name);
        const known = opened.get(text) ?? open(endpointOf(name, purpose));
        opened.set(text, known);
        return known;
    };
}
export function readable(endpoint) {
    const referrers = new Referrers(endpoint);
    const etags = new WeakMap();
    return {
        name: endpoint.name,
        manifest: (reference) => getManifest(endpoint, reference),
        manifestHead: (reference) => headManifest(endpoint, reference),
        blob: (descriptor, limit) => getBlob(endpoint, descriptor, limit),
        openBlob: (blob, offset) => openBlob(endpoint, blob, offset, etags),
        referrers: (subject) => referrers.list(subject),
        referrersByTag: (subject) => referrers.listByTag(subject),
        tags: () => listTags(endpoint),
    };
}
