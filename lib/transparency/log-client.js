/** Recording signatures in a transparency log: what the clients of Rekor v1 and v2 have in common. */
import { TrustError } from '../error.js';
/** The log has this entry and does not return it: another signature is needed. */
export class EntryExists extends TrustError {
    constructor(host, details) {
        super('E_TLOG', `the log ${host} has this entry already, and does not hand it out`, details);
    }
}
export function logService(url) {
    return { name: 'log', url, refused: 'E_TLOG' };
}
