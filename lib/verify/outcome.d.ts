/** Maps error codes to one of three outcomes and to exit codes (docs/adr/0001). */
import type { ErrorCode } from '../error.js';
import { type Infer } from '../oci/document.js';
/**
 * - `verified`: every required check passed.
 * - `rejected`: there is evidence that something is missing, bad or different.
 * - `undetermined`: a network failure, a rate limit, missing credentials, an input or a limit prevented the check.
 */
export declare const outcome: import("../oci/document.js").Declared<"rejected" | "undetermined" | "verified">;
export type Outcome = Infer<typeof outcome>;
/** 10, 11 and 12 are the same as cosign's (cosign doc/cosign_exit_codes.md). */
export declare const exitCodes: {
    readonly verified: 0;
    /** an input, a reference or a key cannot be used; nothing was checked */
    readonly input: 2;
    readonly undetermined: 3;
    readonly noSignature: 10;
    readonly notFound: 11;
    readonly noMatchingSignature: 12;
    readonly registriesDiffer: 20;
};
export declare const exitCode: import("../oci/document.js").Declared<0 | 2 | 3 | 10 | 11 | 12 | 20>;
export type ExitCode = Infer<typeof exitCode>;
export declare function exitCodeFor(codes: Iterable<ErrorCode>): ExitCode;
/** Of errors, one of which may be an attestation that is missing and not bad. */
export declare function exitCodeForErrors(errors: readonly {
    readonly code: ErrorCode;
    readonly missing?: true;
}[]): ExitCode;
export declare function outcomeOf(code: ExitCode): Outcome;
/** Whether an error with this code leaves open what was to be checked. */
export declare function isUndetermined({ code }: {
    readonly code: ErrorCode;
}): boolean;
export declare function outcomeFor(codes: Iterable<ErrorCode>): Outcome;
