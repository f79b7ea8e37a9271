/** How far the signing of one image has come. It is what can be reported however the run ends. */
import { formatPlatform } from '../oci/platform.js';
export class Progress {
    #root;
    #signatures = new Map();
    /** what the reference was resolved to */
    get root() {
        return this.#root;
    }
    resolved(root) {
        this.#root = root;
    }
    /** A wanted signature, and the one that is there already. */
    planned(wanted, found) {
        const { format } = wanted;
        const state = found === undefined ? 'missing' : 'present';
        this.#signatures.set(wanted, { format, state, logEntries: found?.logEntries ?? [] });
    }
    made(wanted, logEntries) {
        this.#signatures.set(wanted, { format: wanted.format, state: 'made', logEntries });
    }
    published(wanted) {
        const { logEntries = [] } = this.#signatures.get(wanted) ?? {};
        this.#signatures.set(wanted, { format: wanted.format, state: 'published', logEntries });
    }
    /** In the order of the plan. */
    in(...states) {
        return [...this.#signatures].flatMap(([wanted, { state }]) => states.includes(state) ? [wanted] : []);
    }
    manifests() {
        const byNode = Map.groupBy(this.#signatures, ([{ node }]) => node);
        return [...byNode].map(([{ digest, role, platforms }, signatures]) => ({
            digest,
            role,
            platforms: platforms.map(formatPlatform),
            signatures: signatures.map(([, report]) => report),
        }));
    }
    /** How to go on after a failure: every state can be gone on from. */
    advice() {
        const all = this.#signatures.size;
        const pushed = this.in('present', 'published').length;
        if (all === 0)
            return 'nothing was signed; run it again';
        if (pushed === all)
            return 'all signatures were pushed; run it again, it makes what is not served';
        return `${pushed} of ${all} signatures are in the registry; run it again, it completes the rest`;
    }
}
