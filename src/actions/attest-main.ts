/** The entry point of attest/action.yml. */

import { runAction } from './action.ts';
import { run } from './attest.ts';

await runAction({
  unset: ['outcome', 'undetermined'],
  failure: () => ({ title: 'Nothing was attested' }),
  run,
});
