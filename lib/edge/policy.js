/** From the words of inputs, flags and options to what a run demands. */
import { limits } from '../limits.js';
import { parseDigest } from '../oci/digest.js';
import { parsePlatform } from '../oci/platform.js';
import { parseRepository } from '../oci/reference.js';
import { publicGoodRoot } from '../transparency/public-good.js';
import { publicGoodRootText } from '../transparency/public-good-root.js';
import { parseTrustedRoot } from '../transparency/trusted-root.js';
import { about } from './about.js';
import { readBounded } from './files.js';
import { parseChoice, parsePairs } from './lists.js';
/** Everything but the keys. Throws E_INPUT or E_REF, naming the input. */
export async function readPolicy(words) {
    const { digest, expectedReference, signatureRepository } = words;
    return {
        trustedRoot: await readTrustedRoot(words.trustedRoot),
        transparencyLog: parseChoice(words.transparencyLog, ['required', 'ignored'], 'transparency-log'),
        timestamps: parseChoice(words.timestamps, ['required', 'ignored'], 'timestamps'),
        attestationManifests: parseChoice(words.attestationManifests, ['reported', 'required'], 'attestation-manifests'),
        parity: parseChoice(words.parity, ['auto', 'true', 'false'], 'parity'),
        platforms: words.platforms.map((text) => about('platforms', () => parsePlatform(text))),
        annotations: parsePairs(words.annotations, 'annotations'),
        ...(digest === '' ? {} : { digest: about('digest', () => parseDigest(digest), 'E_INPUT') }),
        ...(expectedReference === '' ? {} : { expectedReference }),
        ...(signatureRepository === ''
            ? {}
            : {
                signatureRepository: about('signature-repository', () => parseRepository(signatureRepository)),
            }),
    };
}
export async function readTrustedRoot(path) {
    if (path === '')
        return embeddedRoot();
    const bytes = await readRootFile(path);
    return about('trusted-root', () => parseTrustedRoot(bytes, path), 'E_INPUT');
}
function readRootFile(path) {
    return readBounded(path, limits.manifest, 'trusted-root: the file');
}
/** As it is written; to tell one root from another. */
export async function readRootText(path) {
    return path === '' ? publicGoodRootText : readRootFile(path);
}
/** Reading the embedded root takes as long as all the inputs together: left until an answer needs it. */
function embeddedRoot() {
    return {
        get source() {
            return publicGoodRoot().source;
        },
        get date() {
            return publicGoodRoot().date;
        },
        get logs() {
            return publicGoodRoot().logs;
        },
        get material() {
            return publicGoodRoot().material;
        },
    };
}
