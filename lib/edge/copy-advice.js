/**
 * Signatures that one image of a run lacks and another one has: who lost them in mirroring is told how to
 * bring them back, and not to sign again.
 */
import { copyFlags } from '../verify/demand-flags.js';
import { copyCommand } from './copy-command.js';
export function withCopyAdvice(report, options) {
    // In a repository of their own, they are the same for all images.
    if (report.policy.signatureRepository !== undefined)
        return report;
    return { ...report, images: report.images.map((image) => advised(image, report, options)) };
}
function advised(image, report, options) {
    if (!image.findings.some(isMissingSignature))
        return image;
    const { digest } = image;
    const holder = report.images.find((other) => other.outcome === 'verified' && digest !== undefined && other.digest === digest);
    if (holder?.pinned === undefined || holder.name === image.name)
        return image;
    const { registry, repository, tag } = image;
    const target = `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}`;
    const words = [holder.pinned, target, ...(tag === undefined ? ['--no-tag'] : [])];
    const command = copyCommand([...words, '--deep', ...copyFlags(report.policy)], options);
    const advice = `${holder.name} has all of it, and its signatures verify there; bring them here: ${command}`;
    return {
        ...image,
        findings: image.findings.map((one) => (isMissingSignature(one) ? { ...one, advice } : one)),
    };
}
/** About a manifest of the image: what the image lacks as a whole, a platform for example, no copy brings. */
function isMissingSignature({ severity, code, digest }) {
    return severity === 'error' && digest !== undefined && ['E_NOSIG', 'E_COVER'].includes(code);
}
