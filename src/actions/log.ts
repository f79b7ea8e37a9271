/** Writes the log of a step: groups and annotations. */

import * as core from '@actions/core';
import { type Annotation, workflowCommand } from '../report/annotations.ts';
import { plain } from '../report/escape.ts';
import { formatImage, formatVerdict } from '../report/verify/terminal.ts';
import type { VerifyReport } from '../verify/report.ts';

/** Prints a group for each image, and the verdict outside of the groups, where it is visible. */
export function tell(report: VerifyReport, env: NodeJS.ProcessEnv): void {
  // GitHub shows colors in logs.
  const options = { color: !env['NO_COLOR'], verbose: true };
  for (const image of report.images) {
    core.startGroup(plain(image.name));
    process.stdout.write(formatImage(report, image, options));
    core.endGroup();
  }
  process.stdout.write(formatVerdict(report, options));
}

/** Anywhere in a line, `##[` is a command in its old form, for runners that do not know the new one. */
export function annotate(annotation: Annotation): void {
  process.stdout.write(`${workflowCommand(annotation).replaceAll('##[', '## [')}\n`);
}
