/** in-toto statements, version 1 (in-toto/attestation spec/v1), and the predicate that makes one a signature. */
import { limits } from '../limits.js';
import { anyObject, anything, fail, list, map, object, oneOf, optional, readJson, text, } from '../oci/shape.js';
export const statementPayloadType = 'application/vnd.in-toto+json';
export const statementType = 'https://in-toto.io/Statement/v1';
/** The one predicate type that says "signature"; cosign does not look at it (threat 59, cosign-formats.md §3.4). */
export const signaturePredicate = 'https://sigstore.dev/cosign/sign/v1';
/** Digests by algorithm, in hex; go-intoto refuses anything that is not hex. */
const digestSet = (value, at) => {
    const digests = map(text)(value, at);
    if (digests.size > limits.subjectDigests) {
        return fail(at, `has more than ${limits.subjectDigests} entries`);
    }
    for (const [algorithm, hex] of digests) {
        if (!/^(?:[0-9a-f]{2})+$/.test(hex))
            fail(`${at}.${algorithm.slice(0, 64)}`, 'is not hex');
    }
    return digests;
};
/** ResourceDescriptor; cosign writes digest and annotations. */
const subject = object({
    name: optional(text),
    uri: optional(text),
    digest: digestSet,
    content: optional(text),
    downloadLocation: optional(text),
    mediaType: optional(text),
    annotations: optional(map(anything)),
});
const subjects = (value, at) => {
    if (!Array.isArray(value) || value.length === 0)
        return fail(at, 'names nothing');
    // Counted before the entries are read (threat 82, CVE-2024-45395).
    if (value.length > limits.subjects)
        return fail(at, `has more than ${limits.subjects} entries`);
    return list(subject)(value, at);
};
const statementShape = object({
    _type: oneOf(statementType),
    subject: subjects,
    predicateType: text,
    predicate: optional(anyObject),
});
/** Throws SyntaxError for anything but a statement. */
export function parseStatement(bytes) {
    return readJson(statementShape, bytes, 'statement');
}
