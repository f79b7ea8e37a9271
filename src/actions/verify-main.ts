/** What action.yml runs. */

import { setOutput } from '@actions/core';
import { untilSignal } from '../host/stop.ts';
import { unlessDry } from '../host/unless-dry.ts';
import { describeError } from '../report/error.ts';
import { annotate } from './log.ts';
import { run } from './verify.ts';

// Until the run says otherwise it failed: a promise that nobody waits for must not end in 0 (threat 133).
process.exitCode = 1;
try {
  process.exitCode = await unlessDry(run(process.env, untilSignal()));
} catch (error) {
  setOutput('outcome', 'undetermined');
  annotate({ level: 'error', title: 'Nothing was verified', message: describeError(error) });
}
