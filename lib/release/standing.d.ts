/** What stands where when a run ends early, and how to go on from there. */
import type { ErrorCode } from '../error.ts';
import type { RegistryReport } from './report.ts';
import type { ReleaseRun } from './run.ts';
/** What stands, then the next step, with the digest in it once there is one. `own`: instead of the usual one. */
export declare function adviceFor(run: ReleaseRun, code: ErrorCode, own: string | undefined): string;
/** Where the release stands on each registry. */
export declare function registriesOf(run: ReleaseRun): readonly RegistryReport[];
