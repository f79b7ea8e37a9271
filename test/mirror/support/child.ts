/** A run in a process of its own, to be killed. It waits for its orders, so that it can be started ahead of time. */

import { once } from 'node:events';
import promises from 'node:fs/promises';
import { flushCompileCache, syncBuiltinESMExports } from 'node:module';
import { thisProcess } from '../../../src/host/this-process.ts';
import { createLayout } from '../../../src/layout/open.ts';
import { run } from './world.ts';

export interface Orders {
  /** `host:port` */
  readonly source: string;
  readonly target: { readonly host: string } | { readonly folder: string };
  /** it kills itself when it is about to put the n-th file into its place; 0: another client does it */
  readonly lastFile: number;
}

// It will be killed, and a cache is written at the end of a process.
flushCompileCache();
const [orders] = (await once(process, 'message')) as [Orders];
const { source, target, lastFile } = orders;

const { rename } = promises;
let files = 0;
promises.rename = async (from, to) => {
  files += 1;
  if (files === lastFile) process.kill(process.pid, 'SIGKILL');
  await rename(from, to);
};
syncBuiltinESMExports();

const place =
  'host' in target ? target : { layout: await createLayout(target.folder, thisProcess) };
const report = await run({ host: source }, place, {
  onConflict: 'overwrite',
  // The tests' keys are another process's.
  require: 'signed',
});
process.exit(report.exitCode);
