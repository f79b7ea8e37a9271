/** `webdis-trust verify`: the report as text on stderr, the pinned references or the JSON on stdout. */

import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { formatReport } from '../report/json.ts';
import { formatSummary } from '../report/verify/document.ts';
import { formatTerminal } from '../report/verify/terminal.ts';
import type { VerifyReport } from '../verify/report.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { verifyFlags } from './flags.ts';
import { runWith } from './run.ts';
import { textOptions } from './streams.ts';

/** Resolves to the exit code. */
export async function runVerify(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const flags = parseArguments(argv, Object.values(verifyFlags).flat());
  if (flags.positionals.length === 0) {
    throw new TrustError('E_INPUT', 'name an image, such as nicolas/webdis:0.1.24');
  }
  const report = await runWith(flags, signal);
  await publish(report, flags);
  return report.exitCode;
}

async function publish(report: VerifyReport, flags: Arguments): Promise<void> {
  if (!flags.on('quiet') || report.outcome !== 'verified') {
    const options = textOptions(process.stderr, process.env, flags.on('no-color'));
    process.stderr.write(formatTerminal(report, options));
  }
  const json = formatReport(report);
  const [reportPath, summaryPath] = [flags.text('report'), flags.text('summary')];
  if (reportPath !== '') await writeWhole(reportPath, json, '--report: the file');
  if (summaryPath !== '') {
    const options = reportPath === '' ? {} : { reportPath };
    await writeWhole(summaryPath, formatSummary(report, options), '--summary: the file');
  }
  if (flags.on('json')) {
    process.stdout.write(json);
  } else if (report.outcome === 'verified') {
    process.stdout.write(report.images.map(({ pinned }) => `${pinned}\n`).join(''));
  }
}
