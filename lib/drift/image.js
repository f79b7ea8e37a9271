/** One release on one registry: its tag, its tree and its signatures, by as few requests as can tell. */
import { isTrustError } from '../error.js';
import { readTag } from '../mirror/tag.js';
import { signatureTag } from '../signature/store.js';
import { isThere } from '../verify/coverage.js';
import { findingOf } from '../verify/finding.js';
import { lookForBlobs } from './blobs.js';
import { isObstacle } from './obstacles.js';
import { lostBlobs } from './signature-blobs.js';
import { lookAtStores, lookOf, namesIn, sameLook, } from './store-look.js';
import { verifyTree } from './verified.js';
/**
 * @param last what an earlier run verified on this registry, under the same policy
 * @param verified what this run verified on another registry
 */
export async function checkImage(place, wanted, shelf, last, verified, checking) {
    if (place.stopped !== undefined)
        return unseen(place, [place.stopped]);
    try {
        const { repository, signatures } = place.registry;
        const image = shelf.over(repository);
        const from = signatures === repository ? image : shelf.over(signatures);
        const stores = await place.stores(from);
        const looking = { place, wanted, checking, shelf, image, stores };
        return await look(looking, last, verified);
    }
    catch (error) {
        if (!isTrustError(error))
            throw error;
        return unseen(place, [findingOf(error)]);
    }
}
function unseen(place, obstacles) {
    const nothing = { tagDigest: undefined, digest: undefined, ...empty };
    return { place, ...nothing, obstacles };
}
const empty = {
    looked: 'nothing',
    manifests: [],
    unread: new Set(),
    problems: [],
    obstacles: [],
    notes: [],
};
async function look(looking, last, verified) {
    const { place, wanted, image } = looking;
    const { tag } = wanted;
    const tagDigest = await readTag(place.registry.asAnother, tag);
    const digest = wanted.digest ?? tagDigest;
    if (tagDigest !== undefined)
        place.answered();
    const seen = { place, tagDigest, digest };
    if (digest === undefined)
        return { ...seen, ...empty };
    if (tagDigest !== digest && !(await isThere(image, digest)))
        return { ...seen, ...empty };
    place.answered();
    const tree = await lookAtTree(looking, digest, tagDigest, last, verified);
    const elsewhere = await lookElsewhere(looking, tagDigest);
    return { ...seen, ...(await withBlobs(looking, tree)), ...elsewhere };
}
async function lookAtTree(looking, digest, tagDigest, last, verified) {
    const unchanged = last?.digest === digest ? await quickLook(looking, last, false) : undefined;
    if (unchanged !== undefined)
        return { ...unchanged, looked: 'unchanged' };
    const told = await sameForUs(looking, tagDigest);
    const same = verified?.digest === digest ? await quickLook(looking, verified, true) : undefined;
    const tree = same ?? (await completeLook(looking, digest, verified));
    return { ...tree, problems: [...told, ...tree.problems] };
}
/** Of a tag that was moved to what no ledger knows: whether the key has signed that as well. */
async function lookElsewhere(looking, tagDigest) {
    const { place, wanted } = looking;
    if (wanted.digest === undefined || tagDigest === undefined)
        return {};
    if (wanted.versionOf(tagDigest) !== undefined)
        return {};
    const { problems, obstacles } = await completeLook(looking, tagDigest, undefined);
    place.ended(obstacles);
    return obstacles.length > 0 ? {} : { elsewhere: problems.length === 0 ? 'signed' : 'not signed' };
}
/**
 * What the tag is for us, after it was asked for as another client does (threat 19). Once more, if it
 * differs: it may have been moved in between.
 */
