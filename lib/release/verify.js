/** The gate: read again and verified as anybody would, independently of what was just written. */
import { formatReference } from '../oci/reference.js';
import { verifyImages } from '../verify/verify.js';
import { digestOf } from './run.js';
import { withoutAdvice } from './steps.js';
import { placesOf } from './task.js';
export function verifyFirst(run, say) {
    return verifyAt(run, [run.task.image], say);
}
/** All registries in one verification: by digest, and with the same signatures everywhere. */
export function verifyEverywhere(run, say) {
    return verifyAt(run, placesOf(run.task), say);
}
async function verifyAt(run, places, say) {
    const { task, context, progress } = run;
    const report = await verifyImages(places.map((place) => taskFor(run, place)), task.policy, {
        registry: context.registry,
        now: context.now,
        tool: context.tool,
        onProgress: ({ image, done, of }) => say(`${image}: ${done} of ${of} manifests`),
    });
    progress.verify = report;
    const manifests = report.images[0]?.manifests.length ?? 0;
    const where = places.length === 1 ? '' : ` on each of ${places.length} registries, signed alike`;
    return { state: 'done', detail: `${manifests} manifests${where}`, findings: findingsOf(report) };
}
/** Those of the first registry may have a repository of their own; mirrors hold them beside the image. */
function taskFor(run, place) {
    const { task } = run;
    const reference = { ...place.repository, digest: digestOf(run) };
    const elsewhere = place === task.image ? task.sign.signatureRepository : undefined;
    return {
        text: formatReference(reference),
        reference,
        ...(elsewhere === undefined ? {} : { signatures: elsewhere }),
    };
}
function findingsOf({ images, findings }) {
    return [...images.flatMap((image) => image.findings), ...findings].map(withoutAdvice);
}
