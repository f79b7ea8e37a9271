/** `webdis-trust drift check` and the other verbs of `drift`. */

import type { DriftOutcome } from '../drift/fleet.ts';
import type { DriftProgress } from '../drift/report.ts';
import { planShards } from '../drift/shard.ts';
import { TrustError } from '../error.ts';
import { keepHeapSmall } from '../host/process.ts';
import {
  type DriftValues,
  driftAddOptions,
  driftInitOptions,
  driftMergeOptions,
  driftOptions,
  driftPageOptions,
  driftPlanOptions,
} from '../options/drift.ts';
import { filesOf, textOf } from '../report/drift/files.ts';
import { formatDriftInit } from '../report/drift/terminal.ts';
import { describeError, formatFindings } from '../report/finding.ts';
import { formatDriftSarif } from '../report/sarif.ts';
import type { Host } from '../run/connection.ts';
import { readOutcome } from '../run/drift-files.ts';
import { readLedgers } from '../run/drift-fleet.ts';
import { addDrift, initDrift } from '../run/drift-init.ts';
import { joinDrift, runDrift, tellElsewhere } from '../run/drift-outcome.ts';
import { readLedger } from '../run/drift-task.ts';
import { exitCodes as outcomes } from '../verify/outcome.ts';
import type { Progress } from './progress.ts';
import { textOptions } from './streams.ts';
import { publish, reporting, type Verb, verb, withProgress, writeFiles } from './verb.ts';
import { checking } from './views.ts';

keepHeapSmall();

const exitCodes = {
  0: 'ok: everything was checked, and is as released',
  2: 'an option, a reference or a key cannot be used; nothing was checked',
  3: 'unreachable: something could not be checked, and everything else is as released',
  20: 'drift: there is evidence of a difference',
};

const formats = { sarif: formatDriftSarif };

function outputs(outcome: DriftOutcome, values: Parameters<typeof filesOf>[1]) {
  return filesOf(outcome, values).map(([option, path, text]) => ({ option, path, text }));
}

/** Failures are lines on stderr: the exit code is about the registries. */
async function tell(
  outcome: DriftOutcome,
  values: DriftValues,
  host: Host,
  { pass }: Progress<DriftProgress>,
): Promise<void> {
  const wanted = values.issuesOf !== undefined;
  const { lines, failures } = await tellElsewhere(outcome, values, host, wanted);
  const failed = failures.map(({ title, error }) => describeError(error, title));
  for (const line of [...lines, ...failed]) pass(`${line}\n`);
}

const check = verb(
  {
    name: 'drift check',
    about: `Checks each release on each registry: the digest of the tag, every manifest, and all signatures with their
blobs. Then checks all other tags that stand for a release, such as 0.1, latest or 0.1.24-alpine. Each difference is
reported with the command that fixes it. If a registry cannot be reached, the result is unreachable, which is neither
drift nor ok. The report goes to stderr.`,
    examples: [
      'webdis-trust drift check --ledger releases.json --image nicolas/webdis,public.ecr.aws/nicolas/webdis',
      'webdis-trust drift check --ledgers ledgers --state drift.state --page site/index.html',
      'webdis-trust drift check --tag 0.1.24,latest --key cosign.pub --image a.example/app,b.example/app',
    ],
    exitCodes,
  },
  driftOptions,
  async (values, signal) => {
    let outcome: DriftOutcome | undefined;
    const run = reporting({
      run: async (given: typeof values, host, onProgress, terminal) => {
        outcome = await runDrift(given, host, onProgress);
        await tell(outcome, given, host, terminal);
        return outcome.report;
      },
      progress: checking,
      text: textOf,
      lines: () => [],
      formats,
      files: (_, given) => (outcome === undefined ? [] : outputs(outcome, given)),
    });
    return run(values, signal);
  },
);

const init = verb(
  {
    name: 'drift init',
    about: `Writes a ledger of the versions in the first repository. Each version is verified, and compared with the other
repositories. Versions that do not verify, or that differ, are reported and left out. Review the file before you commit
it: drift check relies on it.`,
    examples: [
      `webdis-trust drift init --image nicolas/webdis,public.ecr.aws/nicolas/webdis --from 0.1.24 --output releases.json`,
    ],
    exitCodes: {
      0: 'the ledger is written with every version, and all registries have the same',
      2: exitCodes[2],
      3: 'something could not be checked: no ledger is written',
      11: 'there is no version from --from on',
      20: 'the ledger is written; versions were left out, or a registry lacks something',
    },
  },
  driftInitOptions,
  (values, signal) =>
    making(values, values.output, signal, (host, { show }) => initDrift(values, host, show)),
);

