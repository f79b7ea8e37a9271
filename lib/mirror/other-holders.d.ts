/**
 * Signatures that the source lacks and a target of the run has: a copy back is what helps. To sign again
 * would make other signatures, and takes the key.
 */
import type { ImageNode } from '../image/tree.ts';
import type { Finding } from '../verify/report.ts';
import type { MirrorTask } from './mirror.ts';
import type { TargetRun } from './target.ts';
/** The findings, with the command that brings the signatures back where there is one. */
export declare function adviseCopyBack(findings: readonly Finding[], nodes: readonly ImageNode[], runs: readonly TargetRun[], task: MirrorTask): Promise<readonly Finding[]>;
