/** The claims check: does the signature speak about this very manifest, and say what the policy asks for? */
import { type Digest } from '../oci/digest.ts';
import type { Candidate } from './candidate.ts';
import { type Check } from './check.ts';
export interface ExpectedClaims {
    /** digest of the manifest that is being verified */
    readonly subject: Digest;
    /** annotations that must have been signed, with exactly these values */
    readonly annotations: Readonly<Record<string, string>>;
    /** the reference the payload must name; without it, any (mirrors keep the reference of the source) */
    readonly expectedReference?: string;
}
/** Failures are E_CLAIM; E_SIG for a bundle that is malformed. Nothing here shows who signed: see verify.ts. */
export declare function checkClaims(candidate: Candidate, expected: ExpectedClaims): Check;
