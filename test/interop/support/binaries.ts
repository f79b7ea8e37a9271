// Where the peers stand that `node scripts/peers.mjs install` puts into .peers/bin.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../.peers/bin/', import.meta.url));

/** The path of a peer's program; throws with the command that installs it if it is missing. */
export function binary(program: string): string {
  const path = folder + program;
  if (!existsSync(path)) {
    throw new Error(
      `${program} is not installed: run \`node scripts/peers.mjs install ${program}\``,
    );
  }
  return path;
}

/** True if all of these programs are there, for tests that skip without them. */
export function installed(...programs: string[]): boolean {
  return programs.every((program) => existsSync(folder + program));
}
