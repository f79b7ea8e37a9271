/** What can be known of a release before anything is built or asked. */
import { TrustError } from '../error.js';
import { parseDigest } from '../oci/digest.js';
import { formatRepository, parseRepository } from '../oci/reference.js';
import { distributeTags, versionOf } from '../release/tags.js';
import { about } from './about.js';
import { assertKeptOut } from './build-context.js';
import { assertNotWithheld, buildEnvironment } from './build-environment.js';
import { readBuild, readPlatforms } from './build-words.js';
import { withheld } from './child-environment.js';
import { openLedger } from './ledger-file.js';
import { checkItems } from './lists.js';
import { readServices } from './services.js';
import { checkTogether, readDemands } from './sign-demands.js';
/** Throws E_INPUT, E_REF or E_KEY, naming the word. */
export async function readRelease(words, options) {
    const [image, ...mirrors] = distributeTags(readRepositories(words), words.tags);
    if (image === undefined)
        throw new RangeError('a release has a first registry');
    const version = versionOf(words.version, [image]);
    const { origin, env } = await readOrigin(words, image.repository, options);
    const services = await readServices(words.services, new Date());
    const demands = await readDemands({
        ...words,
        format: words.format || usualFormat(services),
        identity: '',
        recursive: true,
    });
    checkTogether(demands, services, words);
    const ledger = await readLedger(words, version, [image, ...mirrors]);
    const { overwriteTags, skipMissingReferrers, dryRun } = words;
    return {
        task: {
            ...{ image, mirrors, overwriteTags, skipMissingReferrers, origin, dryRun },
            ...(version === undefined ? {} : { version }),
        },
        demands,
        services,
        ledger,
        build: { platforms: readPlatforms(words.build.platforms), env },
    };
}
/** The first registry's, then those of the mirrors; each once. */
function readRepositories({ image, mirrors }) {
    if (image === '')
        throw new TrustError('E_INPUT', 'image: name the repository to release to');
    const first = about('image', () => parseRepository(image));
    const others = mirrors.map((text) => about('mirrors', () => parseRepository(text)));
    const names = others.map(formatRepository);
    if (names.includes(formatRepository(first))) {
        throw new TrustError('E_INPUT', `mirrors: ${formatRepository(first)} is the image itself`);
    }
    checkItems(names, 'mirrors');
    return [first, ...others];
}
async function readOrigin(words, image, options) {
    const { digest, build, key, keyPassword } = words;
    if (digest !== '') {
        return { origin: about('digest', () => parseDigest(digest), 'E_INPUT'), env: {} };
    }
    const prepared = readBuild(build, image, options);
    await assertKeptOut(key, prepared.build);
    const env = buildEnvironment(options.env, withheld([key, keyPassword]), prepared.secrets);
    assertNotWithheld(prepared.build.secrets, env);
    return { origin: prepared.build, env };
}
/** cosign before 2.6 sees no bundles, and Rekor v2 has no entries for anything else. */
function usualFormat({ logs }) {
    return logs.length <= 1 && logs.every(({ version }) => version === 1) ? 'both' : 'bundle';
}
async function readLedger({ ledger, overwriteTags }, version, places) {
    if (ledger === '')
        return undefined;
    if (version === undefined) {
        const message = 'ledger: no tag is a version such as 1.2.3: give the version to enter';
        throw new TrustError('E_INPUT', message);
    }
    // Whoever holds registries against the ledger asks each of them for this tag.
    const without = places.find(({ tags }) => !tags.includes(version));
    if (without !== undefined) {
        const message = `ledger: ${without.name} does not get the tag ${version}, under which the ledger enters it`;
        throw new TrustError('E_INPUT', message);
    }
    return openLedger(ledger, overwriteTags);
}
/** What must be true everywhere before a tag is written anywhere: all of it signed, the same on each registry. */
export function gateOf(sign, platforms) {
    const { key, formats, annotations, logs, timestamps, trustedRoot } = sign;
    const stamped = timestamps.length > 0 && !formats.includes('legacy');
    return {
        keys: [key.public],
        trustedRoot,
        transparencyLog: logs.length === 0 ? 'ignored' : 'required',
        timestamps: stamped ? 'required' : 'ignored',
        attestationManifests: 'required',
        parity: 'true',
        platforms,
        annotations,
    };
}
