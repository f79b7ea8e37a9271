/** `webdis-trust verify`: the report as text on stderr, the pinned references or the JSON on stdout. */

import { writeWhole } from '../edge/files.ts';
import { checkItems } from '../edge/lists.ts';
import { readPolicy, readTasks } from '../edge/policy.ts';
import { type RunOptions, startRun } from '../edge/run.ts';
import { TrustError } from '../error.ts';
import { formatReport } from '../report/json.ts';
import { formatSummary } from '../report/summary.ts';
import { formatTerminal } from '../report/terminal.ts';
import type { VerifyReport } from '../verify/report.ts';
import { verifyImages } from '../verify/verify.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { verifyFlags } from './flags.ts';
import { startProgress } from './progress.ts';
import { readConnection, readWords } from './words.ts';

export async function runVerify(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const flags = parseArguments(argv, verifyFlags);
  if (flags.positionals.length === 0) {
    throw new TrustError(
      'E_INPUT',
      'name an image, such as nicolas/webdis:0.1.24 (--help tells more)',
    );
  }
  const tasks = readTasks(checkItems([...flags.positionals], 'images'), flags.text('tag'));
  const report = await verifyWith(flags, tasks, signal);
  await publish(report, flags);
  return report.exitCode;
}

async function verifyWith(
  flags: Arguments,
  tasks: ReturnType<typeof readTasks>,
  signal: AbortSignal,
): Promise<VerifyReport> {
  const connection: RunOptions = await readConnection(flags, signal);
  const run = startRun(connection);
  const progress = startProgress(process.stderr, !flags.on('quiet') && !flags.on('verbose'));
  try {
    const keys = await run.keys(flags.list('key').join('\n'), flags.list('key-fingerprint'));
    const policy = await readPolicy(readWords(flags), keys);
    return await verifyImages(tasks, policy, { ...run.context, onProgress: progress.show });
  } finally {
    progress.end();
    run.close();
  }
}

async function publish(report: VerifyReport, flags: Arguments): Promise<void> {
  const json = formatReport(report);
  if (flags.text('report') !== '') await writeWhole(flags.text('report'), json, 'the report');
  if (flags.text('summary') !== '') {
    await writeWhole(flags.text('summary'), formatSummary(report), 'the summary');
  }
  const color = process.stderr.isTTY === true && !flags.on('no-color') && !process.env['NO_COLOR'];
  if (!flags.on('quiet') || report.outcome !== 'verified') {
    process.stderr.write(formatTerminal(report, { color }));
  }
  if (flags.on('json')) {
    process.stdout.write(json);
  } else if (report.outcome === 'verified') {
    process.stdout.write(report.images.map(({ pinned }) => `${pinned}\n`).join(''));
  }
}
