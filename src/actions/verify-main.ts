/** What action.yml runs. */

import { setOutput } from '@actions/core';
import { isTrustError } from '../error.ts';
import { outcomeFor } from '../verify/outcome.ts';
import { failWith } from './fail.ts';
import { run } from './verify.ts';

// Until the run says otherwise, it failed: a promise that nobody waits for must not end in 0 (threat 133).
process.exitCode = 1;
const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => controller.abort(new Error(`stopped by ${name}`)));
}
