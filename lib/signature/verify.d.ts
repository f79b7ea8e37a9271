/** The signature check: which of the accepted keys made this signature? */
import { type Candidate } from './candidate.ts';
import { type Check } from './check.ts';
import { type VerificationKey } from './key.ts';
export interface SignatureResult {
    readonly check: Check;
    /** the key that made it; only if the check passed */
    readonly key?: VerificationKey;
}
/** Tries every key: hints in the material are somebody else's words. Failures are E_SIG, or E_KEY for certificates. */
export declare function checkSignature(candidate: Candidate, keys: readonly VerificationKey[]): SignatureResult;
