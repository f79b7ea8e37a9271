/** Command lines that mend: pinned to a digest that the ledger names or this run verified, ready to paste. */
import type { Digest } from '../oci/digest.ts';
import { type Repository } from '../oci/reference.ts';
import { type Policy } from '../verify/policy.ts';
import type { PolicyReport } from '../verify/report.ts';
import type { Difference } from './report.ts';
export interface Mending {
    /** a repository that has all of it */
    readonly source: Repository;
    readonly digest: Digest;
    readonly target: Repository;
    readonly tag: string;
    /** the tag is there, and points to something else */
    readonly moves: boolean;
    /** something is gone behind lists and manifests that are still served: these alone do not show it */
    readonly deep: boolean;
    /** of this run: the command demands the same */
    readonly policy: PolicyReport;
    /** registries that are spoken to over http */
    readonly insecureHosts: readonly string[];
}
/** The same for every command of a run. */
export type CommandContext = Pick<Mending, 'policy' | 'insecureHosts'>;
interface Spoken {
    readonly repository: {
        readonly name: Repository;
    };
    /** whether it may be spoken to over http */
    readonly insecure: boolean;
}
export declare function commandContext(policy: Policy, registries: readonly Spoken[]): CommandContext;
/** As fields of a difference. */
export declare function mendWith(mending: Mending): Pick<Difference, 'mend'>;
/** Characters: one that is cut off where it is shown would do something else. */
export declare const longestCommand = 8000;
/** undefined: it would be longer than what is shown of one. */
export declare function mirrorCommand(mending: Mending): string | undefined;
/** What a command may be about: what the report itself says. */
export interface Scope {
    readonly difference: Pick<Difference, 'registry' | 'tag'>;
    readonly policy: PolicyReport;
    readonly registries: readonly {
        readonly name: string;
        readonly insecure?: boolean;
    }[];
}
/**
 * Whether `command` is one that `mirrorCommand` writes: from one registry of the report to the place of
 * the difference, with no fewer demands than the run had. A report may come from somebody else's job, and
 * its commands are pasted by people (threat 123).
 */
export declare function isMirrorCommand(command: string, scope: Scope): boolean;
export {};
