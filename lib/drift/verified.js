/** The verb `verify` about one image, in the words of drift: states, problems, and what stood in the way. */
import { signatureTag } from '../signature/store.js';
import { verifyImage } from '../verify/image.js';
import { unread } from '../verify/parity.js';
import { isObstacle } from './obstacles.js';
import { lookOf } from './store-look.js';
/** Reads the whole tree and every signature. Never throws for what a registry does. */
export async function verifyTree(place, digest, context) {
    const { name } = context.repository;
    const report = await verifyImage({ text: place.name, reference: { ...name, digest } }, context);
    const read = { manifests: report.manifests.map(toState), unread: unreadOf(report) };
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    const told = {
        problems: errors.filter((error) => !isObstacle(error)).map((one) => toProblem(one, report)),
        obstacles: [...errors.filter(isObstacle), ...unreadFindings(report, errors)],
        notes: report.findings.filter(({ severity }) => severity === 'warning'),
    };
    const isGood = told.problems.length === 0 && told.obstacles.length === 0;
    const looks = isGood ? await looksAfter(report, context.signatures) : undefined;
    const last = looks?.at(-1);
    if (last !== undefined)
        place.learned(last.source);
    return { ...read, ...told, ...(looks === undefined ? {} : { looks }) };
}
function toState(manifest) {
    const { digest, role, platforms, required, outcome, code } = manifest;
    const counts = required && outcome !== 'verified';
    const state = !counts ? 'ok' : outcome === 'rejected' ? 'drift' : 'unreachable';
    return {
        digest,
        role,
        platforms,
        state: code === 'E_NOTFOUND' ? 'drift' : unread(manifest).length > 0 ? 'unreachable' : state,
        ...(code === undefined || (!counts && code !== 'E_NOTFOUND') ? {} : { code }),
        signatures: manifest.signatures.filter(({ good }) => good).map(toSignature),
    };
}
function toSignature({ format, identity, key = '', logEntries }) {
    return { format, identity, key, logEntries };
}
function unreadOf({ manifests }) {
    return new Set(manifests.filter((one) => unread(one).length > 0).map(({ digest }) => digest));
}
/** A store that could not be read, although another holds a good signature: what it holds is not known. */
function unreadFindings({ manifests }, told) {
    return manifests
        .filter(({ digest }) => !told.some((one) => one.digest === digest && isObstacle(one)))
        .flatMap((manifest) => unread(manifest).slice(0, 1))
        .map(({ code, message }) => ({ severity: 'error', code, message }));
}
function toProblem(error, { manifests }) {
    const { code, message, digest, platform } = error;
    const manifest = manifests.find((one) => one.digest === digest);
    const isAbsent = manifest?.code === 'E_NOTFOUND' || (manifest === undefined && code === 'E_NOTFOUND');
    return {
        kind: isAbsent ? 'manifest-missing' : 'signature-bad',
        code,
        message,
        ...(digest === undefined ? {} : { digest }),
        ...(platform === undefined ? {} : { platform }),
        ...(isAbsent ? {} : adviceAbout(manifest)),
    };
}
/** mirror never overwrites a signature tag that has something of its own. */
function adviceAbout(manifest) {
    if (manifest?.signatures.some(({ store, good }) => store === 'tag' && !good) !== true)
        return {};
    const tag = signatureTag(manifest.digest);
    return { advice: `find out who wrote the tag ${tag} there, and delete it` };
}
/** What the stores held while they were verified: no question is asked again. */
async function looksAfter({ manifests }, signatures) {
    const looks = await Promise.all(manifests.map(async ({ digest }) => {
        const [tag, list] = await Promise.all([
            signatures.manifest(signatureTag(digest)),
            signatures.referrers(digest),
        ]);
        return lookOf(tag?.digest, list);
    }));
    // A signature that only the fallback tag beside an API lists: no look at one store finds it again.
    const isFound = manifests.every(({ signatures: found }, at) => found.every(({ good, manifest }) => {
        const look = looks[at];
        return !good || look?.tag === manifest || look?.listed.includes(manifest);
    }));
    return isFound ? looks : undefined;
}
