/** What an image must be: at the source before anything is copied, at a target before it is tagged. */
import { isTrustError } from '../error.js';
import { parseManifest } from '../oci/manifest.js';
import { signaturePredicate } from '../signature/statement.js';
import { classifyArtifact, predicateTypeAnnotation } from '../signature/store.js';
import { concerning, describeNode, finding } from '../verify/finding.js';
import { verifyImage } from '../verify/image.js';
import { attachmentTags } from './attachment-tags.js';
/**
 * Every index and platform carries something that says that it is a signature; nothing is verified.
 * Attestation manifests are bound by the index. A mirror without signatures looks like tampering to
 * everybody who verifies there.
 */
export function missingSignatures({ tree, items }) {
    return tree.nodes
        .filter(({ role }) => role !== 'attestation')
        .filter(({ digest }) => ![...items.values()].some((item) => isSignature(item, digest)))
        .map((node) => finding('E_NOSIG', `${describeNode(node)} carries no signature: nothing was copied`, {
        advice: 'sign it first (webdis-trust sign), or copy it as it is with --require none',
        ...concerning(node),
    }));
}
function isSignature({ bytes, contents, tags }, subject) {
    const manifest = strictly(bytes, contents.mediaType);
    if (manifest === undefined)
        return false;
    const { kind } = classifyArtifact(manifest);
    if (kind === 'foreign')
        return false;
    const [name] = attachmentTags(subject);
    if (tags.some((tag) => tag.name === name))
        return true;
    if (manifest.subject?.digest !== subject)
        return false;
    const predicate = manifest.annotations[predicateTypeAnnotation];
    return kind === 'simple-signing' || predicate === undefined || predicate === signaturePredicate;
}
/** As those who verify read it: what they do not take is no signature. */
function strictly(bytes, mediaType) {
    try {
        return parseManifest(bytes, mediaType);
    }
    catch (error) {
        if (isTrustError(error))
            return undefined;
        throw error;
    }
}
/** By the very code of `webdis-trust verify` (invariant f); what it found to be wrong. Only if that is required. */
export async function problemsOf({ image, signatures }, digest, { require, policy, payloadReferences }, now) {
    if (require !== 'verified' || policy === undefined)
        return [];
    const { findings } = await verifyImage({ text: digest, reference: { ...image.name, digest } }, { policy, now, repository: image, signatures, discover: { payloadReferences } });
    return findings.filter(({ severity }) => severity === 'error');
}