const add = verb(
  {
    name: 'drift add',
    about: `Adds one release to the ledger. The release is verified in the first repository, and compared with the others.
If it does not verify, differs, or cannot be checked, nothing is written. Review the change before you commit it.`,
    examples: [
      'webdis-trust drift add 0.1.25 --ledger releases.json --image nicolas/webdis,ghcr.io/nicolas/webdis',
    ],
    exitCodes: {
      0: 'the release is in the ledger, and all registries have the same',
      2: exitCodes[2],
      3: 'something could not be checked: the ledger is unchanged',
      20: 'the release does not verify, the ledger has another digest, or a registry lacks something',
    },
  },
  driftAddOptions,
  (values, signal) =>
    making(values, values.ledger, signal, (host, { show }) => addDrift(values, host, show)),
);

/** Makes a ledger, or an entry of one, and reports the result. */
async function making(
  values: { readonly verbose: boolean; readonly color: boolean },
  path: string,
  signal: AbortSignal,
  run: (host: Host, progress: Progress<DriftProgress>) => ReturnType<typeof initDrift>,
): Promise<number> {
  const result = await withProgress(values, signal, checking, run);
  const options = textOptions(process.stderr, process.env, values.color);
  process.stderr.write(formatDriftInit(result, path, options));
  process.stderr.write(formatFindings(result.notes, options));
  if (result.unreachable.length > 0) return outcomes.undetermined;
  const isClean = result.differences.length === 0 && result.refused.length === 0;
  return isClean ? outcomes.verified : outcomes.registriesDiffer;
}

const plan = verb(
  {
    name: 'drift plan',
    about: `Prints a matrix for GitHub Actions: {"include":[{"shard":"1/4"},…]}. The part that a release belongs to
depends only on its version and the number of parts.`,
    examples: ['webdis-trust drift plan --shards 4 --ledger releases.json'],
    exitCodes: { 0: 'the matrix is on stdout', 2: 'an option cannot be used' },
  },
  driftPlanOptions,
  async ({ shards, ledger, ledgers }) => {
    const releases = ledger === undefined ? shards : (await readLedger(ledger)).releases.length;
    const all = ledgers === undefined ? releases : (await readLedgers(ledgers)).length;
    const matrix = planShards(Math.min(shards, Math.max(all, 1)));
    process.stdout.write(`${JSON.stringify(matrix)}\n`);
    return outcomes.verified;
  },
);

const merge = verb(
  {
    name: 'drift merge',
    about:
      'Merges the reports of all parts. If a part is missing, the result is unreachable, or drift if another part found a drift.',
    examples: ['webdis-trust drift merge --report drift.json --page index.html parts/*.json'],
    exitCodes,
  },
  driftMergeOptions,
  async (values) => {
    const outcome = await joinDrift(values.reports, values);
    const { report } = outcome;
    await publish(report, values, textOf, outputs(outcome, values), formats);
    return report.exitCode;
  },
);

const page = verb(
  {
    name: 'drift page',
    about: `Renders the status page of a report, as one file without external resources. A report about several ledgers
gets an overview, and a page for each ledger in images/ next to it.`,
    examples: ['webdis-trust drift page --state drift.state --output index.html drift.json'],
    exitCodes: { 0: 'the page is written', 2: 'an option cannot be used' },
  },
  driftPageOptions,
  async ({ report: path, state, output, badge }) => {
    const files = outputs(await readOutcome(path, state), { page: output, badge });
    const page = files.find(({ option }) => option === 'page');
    if (page === undefined) {
      throw new TrustError('E_INPUT', 'output: the report has several pages; name a file');
    }
    await writeFiles(files);
    if (output === undefined) process.stdout.write(page.text());
    return outcomes.verified;
  },
);

export const driftVerbs: readonly Verb[] = [check, init, add, plan, merge, page];
