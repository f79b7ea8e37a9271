/** Parts of a ledger for machines that work side by side. */
import { digestHex, digestOf } from '../oci/digest.js';
const mostParts = 9999;
/** By the version alone: a new release moves none of the others to another part. */
export function isIn(shard, version) {
    if (shard === undefined)
        return true;
    const hex = digestHex(digestOf(Buffer.from(version))).slice(0, 12);
    return Number.parseInt(hex, 16) % shard.of === shard.index - 1;
}
/** What is about a repository as a whole is looked at by one part only. */
export function looksAtTags(shard) {
    return shard === undefined || shard.index === 1;
}
export function formatShard({ index, of }) {
    return `${index}/${of}`;
}
/** Of so many as can be written in `2/4`. */
export function isShard({ index, of }) {
    return index >= 1 && index <= of && of <= mostParts;
}
/** Throws RangeError for anything but `2/4`. */
export function parseShard(text) {
    const [, index, of] = (/^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text) ?? []).map(Number);
    if (index === undefined || of === undefined || !isShard({ index, of })) {
        throw new RangeError(`"${text.slice(0, 50)}" is not a part of parts, such as 2/4`);
    }
    return { index, of };
}
/** A matrix for GitHub Actions: a job for each part. */
export function planShards(count) {
    const include = Array.from({ length: count }, (_, at) => ({
        shard: formatShard({ index: at + 1, of: count }),
    }));
    return { include };
}
