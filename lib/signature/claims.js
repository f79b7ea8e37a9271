/** The claims check: does the signature speak about this very manifest, and say what the policy asks for? */
import { digestAlgorithm, digestHex } from '../oci/digest.js';
import { parseReference, sameRepository } from '../oci/reference.js';
import { quote } from '../oci/shape.js';
import { parseBundle } from './bundle.js';
import { checking, failed, passed } from './check.js';
import { parsePayload } from './payload.js';
import { envelopeOf } from './signed.js';
import { parseStatement, signaturePredicate, statementPayloadType } from './statement.js';
/** Failures are E_CLAIM; E_SIG for a bundle that is malformed. Nothing here shows who signed: see verify.ts. */
export function checkClaims(candidate, expected) {
    if (candidate.format === 'legacy') {
        return checking('E_CLAIM', () => checkPayload(candidate.payload, expected));
    }
    const envelope = checking('E_SIG', () => envelopeOf(parseBundle(candidate.bytes)));
    return 'state' in envelope
        ? envelope
        : checking('E_CLAIM', () => checkStatement(envelope, expected));
}
function checkPayload(bytes, expected) {
    const { critical, optional } = parsePayload(bytes);
    const claimed = critical.image['docker-manifest-digest'];
    if (claimed !== expected.subject)
        return otherDigest(expected.subject, quote(claimed));
    const reference = critical.identity['docker-reference'];
    const { expectedReference } = expected;
    if (expectedReference !== undefined && !sameReference(expectedReference, reference)) {
        return failed('E_CLAIM', `the claim is about ${quote(reference)}, not ${expectedReference}`);
    }
    return checkAnnotations(optional, expected.annotations);
}
function checkStatement({ payloadType, payload }, expected) {
    if (payloadType !== statementPayloadType) {
        return failed('E_CLAIM', `the payload is of type ${quote(payloadType)}, not an in-toto statement`);
    }
    const { subject: subjects, predicateType } = parseStatement(payload);
    if (predicateType !== signaturePredicate) {
        return failed('E_CLAIM', `it is an attestation (${quote(predicateType)}), not a signature`);
    }
    const algorithm = digestAlgorithm(expected.subject);
    const hex = digestHex(expected.subject);
    const subject = subjects.find(({ digest }) => digest.get(algorithm) === hex);
    if (subject === undefined) {
        const claimed = subjects[0]?.digest.get(algorithm);
        return otherDigest(expected.subject, claimed ? `${algorithm}:${claimed.slice(0, 128)}` : 'others');
    }
    if (expected.expectedReference !== undefined) {
        return failed('E_CLAIM', `a reference is expected (${expected.expectedReference}), but bundles do not name one`);
    }
    return checkAnnotations(subject.annotations ?? new Map(), expected.annotations);
}
function otherDigest(subject, claimed) {
    return failed('E_CLAIM', `the claim is about another digest (${claimed}), not ${subject}`);
}
function checkAnnotations(signed, wanted) {
    for (const [key, value] of Object.entries(wanted)) {
        if (signed.get(key) === value)
            continue;
        const actual = signed.has(key) ? `is ${quote(signed.get(key))}` : 'was not signed';
        return failed('E_CLAIM', `annotation ${key} ${actual}, not ${quote(value)}`);
    }
    return passed();
}
/** Docker Hub has several names; skopeo signs with a tag, which counts only if one is expected (threat 65). */
function sameReference(expected, claimed) {
    if (expected === claimed)
        return true;
    try {
        const [a, b] = [parseReference(expected), parseReference(claimed)];
        return (sameRepository(a, b) && (a.tag === undefined || a.tag === b.tag) && a.digest === undefined);
    }
    catch {
        return false;
    }
}
