/** A run in a process of its own, to be killed. It waits for its orders, so that it can be started ahead of time. */

import { once } from 'node:events';
import promises from 'node:fs/promises';
import { flushCompileCache, syncBuiltinESMExports } from 'node:module';
import { thisProcess } from '../../../src/host/this-process.ts';
import { createLayout } from '../../../src/layout/create.ts';
import { run } from './world.ts';

export interface Orders {
  /** `host:port` */
  readonly source: string;
  readonly target: { readonly host: string } | { readonly folder: string };
  /** it kills itself when it has created the n-th file, which is empty then; 0: the test kills it */
  readonly lastFile: number;
}

// It will be killed, and a cache is written at the end of a process.
flushCompileCache();
const [orders] = (await once(process, 'message')) as [Orders];
const { source, target, lastFile } = orders;

const { open } = promises;
let files = 0;
promises.open = async (path, flags, mode) => {
  const file = await open(path, flags, mode);
  const isNew = String(flags).startsWith('wx');
  if (isNew) files += 1;
  if (files === lastFile && isNew) process.kill(process.pid, 'SIGKILL');
  return file;
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
