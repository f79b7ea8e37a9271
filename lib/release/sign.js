/** The signatures of the first registry: index and everything under it; what is signed is left alone. */
import { formatReference } from '../oci/reference.js';
import { signImages } from '../sign/sign.js';
import { resolve } from '../verify/resolve.js';
import { digestOf, repositoryOf } from './run.js';
import { withoutAdvice } from './steps.js';
export async function sign(run, say) {
    const { task, context, progress } = run;
    const digest = digestOf(run);
    const reference = { ...task.image.repository, digest };
    // Once, and hashed: these very bytes are tagged in the end.
    progress.root = await resolve(repositoryOf(run, task.image), reference);
    progress.sign = await signImages([{ text: formatReference(reference), reference }], { ...task.sign, ...(task.dryRun ? { dryRun: true } : {}) }, {
        registry: context.registry,
        now: context.now,
        pause: (attempt) => context.pause(attempt),
        tool: context.tool,
        onProgress: ({ done, of }) => say(`${done} of ${of} signatures`),
    });
    const { there, made, missing, manifests } = countSignatures(progress.sign);
    const findings = progress.sign.images.flatMap((image) => image.findings.map(withoutAdvice));
    const all = `${manifests} ${manifests === 1 ? 'manifest' : 'manifests'}`;
    if (task.dryRun) {
        const detail = `${all}: ${there} signatures are there, ${missing} are to be made`;
        return { state: missing === 0 ? 'unchanged' : 'planned', detail, findings };
    }
    const detail = `${all}, ${there} signatures${made === 0 ? ', all there before' : `, ${made} of them new`}`;
    return { state: made === 0 ? 'unchanged' : 'done', detail, findings };
}
export function countSignatures({ images }) {
    const manifests = images.flatMap((image) => image.manifests);
    const states = manifests.flatMap(({ signatures }) => signatures.map(({ state }) => state));
    const made = states.filter((state) => state === 'published').length;
    const there = made + states.filter((state) => state === 'present').length;
    return { manifests: manifests.length, there, made, missing: states.length - there };
}
