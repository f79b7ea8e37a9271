/** Legacy signatures up: appended to what stands under the tag, and never instead of it (cosign-formats.md §1.4). */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { digestOf } from '../oci/digest.js';
import { parseManifest } from '../oci/manifest.js';
import { updateTag } from '../registry/update-tag.js';
import { annotationKeys } from './candidate.js';
import { appendLayers, layerDescriptor, signatureImage, } from './signature-image.js';
import { classifyArtifact, signatureTag } from './store.js';
/**
 * Resolves once a reader finds the signature, among all that others wrote meanwhile (fault 28). Throws
 * E_MANIFEST if the tag holds something that is no signature image, which is left alone.
 */
export async function appendSignature(repository, subject, layer, pausing) {
    const update = {
        isDone: (stored) => holds(stored, layer),
        next: async (stored) => {
            const { manifest, config } = await imageWith(repository, stored, layer);
            return {
                bytes: manifest,
                // As it was: Docker's types stay Docker's.
                mediaType: parseManifest(manifest, stored?.contentType).mediaType,
                putContent: () => Promise.all([putBytes(repository, layer.payload), putBytes(repository, config)]),
            };
        },
    };
    await updateTag(repository, signatureTag(subject), update, pausing);
}
async function imageWith(repository, stored, layer) {
    const added = [layerDescriptor(layer)];
    if (stored === undefined)
        return signatureImage(added);
    const { config: descriptor } = readSignatureImage(stored);
    const config = await repository.blob(descriptor, limits.config);
    if (config === undefined) {
        throw new TrustError('E_MANIFEST', 'the config of the signature image is missing', {
            digest: descriptor.digest,
        });
    }
    return appendLayers({ manifest: stored.bytes, config }, added);
}
function readSignatureImage(stored) {
    const manifest = parseManifest(stored.bytes, stored.contentType);
    if (manifest.kind === 'image' && classifyArtifact(manifest).kind === 'simple-signing') {
        return manifest;
    }
    throw new TrustError('E_MANIFEST', 'the signature tag points to something that is no signature image; it is left alone', { digest: stored.digest });
}
/** By both: several signatures over one payload share its digest (§1.4). */
function holds(stored, { payload, signature }) {
    const encoded = Buffer.from(signature).toString('base64');
    const isOurs = ({ digest, annotations }) => digest === digestOf(payload) && annotations[annotationKeys.signature] === encoded;
    return readSignatureImage(stored).layers.some(isOurs);
}
/** A blob that is in memory. */
export async function putBytes(repository, bytes) {
    await repository.putBlob({ digest: digestOf(bytes), size: bytes.byteLength }, () => bytes);
}
