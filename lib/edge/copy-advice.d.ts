/**
 * Signatures that one image of a run lacks and another one has: who lost them in mirroring is told how to
 * bring them back, and not to sign again.
 */
import type { VerifyReport } from '../verify/report.ts';
import type { RunOptions } from './connection.ts';
export declare function withCopyAdvice(report: VerifyReport, options: RunOptions): VerifyReport;
