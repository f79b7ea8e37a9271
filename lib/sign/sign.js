/** The verb: sign all of this, so that every cosign accepts it. */
import { TrustError } from '../error.js';
import { exitCodeFor, outcomeOf } from '../verify/outcome.js';
import { signImage } from './image.js';
import { assertUsable } from './options.js';
import { signReportSchema } from './report.js';
/** Throws E_INPUT for what can be known beforehand; everything else ends in the report. */
export async function signImages(tasks, options, context) {
    if (tasks.length === 0)
        throw new TrustError('E_INPUT', 'there is no image to sign');
    assertUsable(options);
    const { registry, now } = context;
    const pause = (attempt) => context.pause(attempt);
    const started = now();
    const images = [];
    // One after the other: a run that fails leaves whole images behind, and not halves of many.
    for (const task of tasks) {
        const { signatureRepository: elsewhere } = options;
        const signatures = registry.target(elsewhere ?? task.reference);
        const repository = elsewhere === undefined ? signatures : registry.repository(task.reference);
        const onPublished = (done, of) => context.onProgress?.({ image: task.text, done, of, requests: registry.sent });
        images.push(await signImage(task, options, { repository, signatures, now, pause, onPublished }));
    }
    return toReport(started, images, options, context);
}
function toReport(started, images, options, context) {
    const errors = images
        .flatMap(({ findings }) => findings)
        .filter(({ severity }) => severity === 'error');
    const exitCode = exitCodeFor(errors.map(({ code }) => code));
    return {
        schema: signReportSchema,
        tool: context.tool,
        started: started.toISOString(),
        finished: context.now().toISOString(),
        outcome: outcomeOf(exitCode),
        exitCode,
        key: options.key.public.fingerprint,
        formats: options.formats,
        logs: options.logs.map(({ url }) => url),
        annotations: options.annotations,
        images,
        requests: context.registry.sent,
    };
}
