/** The verb: the same bytes and the same signatures, over there; or nothing changes that people see. */
import type { Reference, Repository } from '../oci/reference.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { MirrorProgress, MirrorReport } from './report.ts';
import { type Verifying } from './require.ts';
import type { OnConflict } from './tag.ts';
import { type Target } from './target.ts';
import type { Traffic } from './traffic.ts';
/** Verified is, if at all, the source as well as the targets. */
export interface MirrorTask extends Verifying {
    readonly source: {
        /** as the user wrote it */
        readonly text: string;
        readonly repository: ReadableRepository;
        /** where its signatures are */
        readonly signatures: ReadableRepository;
        readonly reference: Pick<Reference, 'tag' | 'digest'>;
    };
    readonly targets: readonly Target[];
    readonly onConflict: OnConflict;
    /** nothing is written: the report is the plan */
    readonly dryRun: boolean;
    /** everything is looked at, also where the tag and all lists are the same */
    readonly deep?: boolean;
    /** referrers that the source lists and does not have are left out, with a warning */
    readonly skipMissingReferrers?: boolean;
    /** the command line of another run with these words, and the demands of this one */
    readonly commandFor?: (words: readonly string[]) => string;
}
export interface MirrorContext extends Pausing {
    readonly now: () => Date;
    /** requests so far */
    readonly sent: () => number;
    /** requests by repository; see traffic.ts */
    readonly traffic?: (repository: Repository) => Traffic;
    readonly tool: MirrorReport['tool'];
    readonly onProgress?: (progress: MirrorProgress) => void;
}
/** Everything that a registry does ends in the report. */
export declare function mirror(task: MirrorTask, context: MirrorContext): Promise<MirrorReport>;
