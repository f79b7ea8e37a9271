/** One verification, from words to report: the same for the action, the terminal and the library. */

import type { VerifyProgress, VerifyReport } from '../verify/report.ts';
import { verifyImages } from '../verify/verify.ts';
import { withAdvice } from './advice.ts';
import type { RunOptions } from './connection.ts';
import { type PolicyWords, readPolicy } from './policy.ts';
import { startRun } from './run.ts';
import { readTasks } from './tasks.ts';

/** As users write it; an empty string or list stands for "not given". */
export interface VerifyWords {
  readonly images: readonly string[];
  /** for every image that names neither tag nor digest */
  readonly tag: string;
  /** see keys.ts */
  readonly key: string;
  readonly fingerprints: readonly string[];
  readonly policy: PolicyWords;
}

/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export async function verify(
  words: VerifyWords,
  options: RunOptions,
  onProgress?: (progress: VerifyProgress) => void,
): Promise<VerifyReport> {
  const tasks = readTasks(words.images, words.tag);
  const demands = await readPolicy(words.policy);
  const run = startRun(options);
  try {
    const keys = await run.keys(words.key, words.fingerprints);
    const context = { ...run.context, ...(onProgress === undefined ? {} : { onProgress }) };
    const report = await verifyImages(tasks, { ...demands, keys }, context);
    return await withAdvice(run.masked(report), options);
  } finally {
    run.close();
  }
}
