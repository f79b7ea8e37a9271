/** What every step of a release has at hand. */
import { TrustError } from '../error.js';
export function repositoryOf({ context }, { repository }) {
    return context.registry.target(repository);
}
/** Where the first registry's signatures are; a mirror has them beside the image. */
export function signaturesOf({ task, context }) {
    return context.registry.target(task.sign.signatureRepository ?? task.image.repository);
}
/** Of the index. A step that needs it comes after the one that finds it out. */
export function digestOf({ progress: { digest } }) {
    if (digest === undefined)
        throw new RangeError('the digest is not known yet');
    return digest;
}
/** What every step that did not end well is told with. */
export function drift(message, tag, digest) {
    return new TrustError('E_DRIFT', message, { tag, ...(digest === undefined ? {} : { digest }) });
}
