/** Why a build failed: buildx has exit codes for nothing, so its own words are read. */
import { TrustError } from '../error.ts';
/** E_BUILD or E_AUTH, with the last that buildx said about it, as `shown` leaves it. */
export declare function buildFailure(exitCode: number, tail: readonly string[], shown: (line: string) => string): TrustError;
/** What kept docker from being started at all. */
export declare function startFailure(error: unknown): TrustError;
