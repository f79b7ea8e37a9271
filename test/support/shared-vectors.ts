/**
 * Vectors of other projects: beside the checkout, not in it. Tests that need them are skipped where
 * they are not there, and say so.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..', '..');
const shared = join(project, '..', 'shared', 'vectors');

/** For node:test's `skip`: false if the folder is there, else why the test is skipped. */
export function skipWithout(folder: string): string | false {
  return existsSync(join(shared, folder)) ? false : `../shared/vectors/${folder} is not there`;
}

export function sharedPath(...parts: readonly string[]): string {
  return join(shared, ...parts);
}

export function sharedFile(...parts: readonly string[]): Buffer {
  return readFileSync(sharedPath(...parts));
}

/** Made for this project with the real cosign, and committed (test/vectors). */
export function cosignMade(...parts: readonly string[]): Buffer {
  return readFileSync(join(project, 'test', 'vectors', 'cosign-made', ...parts));
}
