/** Signed is what a reader finds: everything is verified again as the registry serves it now. */
import { TrustError } from '../error.js';
import { describeNode } from '../verify/finding.js';
import { allAtMost } from './all-at-most.js';
import { presentSignatures } from './present.js';
/** With backoff(), half a minute at most: a registry may take a moment (fault 16). */
const attempts = 6;
/** Throws E_NOSIG for what was pushed and is not served, or what stands in the way of reading it. */
export async function confirm(nodes, options, looking) {
    await allAtMost(nodes, (node) => confirmOne(node, options, looking));
}
async function confirmOne(node, options, looking) {
    for (let attempt = 1;; attempt += 1) {
        const present = await presentSignatures(node, options, looking);
        const absent = options.formats.filter((format) => !present.has(format));
        if (absent.length === 0)
            return;
        if (attempt === attempts) {
            const what = `the ${absent.join(' and the ')} signature of ${describeNode(node)}`;
            throw new TrustError('E_NOSIG', `${what} was pushed, but the registry does not serve it`, {
                digest: node.digest,
            });
        }
        await looking.pause(attempt);
    }
}
