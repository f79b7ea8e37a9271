/** Imported first: under an older Node the library says so before anything else is loaded. */

import { TrustError } from '../error.ts';
import { nodeProblem } from '../node-version.ts';

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) throw new TrustError('E_INPUT', problem);
