/** Preloaded into a program (`node --import`): prints to stderr how often it ran scrypt, and for how long. */

import { createHook } from 'node:async_hooks';
import { writeSync } from 'node:fs';

const started = new Map<number, number>();
let runs = 0;
let time = 0;

createHook({
  init: (id, type) => {
    if (type === 'SCRYPTREQUEST') started.set(id, performance.now());
  },
  before: (id) => {
    const start = started.get(id);
    if (start === undefined) return;
    started.delete(id);
    runs += 1;
    time += performance.now() - start;
  },
}).enable();

process.on('exit', () => writeSync(2, `\n${JSON.stringify({ runs, time })}\n`));
