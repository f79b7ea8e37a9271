/** The entry point of action.yml. */

import { setOutput } from '@actions/core';
import { runAction } from './action.ts';
import { run } from './verify.ts';

setOutput('verified', 'false');
await runAction({
  unset: ['outcome', 'undetermined'],
  failure: () => ({ title: 'Nothing was verified' }),
  run,
});
