/** Publishes the results of the verify action. */

import type { VerifyValues } from '../options/verify.ts';
import { annotationsFor } from '../report/annotations.ts';
import { formatSarif } from '../report/sarif.ts';
import { formatSummary, formatVerifyPage } from '../report/verify/document.ts';
import type { VerifyReport } from '../verify/report.ts';
import { tell } from './log.ts';
import { outputsOf } from './outputs.ts';
import { publish } from './publish.ts';

export async function publishVerification(
  report: VerifyReport,
  values: VerifyValues,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  tell(report, env);
  const published = {
    report,
    annotations: annotationsFor(report),
    files: [
      ['page', values.page, () => formatVerifyPage(report)],
      ['sarif', values.sarif, () => formatSarif(report)],
    ] as const,
    summary: (options: { readonly reportPath?: string }) => formatSummary(report, options),
    outputs: outputsOf(report),
  };
  await publish(published, values, env);
}
