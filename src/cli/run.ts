/** What the verbs have in common: a verification with its progress on the terminal. */

import { verify } from '../run/verify.ts';
import type { VerifyReport } from '../verify/report.ts';
import type { Arguments } from './arguments.ts';
import { startProgress } from './progress.ts';
import { readConnection, readWords } from './words.ts';

export async function runWith(flags: Arguments, signal: AbortSignal): Promise<VerifyReport> {
  const progress = startProgress(process.stderr, !flags.on('quiet') && !flags.on('verbose'));
  try {
    const connection = await readConnection(flags, signal, progress.say);
    return await verify(readWords(flags), connection, progress.show);
  } finally {
    progress.end();
  }
}
