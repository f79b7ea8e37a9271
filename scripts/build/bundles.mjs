// Lists the bundles in dist/: the first source file of each program, and the name of its bundle. With `parts`, code that
// is loaded on demand is in separate files. The library (lib/index.js) shares those of the command.
import { actionParts, chunks } from './chunks.mjs';

const command = { entry: 'src/cli/main.ts', library: 'src/index.ts', name: 'cli', signs: true };

/** Its own bundle, which all others load by its path, and only when TUF is asked for (docs/adr/0028). */
export const updater = 'src/tuf/updater.ts';

export const bundles = [
  { entry: updater, name: 'tuf', signs: false },
  { entry: 'src/actions/verify-main.ts', name: 'verify', signs: false, parts: actionParts },
  { entry: 'src/actions/release-main.ts', name: 'release', signs: true },
  { entry: 'src/actions/attest-main.ts', name: 'attest', signs: true },
  { entry: 'src/actions/drift-main.ts', name: 'drift', signs: false },
  { ...command, parts: chunks },
];
