/** Coverage: everything that the index lists is there, and every platform that is wanted is listed. */
import { TrustError } from '../error.js';
import { readConfigPlatform } from '../image/config.js';
import { readListedImage } from '../image/listed.js';
import { formatPlatform, samePlatform } from '../oci/platform.js';
import { concerning, finding, lookAt } from './finding.js';
/** A HEAD for each child; nested indexes were read with the tree. */
export async function checkPresence(repository, { nodes }) {
    const absent = new Set();
    const children = nodes.filter(({ depth, role }) => depth > 0 && role !== 'index');
    const looks = children.map((node) => lookAt(node, async () => {
        if (await isThere(repository, node.digest))
            return undefined;
        absent.add(node.digest);
        return notThere(node);
    }, (what) => `whether ${what} is there could not be found out`));
    return { findings: (await Promise.all(looks)).flat(), absent };
}
export async function isThere(repository, digest) {
    return (await repository.manifestHead(digest)) !== undefined;
}
function notThere(node) {
    const what = node.platforms.map(formatPlatform).join(', ') || 'a manifest';
    return finding('E_COVER', `${what} is listed in the index, but the registry does not have it`, {
        advice: 'the copy is incomplete: mirror the image again, or ask the publisher',
        ...concerning(node),
    });
}
/** The wanted platforms of an index, each held against its image's own config (threats 24, 26, 33). */
export async function checkPlatforms(repository, { nodes }, wanted) {
    const listed = nodes.filter(({ role }) => role === 'platform');
    if (listed.length === 0)
        return [finding('E_COVER', 'the index lists no platform')];
    const isFor = (node) => (platform) => node.platforms.some((own) => samePlatform(platform, own));
    const missing = wanted.filter((platform) => !listed.some((node) => isFor(node)(platform)));
    const asked = listed.filter((node) => wanted.some(isFor(node)));
    const compared = await Promise.all(asked.map((node) => compareConfig(repository, node)));
    return [...missing.map((platform) => notListed(platform, listed)), ...compared.flat()];
}
function notListed(platform, listed) {
    const all = listed.flatMap((node) => node.platforms.map(formatPlatform)).join(', ');
    const wanted = formatPlatform(platform);
    return finding('E_COVER', `${wanted} is not in the index, which lists ${all || 'no platform'}`, {
        platform: wanted,
    });
}
function compareConfig(repository, node) {
    return lookAt(node, async () => {
        const actual = await readConfigPlatform(repository, await readListedImage(repository, node));
        if (actual === undefined)
            throw new TrustError('E_COVER', 'its config names no platform');
        if (node.platforms.every((platform) => samePlatform(platform, actual)))
            return undefined;
        throw new TrustError('E_COVER', `its config says ${formatPlatform(actual)}`);
    });
}
/** A single image has no index to say what it is: its config does. */
export async function checkSingleImage(repository, { nodes: [node] }, image, wanted) {
    let platform;
    const findings = await lookAt(node, async () => {
        platform = await readConfigPlatform(repository, image);
        return undefined;
    });
    if (findings.length > 0)
        return { findings };
    const is = platform === undefined ? 'of no platform' : `for ${formatPlatform(platform)}`;
    const missing = wanted
        .filter((want) => platform === undefined || !samePlatform(want, platform))
        .map((want) => finding('E_COVER', `${formatPlatform(want)} is wanted; this is a single image ${is}`));
    return { findings: missing, ...(platform === undefined ? {} : { platform }) };
}
