/** From differences and obstacles to a state, the same for a run and for several that are merged. */
import type { Difference, DriftReport, DriftState } from './report.ts';
export declare function stateOf(differences: readonly unknown[], unreachable: readonly unknown[]): DriftState;
export declare function exitCodeOf(state: DriftState): DriftReport['exitCode'];
/** Newest release first, each difference once: releases end as they end, and reports do not vary with it. */
export declare function inOrder(differences: readonly Difference[]): readonly Difference[];
/** Tags that are no versions come last, by their names. */
export declare function newestFirst(a: string, b: string): number;
