#!/usr/bin/env node
/**
 * The first file of the command. An older Node can read it, and is told what it lacks before it meets
 * syntax or names that it does not know: everything else is behind `import()`.
 */

import { nodeProblem } from '../node-version.ts';

const problem = nodeProblem(process.versions.node);
if (problem === undefined) {
  void import('./command.ts').then(({ run }) => run());
} else {
  process.stderr.write(`Error: ${problem} [E_INPUT]\n`);
  process.exitCode = 2;
}
