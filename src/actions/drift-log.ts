/** What stands in the log of the step while a check goes on. */

import { info } from '@actions/core';
import type { DriftProgress } from '../drift/report.ts';
import { formatCheckingStep } from '../report/drift/progress.ts';

/** Milliseconds between two lines: a log tells of a check that takes long, and of no other. */
const interval = 10_000;

export function progressLog(): (progress: DriftProgress) => void {
  let last = performance.now();
  return (progress) => {
    const now = performance.now();
    if (now - last < interval) return;
    last = now;
    info(formatCheckingStep(progress));
  };
}
