/** The verdict about one manifest: is there a signature for it that counts? */
import { formatPlatform } from '../oci/platform.js';
import { discoverByFallbackTag, discoverSignatures, } from '../signature/discover.js';
import { checkCandidate } from './candidate.js';
import { concerning, describeNode, finding } from './finding.js';
import { outcomeFor } from './outcome.js';
/** Looks at all candidates; one good signature is enough, the others are reported. */
export async function verdictFor(node, context) {
    const { signatures: repository, discover, policy, now } = context;
    const check = (candidate) => checkCandidate(candidate, node.digest, policy, now);
    const first = await discoverSignatures(repository, node.digest, discover, check);
    const found = look(first);
    if (found.good || first.listedByApi === undefined)
        return conclude(node, found, policy);
    const known = first.listedByApi;
    const more = await discoverByFallbackTag(repository, node.digest, discover, check, known);
    return conclude(node, join(found, look(more)), policy);
}
function look({ candidates, unusable, foreign }) {
    return {
        good: candidates.some(({ good }) => good),
        signatures: [...candidates].sort(byGoodness),
        ignored: [
            ...unusable.map(({ error: { code, message }, ...where }) => ({ ...where, code, message })),
            ...foreign.map((where) => ({ ...where, ...noSignature })),
        ],
        errors: unusable.map(({ error }) => error),
    };
}
/** cosign takes any attestation by the key for a signature (cosign-formats.md §3.4); threat 59. */
const noSignature = {
    code: 'E_NOSIG',
    message: 'another artifact (an attestation, SBOM or the like): not a signature',
};
function join(first, second) {
    return {
        good: first.good || second.good,
        signatures: [...first.signatures, ...second.signatures].sort(byGoodness),
        ignored: [...first.ignored, ...second.ignored],
        errors: [...first.errors, ...second.errors],
    };
}
function conclude(node, looked, policy) {
    const required = node.role !== 'attestation' || policy.attestationManifests === 'required';
    const problem = looked.good ? undefined : whyNot(node, looked);
    return {
        report: {
            digest: node.digest,
            mediaType: node.mediaType,
            role: node.role,
            platforms: node.platforms.map(formatPlatform),
            depth: node.depth,
            required,
            outcome: outcomeFor(problem === undefined ? [] : [problem.code]),
            ...(problem === undefined ? {} : { code: problem.code }),
            signatures: looked.signatures,
            ignored: looked.ignored,
        },
        findings: problem === undefined ? [] : [findingAbout(node, problem, required)],
    };
}
function findingAbout(node, problem, required) {
    const { code, message, ...more } = problem;
    const severity = required ? 'error' : 'note';
    return finding(code, message, { ...more, severity, ...concerning(node) });
}
/**
 * What stood in the way comes first: a store that could not be read, or a candidate over a limit, may
 * be the good signature, so nothing is known. Otherwise the candidate that came furthest explains best.
 */
function whyNot(node, { signatures, errors }) {
    const what = describeNode(node);
    const unread = errors.find(isUndetermined);
    if (unread !== undefined) {
        const message = `the signatures of ${what} could not all be read: ${unread.message}`;
        return { code: unread.code, message, details: unread.details };
    }
    const failures = signatures.flatMap(firstFailure);
    const failed = failures.find(isUndetermined) ?? failures[0];
    if (failed !== undefined) {
        const others = signatures.length > 1 ? ` (the best of ${signatures.length} candidates)` : '';
        const message = `${what} has signatures, but none that counts: ${failed.message}${others}`;
        return { code: failed.code, message };
    }
    const broken = errors[0];
    if (broken !== undefined) {
        const message = `the signature material of ${what} is unusable: ${broken.message}`;
        return { code: broken.code, message, details: broken.details };
    }
    return node.depth === 0 ? unsignedRoot(what) : unsignedChild(what);
}
function isUndetermined({ code }) {
    return outcomeFor([code]) === 'undetermined';
}
function unsignedRoot(what) {
    return {
        code: 'E_NOSIG',
        message: `${what} carries no signature`,
        advice: 'do not run it; ask the publisher whether this tag was signed, and where',
    };
}
function unsignedChild(what) {
    return {
        code: 'E_COVER',
        message: `${what} carries no signature`,
        advice: 'the publisher can sign index and platforms together with cosign sign --recursive',
    };
}
/** The first check that failed, in the order in which they explain best; none if all passed. */
function firstFailure({ checks }) {
    const order = [checks.signature, checks.claims, checks.log, checks.time];
    const failure = order.find((check) => check.state === 'failed');
    if (failure === undefined)
        return [];
    // A candidate that cannot be held against a key at all is still evidence, not bad input.
    return [{ code: failure.code === 'E_KEY' ? 'E_SIG' : failure.code, message: failure.message }];
}
/** Good ones first, then by how many checks passed, then by content, so that reports do not vary. */
function byGoodness(a, b) {
    return (passedChecks(b) - passedChecks(a) ||
        a.manifest.localeCompare(b.manifest) ||
        a.identity.localeCompare(b.identity));
}
function passedChecks({ good, checks }) {
    const passed = Object.values(checks).filter(({ state }) => state === 'passed').length;
    return passed + (good ? 10 : 0);
}
