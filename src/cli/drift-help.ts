/** What `drift --help` and its verbs' `--help` say. */

import { describeFlags } from './describe.ts';
import {
  driftCheckFlags,
  driftInitFlags,
  driftMergeFlags,
  driftPageFlags,
  driftPlanFlags,
} from './drift-flags.ts';

const exitCodes = `Exit codes
   0  ok: everything was looked at, and is as released
   2  an input, a reference or a key cannot be used; nothing was looked at
   3  unreachable: something could not be found out, and nothing that could is different
  20  drift: there is evidence of a difference`;

const overview = `webdis-trust drift VERB

Whether every registry still carries what was released, by a ledger that you review and commit.

  webdis-trust drift init   a ledger from what a registry has
  webdis-trust drift check  every release on every registry, against the ledger
  webdis-trust drift plan   parts for jobs that work side by side, as a matrix for GitHub Actions
  webdis-trust drift merge  the reports of all parts, joined
  webdis-trust drift page   the status page of a report
  webdis-trust drift VERB --help
`;

const check = `webdis-trust drift check --ledger FILE --images A,B [flags]

Looks at each release on each registry: the tag's digest, every manifest, and the signatures of each
with the blobs that they consist of. Then at all other tags that stand for a release (0.1, latest,
0.1.24-alpine): what they point to is a release, or signed at least. What differs is told with the
command that fixes it. A registry that cannot be reached makes no drift, and no success either. The
report is on stderr.

  webdis-trust drift check --ledger releases.json --images nicolas/webdis,public.ecr.aws/nicolas/webdis
  webdis-trust drift check --tags 0.1.24,latest --key cosign.pub --images a.example/app,b.example/app

${describeFlags(driftCheckFlags)}

${exitCodes}
`;

const init = `webdis-trust drift init --images A,B --from VERSION --output FILE [flags]

Writes a ledger from the versions that the first repository has: each verified with the key, and
held against the other repositories. What does not verify, or is something else elsewhere, is told
and left out. Review the file before you commit it: from then on, it is what counts.

  webdis-trust drift init --images nicolas/webdis,public.ecr.aws/nicolas/webdis \\
    --from 0.1.24 --output releases.json

${describeFlags(driftInitFlags)}

Exit codes
   0  the ledger is written, with every version, and all registries have the same
   2  an input, a reference or a key cannot be used; nothing was looked at
   3  something could not be found out: no ledger is written
  11  there is no version to begin with
  20  the ledger is written; versions were left out, or a registry lacks something
`;

const plan = `webdis-trust drift plan --shards N [--ledger FILE]

Prints the matrix for GitHub Actions: {"include":[{"shard":"1/4"},…]}. Which part a release belongs to
depends on its version and the number of parts alone.

${describeFlags(driftPlanFlags)}

Exit codes
   0  the matrix is on stdout
   2  an input cannot be used
`;

const merge = `webdis-trust drift merge REPORT… [flags]

Joins the reports of all parts. A part that is missing makes the whole unreachable at best.

  webdis-trust drift merge --report drift.json --page index.html parts/*.json

${describeFlags(driftMergeFlags)}

${exitCodes}
`;

const page = `webdis-trust drift page REPORT [flags]

Renders the status page of a report: one file without anything from elsewhere.

  webdis-trust drift page --state drift.state --output index.html drift.json

${describeFlags(driftPageFlags)}

Exit codes
   0  the page is written
   2  an input cannot be used
`;

export const driftHelps = new Map([
  ['drift', overview],
  ['drift check', check],
  ['drift init', init],
  ['drift plan', plan],
  ['drift merge', merge],
  ['drift page', page],
]);