async function sameForUs({ place, wanted: { tag } }, first) {
    const { repository, asAnother } = place.registry;
    let theirs = first;
    for (let attempt = 1;; attempt += 1) {
        const ours = await readTag(repository, tag);
        if (ours === theirs)
            return [];
        if (attempt === 2)
            return [tellsTwo(tag, ours, theirs)];
        theirs = await readTag(asAnother, tag);
    }
}
function tellsTwo(tag, ours, theirs) {
    const message = `the registry tells clients different things about the tag ${tag}: ${ours ?? 'nothing'}, and ${theirs ?? 'nothing'} to one that calls itself docker`;
    const advice = 'pull it by digest only, and ask the operator of the registry';
    return {
        kind: 'tag-moved',
        code: 'E_DRIFT',
        message,
        advice,
        isMended: false,
        ...(ours === undefined ? {} : { expected: ours }),
        ...(theirs === undefined ? {} : { found: theirs }),
    };
}
/** undefined: something is other than it was when all was well, and a complete look says what. */
async function quickLook({ place, image, stores }, known, thorough) {
    const [[, before] = []] = [...known.looks].filter(([name]) => thorough || name === place.name);
    if (before === undefined)
        return undefined;
    const [, ...children] = known.manifests;
    const [there, looks] = await Promise.all([
        Promise.all(children.map(({ digest }) => isThere(image, digest))),
        Promise.all(known.manifests.map(({ digest }, at) => {
            const expected = before[at];
            const occasion = thorough ? 'elsewhere' : at === 0 ? 'index' : 'again';
            return lookAtStores(stores, digest, expected, occasion);
        })),
    ]);
    const isSame = looks.every((one, at) => sameLook(one, before[at]));
    if (!isSame || !there.every((one) => one))
        return undefined;
    // What is unchanged was looked at when it was verified; elsewhere, nothing was read yet.
    if (thorough && (await anyLost(stores.repository, looks)))
        return undefined;
    return { ...empty, looked: 'verified', manifests: known.manifests, looks };
}
async function anyLost(repository, looks) {
    const lost = await Promise.all(looks.map((one) => lostBlobs(repository, namesIn(one))));
    return lost.some((one) => one.length > 0);
}
async function completeLook({ place, checking, image, stores }, digest, verified) {
    const context = {
        policy: checking.policy,
        now: checking.now,
        repository: image,
        signatures: stores.repository,
        // Each payload is read: that one could be rebuilt says nothing about what a registry has.
        discover: { payloadReferences: [] },
    };
    const expected = verified && 1 + verified.manifests.length;
    const tree = await place.withPulls(expected, () => verifyTree(place, digest, context));
    if ('severity' in tree)
        return { ...empty, obstacles: [tree] };
    if (tree.looks !== undefined)
        place.tookPulls(1 + tree.looks.flatMap(namesIn).length);
    const lost = await lostIn(stores.repository, tree);
    return {
        ...tree,
        ...(lost.size === 0 ? {} : { lost }),
        looked: tree.manifests.length === 0 ? 'nothing' : 'verified',
    };
}
/** Asks nothing anew: the verification has read all of it. What it could not read, it has told. */
async function lostIn(repository, { manifests }) {
    const lost = manifests.map(async ({ digest }) => {
        try {
            const [tag, list] = await Promise.all([
                repository.manifest(signatureTag(digest)),
                repository.referrers(digest),
            ]);
            const holders = namesIn(lookOf(tag?.digest, list));
            return [digest, await lostBlobs(repository, holders)];
        }
        catch (error) {
            if (isTrustError(error))
                return [digest, []];
            throw error;
        }
    });
    return new Map((await Promise.all(lost)).filter(([, blobs]) => blobs.length > 0));
}
/** Of what no ledger knows: whether it is signed as required. */
export async function checkUnknown(place, digest, shelf, checking) {
    if (place.stopped !== undefined)
        return { problems: [], obstacles: [place.stopped] };
    const { repository, signatures } = place.registry;
    const image = shelf.over(repository);
    const stores = await place.stores(signatures === repository ? image : shelf.over(signatures));
    const tree = await completeLook({ place, checking, image, stores }, digest, undefined);
    place.ended(tree.obstacles);
    return tree;
}
async function withBlobs(looking, tree) {
    const { place, checking, image, stores } = looking;
    if (!checking.blobs || tree.manifests.length === 0)
        return tree;
    try {
        const blobs = await lookForBlobs(place, image, stores.repository, tree);
        return { ...tree, blobs };
    }
    catch (error) {
        if (!isTrustError(error) || !isObstacle(error))
            throw error;
        return { ...tree, obstacles: [...tree.obstacles, findingOf(error)] };
    }
}
