/** What one target lacks, and what stands in the way, before anything is written there. */
import { finding } from '../verify/finding.js';
import { allEnded } from './ended.js';
import { isToBeWritten } from './union.js';
/** Throws E_DRIFT for signature tags that cannot be united, which is before anything was copied. */
export async function planTarget(before, { items, blobs }) {
    const all = [...items.values()];
    const [missing, manifests, tags, listings] = await Promise.all([
        missingOnes([...blobs.values()], (blob) => before.holds(blob)),
        missingOnes(all.filter(({ byDigest }) => byDigest), async ({ digest }) => (await before.manifestHead(digest)) !== undefined),
        allEnded(all.flatMap((item) => item.tags.map(async (tag) => (await isMissing(before, item, tag)) ? [{ ...tag, item }] : []))),
        allEnded([
            ...Map.groupBy(all.filter(({ isReferrer }) => isReferrer), subjectOf),
        ].map(([subject, referrers]) => listingOf(before, subject, referrers))),
    ]);
    return {
        blobs: missing,
        manifests: new Set(manifests.map(({ digest }) => digest)),
        tags: tags.flat(),
        listings: listings.filter((listing) => listing.items.length > 0),
    };
}
async function missingOnes(all, isThere) {
    const found = await allEnded(all.map(async (one) => ((await isThere(one)) ? [] : [one])));
    return found.flat();
}
async function isMissing(before, item, { name }) {
    return isToBeWritten(item, await before.manifest(name), name);
}
/** The API or, for all that it does not list, the fallback tag; who asks for both finds it in either. */
async function listingOf(before, subject, referrers) {
    const { descriptors, source } = await before.referrers(subject);
    const listed = new Set(descriptors.map(({ digest }) => digest));
    return { subject, items: referrers.filter(({ digest }) => !listed.has(digest)), by: source };
}
function subjectOf({ contents, digest }) {
    return contents.subject?.digest ?? digest;
}
export function summaryOf(plan, inventory) {
    const { blobs, manifests, tags } = plan;
    return {
        blobs: blobs.length,
        bytes: blobs.reduce((sum, { size }) => sum + size, 0),
        manifests: manifests.size + tags.length,
        requests: requestsOf(plan, inventory),
    };
}
/** As sent when nothing fails; for people to weigh, not exact. */
function requestsOf({ blobs, manifests, tags, listings }, { items }) {
    const uploads = 2 * blobs.length + manifests.size + 3 * tags.length;
    const lists = listings.reduce((sum, { by }) => sum + (by === 'api' ? 1 : 3), 0);
    const readBack = items.size + blobs.length;
    return uploads + lists + readBack + 3;
}
/** Bytes of manifests from which on registries may refuse one (registries.md §2.4; fault 36). */
const large = 4_000_000;
export function warningsAbout({ items }) {
    return [...items.values()]
        .filter(({ bytes }) => bytes.byteLength >= large)
        .map(({ digest, bytes }) => {
        const message = `a manifest of ${bytes.byteLength} bytes: some registries take 4 MiB, others less`;
        return finding('E_LIMIT', message, { severity: 'warning', digest });
    });
}
