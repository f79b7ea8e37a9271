#!/usr/bin/env node
/**
 * The first file of the command. An older Node can parse it, and prints which version is needed, because everything
 * else is loaded by `import()`.
 */

import { nodeProblem } from '../node-version.ts';
import { keepCompiledCode } from './compile-cache.ts';

const problem = nodeProblem(process.versions.node);
if (problem === undefined) {
  keepCompiledCode(process.env);
  void import('./command.ts').then(({ run }) => run());
} else {
  process.stderr.write(`Error: ${problem} [E_INPUT]\n`);
  process.exitCode = 2;
}
