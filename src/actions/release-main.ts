/** What release/action.yml runs. */

import { setOutput } from '@actions/core';
import { collectChunksInTime } from '../host/heap.ts';
import { endProcess, untilSignal } from '../host/stop.ts';
import { unlessDry } from '../host/unless-dry.ts';
import { describeError } from '../report/error.ts';
import { annotate } from './log.ts';
import { run } from './release.ts';

// Until the run says otherwise it failed: a promise that nobody waits for must not end in 0 (threat 133).
process.exitCode = 1;
collectChunksInTime();
let pushed = '';
try {
  process.exitCode = await unlessDry(
    run(process.env, untilSignal(), (digest) => {
      pushed = digest;
    }),
  );
} catch (error) {
  setOutput('outcome', 'undetermined');
  const message = describeError(error);
  annotate(
    pushed === ''
      ? { level: 'error', title: 'Nothing was released', message }
      : {
          level: 'error',
          title: 'The run broke off',
          message: `${message}\nTo go on: run it again with digest: ${pushed}`,
        },
  );
}
// A program that was started and does not end would hold the process.
if (process.exitCode !== 0) endProcess();
