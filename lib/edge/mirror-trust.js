/** What the source of a mirror run must be, and whose word counts for it. */
import { TrustError } from '../error.js';
import { parseChoice } from './lists.js';
import { readTrustedRoot } from './policy.js';
/** Throws E_INPUT or E_KEY. */
export async function readRequirement(words, readKeys) {
    const { key, fingerprints, trustedRoot, transparencyLog } = words;
    const given = [
        ...(key === '' ? [] : ['key']),
        ...(fingerprints.length === 0 ? [] : ['key-fingerprint']),
        ...(trustedRoot === '' ? [] : ['trusted-root']),
        ...(transparencyLog === 'required' ? [] : ['insecure-ignore-tlog']),
    ];
    const usual = given.some((name) => name.startsWith('key')) ? 'verified' : 'signed';
    const require = parseChoice(words.require || usual, ['verified', 'signed', 'none'], 'require');
    if (require === 'verified') {
        const policy = {
            keys: await readKeys(key, fingerprints),
            trustedRoot: await readTrustedRoot(trustedRoot),
            transparencyLog,
        };
        return { require, policy: { ...policy, ...usualDemands } };
    }
    // Given and not heeded would look like a check that was made.
    if (given.length === 0)
        return { require };
    const message = `${given.join(', ')}: nothing is verified with require ${require}`;
    throw new TrustError('E_INPUT', message);
}
/** As for `webdis-trust verify` without further flags; the targets are compared by their bytes. */
const usualDemands = {
    timestamps: 'ignored',
    attestationManifests: 'reported',
    parity: 'false',
    platforms: [],
    annotations: {},
};
