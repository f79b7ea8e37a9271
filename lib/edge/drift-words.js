/** What a drift check is about, from the words of inputs, flags and options. */
import { parseShard } from '../drift/shard.js';
import { TrustError } from '../error.js';
import { parseLedger } from '../ledger/ledger.js';
import { formatRepository, isTag, parseRepository } from '../oci/reference.js';
import { about } from './about.js';
import { readBounded } from './files.js';
import { checkItems } from './lists.js';
import { readPolicy } from './policy.js';
/** Bytes: ten thousand releases take 20 million. */
const mostLedger = 64 * 1024 * 1024;
/** Throws E_INPUT or E_REF, naming the input. */
export async function readDriftWords(words) {
    const { shard } = words;
    return {
        repositories: readRepositories(words.images),
        tags: readTags(words),
        shard: shard === '' ? undefined : readShard(shard),
        ledger: words.ledger === '' ? undefined : await readLedger(words.ledger),
        demands: await readDemands(words),
    };
}
export function readRepositories(images) {
    // An expression that came out empty must not turn into "nothing to look at, all is well" (threat 83).
    if (images.length === 0)
        throw new TrustError('E_INPUT', 'images: the list is empty');
    const all = images.map((text) => about('images', () => parseRepository(text)));
    checkItems(all.map(formatRepository), 'images');
    return all;
}
function readTags({ ledger, tags }) {
    if (ledger === '' && tags.length === 0) {
        throw new TrustError('E_INPUT', 'ledger: none is given, and no tags either');
    }
    if (ledger !== '' && tags.length > 0) {
        throw new TrustError('E_INPUT', 'tags: the ledger says which tags there are; give one of the two');
    }
    const odd = tags.find((tag) => !isTag(tag));
    if (odd !== undefined) {
        throw new TrustError('E_INPUT', `tags: ${JSON.stringify(odd.slice(0, 150))} is not a tag`);
    }
    return checkItems(tags, 'tags');
}
export function readShard(text) {
    try {
        return parseShard(text);
    }
    catch (error) {
        throw new TrustError('E_INPUT', `shard: ${error.message}`);
    }
}
export async function readLedger(path) {
    return parseLedger(await readBounded(path, mostLedger, 'ledger: the file'), path);
}
/** As for `webdis-trust verify` without further flags; the registries are compared here. */
export function readDemands(words) {
    return readPolicy({
        digest: '',
        platforms: [],
        annotations: [],
        expectedReference: '',
        transparencyLog: words.transparencyLog || 'required',
        timestamps: 'ignored',
        trustedRoot: words.trustedRoot,
        attestationManifests: 'reported',
        parity: 'false',
        signatureRepository: words.signatureRepository,
    });
}
