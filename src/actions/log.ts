/** What stands in the log of the step. */

import * as core from '@actions/core';
import { type Annotation, workflowCommand } from '../report/annotations.ts';
import { plain } from '../report/escape.ts';
import { formatImage, formatVerdict } from '../report/verify/terminal.ts';
import type { VerifyReport } from '../verify/report.ts';

/** A group for each image, the verdict outside of any, so that it is seen without unfolding. */
export function tell(report: VerifyReport, env: NodeJS.ProcessEnv): void {
  // The log is no terminal, but GitHub shows colours.
  const options = { color: !env['NO_COLOR'] };
  for (const image of report.images) {
    core.startGroup(plain(image.name));
    process.stdout.write(formatImage(report, image, options));
    core.endGroup();
  }
  process.stdout.write(formatVerdict(report, options));
}

/** `##[` is a command of the old form wherever it stands, if a runner should not know the new one first. */
export function annotate(annotation: Annotation): void {
  process.stdout.write(`${workflowCommand(annotation).replaceAll('##[', '## [')}\n`);
}
