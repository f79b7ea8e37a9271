#!/usr/bin/env node
import { t as nodeProblem } from "./cli/node-version.mjs";

// src/cli/main.ts
const problem = nodeProblem(process.versions.node);
if (problem === void 0) import("./cli/command.mjs").then(({ run }) => run());
else {
	process.stderr.write(`Error: ${problem} [E_INPUT]\n`);
	process.exitCode = 2;
}

export {  };