/** What the consumer action tells at its end: log, annotations, report, summary, outputs. */

import * as core from '@actions/core';
import { writeWhole } from '../host/files.ts';
import { annotationsFor } from '../report/annotations.ts';
import { formatReport } from '../report/json.ts';
import { formatSummary } from '../report/verify/document.ts';
import type { VerifyReport } from '../verify/report.ts';
import type { VerifyInputs } from './inputs.ts';
import { annotate, tell } from './log.ts';
import { outputsOf } from './outputs.ts';
import { appendSummary } from './summary.ts';

export async function publish(
  report: VerifyReport,
  { report: path, summary }: VerifyInputs,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  tell(report, env);
  for (const annotation of annotationsFor(report)) annotate(annotation);
  if (path !== '') await writeWhole(path, formatReport(report), 'report: the file');
  const reportPath = path === '' ? {} : { reportPath: path };
  if (summary) await appendSummary(() => formatSummary(report, reportPath), env);
  // Last: whoever reads "verified" can rely on everything else being there.
  if (path !== '') core.setOutput('report', path);
  for (const [name, value] of Object.entries(outputsOf(report))) core.setOutput(name, value);
}
