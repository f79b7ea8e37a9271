/** The ledger's entry of a release: from what was verified, and from nothing that was only done. */
import { ledgerSchema, withRelease } from '../ledger/ledger.js';
/** `image` is the verified one of the first registry; `released` is ISO 8601, UTC. */
export function entryOf(image, about) {
    const platforms = image.manifests.flatMap(({ role, platforms, digest }) => role === 'platform' || role === 'image' ? platforms.map((name) => [name, digest]) : []);
    const signatures = image.manifests.flatMap(({ digest: manifest, signatures }) => signatures
        .filter(({ good }) => good)
        .map(({ format, identity }) => ({ manifest, format, identity })));
    return { ...about, platforms: Object.fromEntries(platforms), signatures };
}
/** The ledger with it; a new one begins with it. What it said about the same digest keeps its time. */
export function withEntry(ledger, entry, overwrite) {
    if (ledger === undefined) {
        return { schema: ledgerSchema, from: entry.version, releases: [entry] };
    }
    const known = ledger.releases.find(({ version }) => version === entry.version);
    const released = known?.digest === entry.digest ? known.released : undefined;
    const kept = released === undefined ? entry : { ...entry, released };
    return withRelease(ledger, kept, overwrite);
}
