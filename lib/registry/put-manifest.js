/** Manifests up, byte for byte (distribution-spec, "Pushing manifests"). */
import { TrustError } from '../error.js';
import { assertDigest, digestOf } from '../oci/digest.js';
import { formatRepository } from '../oci/reference.js';
import { printable } from './failure.js';
import { getManifest, readReference } from './manifests.js';
import { MissingContent } from './missing-content.js';
import { hasErrorCode } from './registry-error.js';
import { because, confirmDigest, writeError } from './write-error.js';
export async function putManifest(endpoint, reference, bytes, mediaType, ifMatch) {
    const subject = readReference(reference);
    const digest = subject.digest ?? digestOf(bytes);
    assertDigest(bytes, digest);
    const answer = await endpoint.write({
        method: 'PUT',
        url: endpoint.url(`manifests/${reference}`),
        headers: {
            'content-type': mediaType,
            ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
        },
        body: () => bytes,
        // The same bytes under the same name; if an answer was lost, a 412 or "immutable" is looked into.
        idempotent: true,
    });
    if (answer.status === 201 || answer.status === 200) {
        confirmDigest(endpoint, answer, digest, subject);
        return true;
    }
    if (subject.tag !== undefined) {
        if (isImmutable(answer, ifMatch)) {
            await assertHolds(endpoint, subject.tag, digest, answer);
            return true;
        }
        if (answer.status === 412)
            return false;
    }
    throw await refusal(endpoint, answer, subject, bytes.byteLength);
}
/** Nothing but words tells it from other refusals, where the status does not (fault 29). */
function isImmutable({ status, body }, ifMatch) {
    if (status === 409 || (status === 412 && ifMatch === undefined))
        return true;
    if (![400, 403, 405, 412].includes(status))
        return false;
    const text = Buffer.from(body).toString('latin1');
    return /immutab|already ?exists|overwritten|not allow updating|TAG_INVALID/i.test(text);
}
/** ECR refuses even what is there already, as it is after a PUT whose answer was lost. */
async function assertHolds(endpoint, tag, digest, answer) {
    const stored = await getManifest(endpoint, tag);
    if (stored?.digest === digest)
        return;
    const name = `${formatRepository(endpoint.name)}:${tag}`;
    const advice = tag.startsWith('sha256-')
        ? '; exempt tags that begin with sha256- from immutability: signatures are added under them'
        : '';
    throw new TrustError('E_IMMUTABLE', `${name} cannot be moved: tags are immutable there${because(answer)}${advice}`, endpoint.where({ tag }, printable(answer.url, answer)));
}
const missing = ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN', 'MANIFEST_UNKNOWN'];
async function refusal(endpoint, answer, subject, size) {
    const { status, url, body } = answer;
    const name = formatRepository(endpoint.name);
    const details = endpoint.where(subject, printable(url, answer));
    if (missing.some((code) => hasErrorCode(body, code))) {
        const message = `${name}: the registry does not find what the manifest names${because(answer)}`;
        return new MissingContent(message, details);
    }
    const error = await writeError(endpoint, answer, subject, `a manifest of ${size} bytes`);
    if (error.code !== 'E_NET' || ![400, 405, 415, 422].includes(status))
        return error;
    const message = `${name}: the registry does not take this manifest: ${status}${because(answer)}`;
    return new TrustError('E_UNSUPPORTED', message, details);
}
