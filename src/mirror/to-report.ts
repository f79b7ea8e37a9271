/** The report, from what has become of the source and of each target. */

import { exitCodeFor, outcomeOf } from '../verify/outcome.ts';
import { describeKeys } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import type { Inventory } from './content.ts';
import { type MirrorReport, mirrorReportSchema, type SourceReport } from './report.ts';
import type { TargetRun } from './target.ts';
import type { MirrorContext, MirrorTask } from './task.ts';

export function toReport(
  task: MirrorTask,
  context: MirrorContext,
  started: Date,
  runs: readonly TargetRun[],
  { source, findings }: Pick<MirrorReport, 'source' | 'findings'>,
): MirrorReport {
  const targets = runs.map((run) => run.report(findings));
  const exitCode = exitCodeFor(
    [...findings, ...targets.flatMap((target) => target.findings)]
      .filter(({ severity }: Finding) => severity === 'error')
      .map(({ code }) => code),
  );
  return {
    schema: mirrorReportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    outcome: outcomeOf(exitCode),
    exitCode,
    dryRun: task.dryRun,
    require: task.require,
    keys: describeKeys(task.policy?.keys ?? []),
    source,
    targets,
    findings,
    requests: context.sent(),
  };
}

export function contentOf({ tree, items, blobs }: Inventory): NonNullable<SourceReport['content']> {
  const all = [...items.values()];
  return {
    manifests: tree.nodes.length,
    tags: all.reduce((sum, { tags }) => sum + tags.length, 0),
    referrers: all.filter(({ inTree, isReferrer }) => !inTree && isReferrer).length,
    blobs: blobs.size,
    bytes: [...blobs.values()].reduce((sum, { size }) => sum + size, 0),
  };
}
