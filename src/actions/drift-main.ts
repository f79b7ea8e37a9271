/** The entry point of drift/action.yml. */

import { keepHeapSmall } from '../host/process.ts';
import { runAction } from './action.ts';
import { run } from './drift.ts';

keepHeapSmall();
await runAction({
  unset: ['state', 'unreachable'],
  failure: () => ({ title: 'Nothing was checked' }),
  run,
});
