/**
 * For `node --import`: ends the process with SIGKILL at the n-th step of writing files, by DIE_AT. Steps are: a file was
 * created, half of what is written is there, a file is complete and not yet in its place, it is in its place.
 */

import promises from 'node:fs/promises';
import { flushCompileCache, syncBuiltinESMExports } from 'node:module';

const { open, rename, writeFile } = promises;
const last = Number(process.env.DIE_AT ?? 0);
let steps = 0;

function step() {
  steps += 1;
  if (steps !== last) return;
  // A cache is written at the end of a process.
  flushCompileCache();
  process.kill(process.pid, 'SIGKILL');
}

/** Whether the next step is the last one. */
const isLast = () => steps + 1 === last;

promises.open = async (path, flags, mode) => {
  const file = await open(path, flags, mode);
  if (!String(path).endsWith('.partial')) return file;
  step();
  const { write } = file;
  // Streams write by the handle.
  file.write = async (bytes, offset = 0, length = bytes.length - offset, ...more) => {
    const half = isLast() ? Math.floor(length / 2) : length;
    const written = await write.call(file, bytes, offset, half, ...more);
    step();
    return written;
  };
  return file;
};

promises.writeFile = async (file, text, ...more) => {
  const pieces = typeof text === 'string' ? [text] : [...text];
  const kept = isLast() ? pieces.slice(0, Math.ceil(pieces.length / 2)) : pieces;
  const whole = kept.join('');
  await writeFile(file, isLast() ? whole.slice(0, whole.length / 2) : whole, ...more);
  step();
};

promises.rename = async (from, to) => {
  step();
  await rename(from, to);
  step();
};

syncBuiltinESMExports();
