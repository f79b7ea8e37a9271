/** What drift/action.yml runs. */

import { keepHeapSmall } from '../host/heap.ts';
import { untilSignal } from '../host/stop.ts';
import { unlessDry } from '../host/unless-dry.ts';
import { describeError } from '../report/error.ts';
import { run } from './drift.ts';
import { annotate } from './log.ts';

// Until the run says otherwise it failed: a promise that nobody waits for must not end in 0 (threat 133).
process.exitCode = 1;
keepHeapSmall();
try {
  process.exitCode = await unlessDry(run(process.env, untilSignal()));
} catch (error) {
  annotate({ level: 'error', title: 'Nothing was checked', message: describeError(error) });
}
