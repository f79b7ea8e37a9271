/** Signs checkpoints, which are signed notes about the state of the tree (c2sp.org/signed-note, c2sp.org/tlog-checkpoint). */

import type { LogKey } from './keys.ts';

export interface TreeState {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The text that is signed: its last newline belongs to it. */
export function checkpointText(origin: string, { size, root }: TreeState): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** A note with one signature; `name` says whose, and verifiers find the key by it and by the key's id. */
export function signedNote(text: string, name: string, key: LogKey): string {
  const signature = Buffer.concat([key.id.subarray(0, 4), key.sign(Buffer.from(text))]);
  return `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`;
}
