/** Referrers that are there, made to be found: by the target's API, else by the fallback tag. */
import { digestOf } from '../oci/digest.js';
import { referrerEntry } from '../registry/referrer-entry.js';
import { readReferrerIndex, referrersTag } from '../registry/referrer-index.js';
import { addReferrer } from '../registry/referrers-tag.js';
import { updateTag } from '../registry/update-tag.js';
/** How often an API that is there is asked again before it counts as one that does not list. */
const polls = 4;
/**
 * Resolves when a reader finds them all. What counts is what a reader is answered, not `OCI-Subject`:
 * registries have sent that header without an API (fault 23). All of a subject go into its fallback tag
 * with one write, beside whatever others have put there (fault 27).
 *
 * @returns what a reader was answered; undefined if the fallback tag lists what an API does not
 */
export async function list(repository, listing, pausing) {
    const { subject, items, by } = listing;
    const answered = by === 'api' ? await askApi(repository, listing, pausing) : 'no API';
    if (typeof answered === 'object')
        return answered;
    const updates = items.map(({ manifest, digest, bytes }) => addReferrer(subject, referrerEntry(manifest, digest, bytes.byteLength)));
    const tag = referrersTag(subject);
    const { bytes } = await updateTag(repository, tag, together(updates), pausing);
    if (answered === 'not listed')
        return undefined;
    return { descriptors: readReferrerIndex(bytes, subject, () => { }), source: 'tag' };
}
async function askApi(repository, { subject, items }, pausing) {
    for (let attempt = 1;; attempt += 1) {
        const list = await repository.referrers(subject);
        const listed = new Set(list.descriptors.map(({ digest }) => digest));
        if (items.every(({ digest }) => listed.has(digest)))
            return list;
        if (list.source === 'tag')
            return 'no API';
        if (attempt > polls)
            return 'not listed';
        await pausing.pause(attempt);
    }
}
/** One after the other, but written once. */
function together(updates) {
    const [first, ...rest] = updates;
    if (first === undefined)
        throw new RangeError('there is nothing to write');
    return {
        isDone: (stored) => updates.every((update) => update.isDone(stored)),
        next: async (stored) => {
            let made = await first.next(stored);
            for (const update of rest) {
                const now = {
                    ...made,
                    digest: digestOf(made.bytes),
                    contentType: made.mediaType,
                };
                if (!update.isDone(now))
                    made = await update.next(now);
            }
            return made;
        },
    };
}
