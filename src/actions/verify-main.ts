/** What action.yml runs. */

import { setOutput } from '@actions/core';
import { untilSignal } from '../edge/stop.ts';
import { workflowCommand } from '../report/annotations.ts';
import { describeError } from '../report/error.ts';
import { run } from './verify.ts';

// Until the run says otherwise it failed: a promise that nobody waits for must not end in 0 (threat 133).
process.exitCode = 1;
try {
  process.exitCode = await run(process.env, untilSignal());
} catch (error) {
  setOutput('outcome', 'undetermined');
  const message = describeError(error);
  process.stdout.write(
    `${workflowCommand({ level: 'error', title: 'Nothing was verified', message })}\n`,
  );
}
