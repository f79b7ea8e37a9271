/** The mirrors: image and signatures, byte for byte, and no tag. */
import { mirror as mirrorImage } from '../mirror/mirror.js';
import { cosignRepository, formatReference } from '../oci/reference.js';
import { digestOf, repositoryOf, signaturesOf } from './run.js';
import { withoutAdvice } from './steps.js';
export async function mirror(run, say) {
    const { task, context, progress } = run;
    const digest = digestOf(run);
    progress.mirror = await mirrorImage({
        source: {
            text: formatReference({ ...task.image.repository, digest }),
            repository: repositoryOf(run, task.image),
            signatures: signaturesOf(run),
            reference: { digest },
        },
        targets: task.mirrors.map((place) => ({
            text: place.name,
            repository: repositoryOf(run, place),
        })),
        // It was verified a moment ago, and is again when it is there; of a plan, it is signed first.
        require: task.dryRun ? 'none' : 'signed',
        payloadReferences: [cosignRepository(task.image.repository)],
        onConflict: 'fail',
        skipMissingReferrers: task.skipMissingReferrers === true,
        dryRun: task.dryRun,
    }, {
        now: context.now,
        sent: () => context.registry.sent,
        tool: context.tool,
        pause: (attempt) => context.pause(attempt),
        onProgress: ({ target, step, done, of }) => say(of === 0 ? `${target}: ${step}` : `${target}: ${step}, ${done} of ${of} parts`),
    });
    const { targets, findings } = progress.mirror;
    return {
        ...whatWasBrought(progress.mirror),
        findings: [...findings, ...targets.flatMap((target) => target.findings)].map(withoutAdvice),
    };
}
function whatWasBrought({ targets, dryRun }) {
    const states = targets.flatMap(({ content }) => content.map(({ state }) => state));
    const brought = states.filter((state) => state === 'copied' || state === 'mounted').length;
    const missing = states.filter((state) => state === 'missing').length;
    const where = targets.length === 1 ? '1 mirror' : `${targets.length} mirrors`;
    if (dryRun) {
        const lacks = missing === 0 ? 'nothing is missing' : `${missing} parts are to be brought`;
        return { state: missing === 0 ? 'unchanged' : 'planned', detail: `${where}: ${lacks}` };
    }
    const news = brought === 0 ? 'all there before' : `${brought} parts brought`;
    return { state: brought === 0 ? 'unchanged' : 'done', detail: `${where}: ${news}` };
}
