/** The entry point of release/action.yml. */

import { collectChunksInTime } from '../host/process.ts';
import { runAction } from './action.ts';
import { run } from './release.ts';

collectChunksInTime();
let pushed = '';
await runAction({
  unset: ['outcome', 'undetermined'],
  failure: () =>
    pushed === ''
      ? { title: 'Nothing was released' }
      : {
          title: 'The release is incomplete',
          advice: `To continue: run it again with digest: ${pushed}`,
        },
  run: (env, signal) =>
    run(env, signal, (digest) => {
      pushed = digest;
    }),
});
