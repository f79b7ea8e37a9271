/** What this key has signed, as anybody finds it: to leave it alone, and to see that it is there afterwards. */
import { TrustError } from '../error.js';
import { discoverByFallbackTag, discoverSignatures, } from '../signature/discover.js';
import { checkCandidate } from '../verify/candidate.js';
import { describeNode } from '../verify/finding.js';
import { outcomeFor } from '../verify/outcome.js';
import { policyFor } from './options.js';
/**
 * Throws what stood in the way of reading what may be a wanted signature: it must not be made twice, or
 * be said to be missing.
 */
export async function presentSignatures(node, options, { signatures: repository, now }) {
    const check = (candidate) => checkCandidate(candidate, node.digest, policyFor(options, candidate.format), now());
    const isComplete = (found) => found.size === options.formats.length;
    const listed = await discoverSignatures(repository, node.digest, everything, check);
    const present = wantedOf([listed], options);
    if (isComplete(present))
        return present;
    const searches = [listed];
    if (listed.listedByApi !== undefined) {
        const known = listed.listedByApi;
        searches.push(await discoverByFallbackTag(repository, node.digest, everything, check, known));
    }
    const all = wantedOf(searches, options);
    const unread = searches.flatMap(({ unusable }) => unusable).find(mayBeOurs);
    if (isComplete(all) || unread === undefined)
        return all;
    const { code, message, details } = unread.error;
    const what = `the signatures of ${describeNode(node)} could not all be read`;
    throw new TrustError(code, `${what}: ${message}`, { ...details, digest: node.digest }, unread.error);
}
/** No payload is rebuilt: a reader needs it from the registry, so it is fetched. */
const everything = { payloadReferences: [] };
/** The identity as it is written, where one is asked for: cosign compares the text. */
function wantedOf(searches, { formats, identity }) {
    const isNamed = ({ format, dockerReference }) => format === 'bundle' || identity === undefined || dockerReference === identity;
    const [, byTag] = searches;
    const good = searches
        .flatMap(({ candidates }) => candidates)
        .filter((signature) => signature.good && isNamed(signature));
    return new Map(formats.flatMap((format) => {
        const found = good.find((one) => one.format === format);
        if (found === undefined)
            return [];
        const { manifest, logEntries } = found;
        return [
            [format, { manifest, logEntries, unlisted: byTag?.candidates.includes(found) === true }],
        ];
    }));
}
/** A bundle over the limit for bundles is somebody else's: ours are checked before they are published. */
function mayBeOurs({ store, error }) {
    if (store === 'bundle' && error.code === 'E_LIMIT')
        return false;
    return outcomeFor([error.code]) === 'undetermined';
}
