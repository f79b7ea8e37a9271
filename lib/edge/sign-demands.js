/** What is signed and how, from words: the same for signing alone and for a release. */
import { TrustError } from '../error.js';
import { parseReference, parseRepository } from '../oci/reference.js';
import { about } from './about.js';
import { parseChoice, parsePairs } from './lists.js';
import { readTrustedRoot } from './policy.js';
const formats = {
    bundle: ['bundle'],
    legacy: ['legacy'],
    both: ['legacy', 'bundle'],
};
/** Throws E_INPUT or E_REF, naming the word. */
export async function readDemands(words) {
    const { identity, signatureRepository } = words;
    // As written: cosign compares the text. That it is a reference at all is what a slip shows by.
    if (identity !== '')
        about('identity', () => parseReference(identity), 'E_INPUT');
    return {
        formats: formats[parseChoice(words.format, ['bundle', 'legacy', 'both'], 'format')],
        annotations: parsePairs(words.annotations, 'annotations'),
        recursive: words.recursive,
        trustedRoot: await readTrustedRoot(words.trustedRoot),
        ...(identity === '' ? {} : { identity }),
        ...(signatureRepository === ''
            ? {}
            : {
                signatureRepository: about('signature-repository', () => parseRepository(signatureRepository)),
            }),
    };
}
/** What would only come out after the log has an entry for ever. */
export function checkTogether({ formats, identity, trustedRoot }, { logs }, words) {
    const legacy = formats.includes('legacy');
    const fail = (why) => {
        throw new TrustError('E_INPUT', why);
    };
    if (identity !== undefined && !legacy) {
        fail('identity: bundles name none; it is for format legacy or both');
    }
    if (legacy && logs.some(({ version }) => version === 2)) {
        fail('format: legacy signatures need Rekor v1; Rekor v2 issues no signed entry timestamps');
    }
    if (!formats.includes('bundle') && words.services.timestampUrl !== '') {
        fail('timestamp-url: legacy signatures carry no timestamps; it is for format bundle or both');
    }
    if (words.trustedRoot === '')
        checkKnown(trustedRoot, logs);
}
function checkKnown({ logs: known, source }, logs) {
    for (const { url } of logs) {
        const host = URL.canParse(url) ? new URL(url).host : url;
        if (known.some((log) => log.host === host))
            continue;
        throw new TrustError('E_INPUT', `${source} does not know the log ${host}: give the trusted-root that its answers are verified with`);
    }
}
