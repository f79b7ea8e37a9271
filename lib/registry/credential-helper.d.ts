/** Docker's credential helpers: programs `docker-credential-NAME` that hold what a file should not. */
import { type Credentials } from './credentials.ts';
export interface HelperResult {
    readonly exitCode: number;
    readonly stdout: string;
    readonly stderr: string;
}
/** Runs `program get`, without a shell, with `input` on its standard input; rejects if it cannot be run. */
export type RunHelper = (program: string, input: string) => Promise<HelperResult>;
/**
 * Asks a helper for the credentials of `server`. undefined: it has none. Throws E_INPUT for a name that
 * is none, and E_AUTH for a helper that fails. What a helper prints is never quoted: it is the secret.
 */
export declare function askHelper(helper: string, server: string, run: RunHelper): Promise<Credentials | undefined>;
