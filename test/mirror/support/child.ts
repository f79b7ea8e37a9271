/** A run in a process of its own, to be killed: `child.ts SOURCE TARGET`, both `host:port`. */

import { run } from './world.ts';

const [source = '', target = ''] = process.argv.slice(2);
const report = await run(
  { host: source },
  { host: target },
  {
    onConflict: 'overwrite',
    // The tests' keys are another process's.
    require: 'signed',
  },
);
process.exit(report.exitCode);
