/** The signature check: which of the accepted keys made this signature? */
import { parseBundle } from './bundle.js';
import { annotationKeys } from './candidate.js';
import { checking, failed, passed } from './check.js';
import { verifySignature } from './key.js';
import { readSigned } from './signed.js';
/** Tries every key: hints in the material are somebody else's words. Failures are E_SIG, or E_KEY for certificates. */
export function checkSignature(candidate, keys) {
    const result = checking('E_SIG', () => findKey(candidate, keys));
    return 'state' in result ? { check: result } : { check: passed(), key: result };
}
function findKey(candidate, keys) {
    // A key is wanted, and a bundle says itself that it has none (threat 86).
    if (candidate.format === 'bundle' && parseBundle(candidate.bytes).signer === 'certificate') {
        return failed('E_KEY', 'it is signed with a certificate, and keys are accepted only');
    }
    const { signature, bytes } = readSigned(candidate);
    const key = keys.find((accepted) => verifySignature(accepted, bytes, signature));
    if (key !== undefined)
        return key;
    return hasCertificate(candidate)
        ? failed('E_KEY', 'it is signed with a certificate, and keys are accepted only')
        : failed('E_SIG', 'it was not made with an accepted key, or not over these bytes');
}
/** A legacy layer may carry one beside a signature that a key made: it is looked at last. */
function hasCertificate(candidate) {
    return candidate.format === 'legacy' && annotationKeys.certificate in candidate.layer.annotations;
}
