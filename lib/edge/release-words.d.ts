/** What can be known of a release before anything is built or asked. */
import type { Platform } from '../oci/platform.ts';
import type { LedgerFile, ReleaseTask } from '../release/task.ts';
import type { SignOptions } from '../sign/options.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { Policy } from '../verify/policy.ts';
import type { ReleaseRunOptions, ReleaseWords } from './release.ts';
import { type Demands } from './sign-demands.ts';
interface ReadRelease {
    readonly task: Omit<ReleaseTask, 'sign' | 'policy'>;
    readonly demands: Demands;
    readonly services: ChosenServices;
    readonly ledger: LedgerFile | undefined;
    readonly build: {
        /** must be there, whether it is built or was before */
        readonly platforms: readonly Platform[];
        /** of buildx */
        readonly env: Record<string, string>;
    };
}
/** Throws E_INPUT, E_REF or E_KEY, naming the word. */
export declare function readRelease(words: ReleaseWords, options: ReleaseRunOptions): Promise<ReadRelease>;
/** What must be true everywhere before a tag is written anywhere: all of it signed, the same on each registry. */
export declare function gateOf(sign: SignOptions, platforms: readonly Platform[]): Policy;
export {};
