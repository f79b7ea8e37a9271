/** The report, from what has become of the source and of each target. */
import { exitCodeFor, outcomeOf } from '../verify/outcome.js';
import { mirrorReportSchema } from './report.js';
export function toReport(task, context, started, runs, { source, findings }) {
    const targets = runs.map((run) => run.report(findings));
    const exitCode = exitCodeFor([...findings, ...targets.flatMap((target) => target.findings)]
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code));
    return {
        schema: mirrorReportSchema,
        tool: context.tool,
        started: started.toISOString(),
        finished: context.now().toISOString(),
        outcome: outcomeOf(exitCode),
        exitCode,
        dryRun: task.dryRun,
        require: task.require,
        source,
        targets,
        findings,
        requests: context.sent(),
    };
}
export function contentOf({ tree, items, blobs }) {
    const all = [...items.values()];
    return {
        manifests: tree.nodes.length,
        tags: all.reduce((sum, { tags }) => sum + tags.length, 0),
        referrers: all.filter(({ inTree, isReferrer }) => !inTree && isReferrer).length,
        blobs: blobs.size,
        bytes: [...blobs.values()].reduce((sum, { size }) => sum + size, 0),
    };
}
