/** Three outcomes, and the exit codes that tell them apart (design.md, decision 1). */
import type { ErrorCode } from '../error.ts';
/**
 * - `verified`: every required check passed
 * - `rejected`: there is evidence of a missing or bad signature
 * - `undetermined`: network, rate limit, credentials or a limit stood in the way; nothing is known
 */
export type Outcome = 'verified' | 'rejected' | 'undetermined';
/** As cosign's where cosign has one (cosign doc/cosign_exit_codes.md: 10, 11, 12), ours for the rest. */
export declare const exitCodes: {
    readonly verified: 0;
    /** an input, a reference or a key; nothing was looked at */
    readonly input: 2;
    readonly undetermined: 3;
    readonly noSignature: 10;
    readonly notFound: 11;
    readonly noMatchingSignature: 12;
    readonly registriesDiffer: 20;
};
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
/** All of them, for readers of reports. */
export declare const errorCodes: readonly ErrorCode[];
export declare function exitCodeFor(codes: Iterable<ErrorCode>): ExitCode;
export declare function outcomeOf(exitCode: ExitCode): Outcome;
export declare function outcomeFor(codes: Iterable<ErrorCode>): Outcome;
