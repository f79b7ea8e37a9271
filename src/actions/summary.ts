/** The job summary, as a file that the runner reads. */

import { appendFile } from 'node:fs/promises';
import { annotate } from './log.ts';

/** It is for reading: a runner that does not offer the file must not fail the step. */
export async function appendSummary(format: () => string, env: NodeJS.ProcessEnv): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    await appendFile(file, format());
  } catch (error) {
    const message = (error as Error).message;
    annotate({ level: 'warning', title: 'The job summary could not be written', message });
  }
}
