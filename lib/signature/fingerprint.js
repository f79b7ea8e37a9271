/** Fingerprints of public keys: SHA-256 of the DER SubjectPublicKeyInfo. */
import { TrustError } from '../error.js';
import { quote } from '../oci/shape.js';
const plain = /^[0-9a-f]{64}$/;
const colons = /^(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/;
/** Lower-case hex from hex in either case, with or without colons or a `sha256:` before it. Throws E_KEY. */
export function normalizeFingerprint(text) {
    const lower = text.trim().toLowerCase();
    const hex = lower.startsWith('sha256:') ? lower.slice('sha256:'.length) : lower;
    if (plain.test(hex))
        return hex;
    if (colons.test(hex))
        return hex.replaceAll(':', '');
    throw new TrustError('E_KEY', `${quote(text)} is not a key fingerprint: give the SHA-256 of the DER key as 64 hex digits, ` +
        'colons allowed (openssl pkey -pubin -in KEY.pub -outform DER | sha256sum), not base64');
}
/**
 * Every key must have one of the fingerprints, and every fingerprint must belong to a key (threat 76).
 * To be asked before anything else happens, and only if the user gave fingerprints: none is none
 * that matches. Throws E_KEY.
 */
export function assertFingerprints(keys, fingerprints) {
    const wanted = new Set(fingerprints.map(normalizeFingerprint));
    const stray = keys.find(({ fingerprint }) => !wanted.has(fingerprint));
    if (stray !== undefined) {
        throw new TrustError('E_KEY', `${stray.source} has the fingerprint ${stray.fingerprint}, which is not one that was given: ` +
            'stop here, the key file or the place that names the fingerprint has been tampered with');
    }
    for (const { fingerprint } of keys)
        wanted.delete(fingerprint);
    for (const fingerprint of wanted) {
        throw new TrustError('E_KEY', `no key has the fingerprint ${fingerprint}`);
    }
}
