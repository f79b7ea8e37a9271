/**
 * The part of a library call that is no option of a table: functions, signals and environment.
 *
 * Everything else is loaded by the calls: a program that only verifies never loads what signs, and an older Node
 * reads little before it is refused (supported.ts).
 */
export interface CallOptions<Progress> {
    /** ends the run; the report says what was done until then */
    readonly signal?: AbortSignal;
    /** environment for credentials, proxies, COSIGN_PASSWORD and `env://`; default: process.env */
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** called with each secret before it is used, to mask it in logs */
    readonly onSecret?: (secret: string) => void;
    readonly onProgress?: (progress: Progress) => void;
}
