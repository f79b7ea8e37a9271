/** One verification's run: a client that reads, and the keys. */
import type { Transport } from '../registry/http.ts';
import type { VerificationKey } from '../signature/key.ts';
import type { VerifyContext } from '../verify/verify.ts';
import { type RunOptions } from './connection.ts';
export interface Run {
    readonly context: VerifyContext;
    /** Reads what the user wrote about keys; see keys.ts. */
    keys(text: string, fingerprints: readonly string[]): Promise<readonly VerificationKey[]>;
    /** Ends idle connections, so that the process can end. */
    close(): void;
}
export declare function startRun(options: RunOptions): Run;
export declare function keyReader({ env, onSecret }: RunOptions, transport: Transport): Run['keys'];
