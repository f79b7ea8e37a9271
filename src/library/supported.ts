/** Imported first: an unsupported version of Node gets an error before anything else is loaded. */

import { TrustError } from '../error.ts';
import { nodeProblem } from '../node-version.ts';

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) throw new TrustError('E_INPUT', problem);
