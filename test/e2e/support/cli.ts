/** The terminal: the committed bundle, and the sources as they run in a checkout. */

import { type Ended, type ProcessOptions, runNode } from './process.ts';

export const programs = ['dist/cli.mjs', 'src/cli/main.ts'] as const;

export function runCli(
  args: readonly string[],
  options: ProcessOptions & { readonly program?: (typeof programs)[number] } = {},
): Promise<Ended> {
  const { program = 'dist/cli.mjs', ...rest } = options;
  const file = new URL(`../../../${program}`, import.meta.url).pathname;
  return runNode([file, ...args], rest);
}
