/** The report, from what has become of the source and of each target. */
import type { Inventory } from './inventory.ts';
import type { MirrorContext, MirrorTask } from './mirror.ts';
import { type MirrorReport, type SourceReport } from './report.ts';
import type { TargetRun } from './target.ts';
export declare function toReport(task: MirrorTask, context: MirrorContext, started: Date, runs: readonly TargetRun[], { source, findings }: Pick<MirrorReport, 'source' | 'findings'>): MirrorReport;
export declare function contentOf({ tree, items, blobs }: Inventory): NonNullable<SourceReport['content']>;
