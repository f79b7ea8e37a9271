/** From a reference to a digest, once: everything after goes by digest (threat 1). */
import { isTrustError, TrustError } from '../error.js';
import { formatRepository } from '../oci/reference.js';
import { finding } from './finding.js';
/** Throws E_NOTFOUND when there is nothing under the reference, and whatever the registry's failure is. */
export async function resolve(repository, { tag = 'latest', digest }) {
    const stored = await repository.manifest(digest ?? tag);
    if (stored !== undefined)
        return stored;
    const what = digest === undefined ? `the tag ${tag}` : 'the digest';
    throw new TrustError('E_NOTFOUND', `${what} does not exist in ${formatRepository(repository.name)}`, {
        repository: formatRepository(repository.name),
        ...(digest === undefined ? { tag } : { digest }),
    });
}
/** The digest that the user expects guards against a tag that was moved back (threat 16). */
export function checkExpectedDigest(actual, expected) {
    if (expected === undefined || actual === expected)
        return [];
    return [
        finding('E_ROLLBACK', `it resolves to ${actual}, expected was ${expected}`, {
            digest: actual,
            advice: 'the tag was moved: do not run it before you know why',
        }),
    ];
}
/**
 * `tag@digest`: the digest counts; a tag that points elsewhere is worth knowing (threat 14), and so is
 * that nobody could say where it points.
 */
export async function compareTag(repository, { tag, digest }) {
    if (tag === undefined || digest === undefined)
        return [];
    try {
        const now = await digestOfTag(repository, tag);
        if (now === digest)
            return [];
        const where = now === undefined ? 'does not exist' : `points to ${now}`;
        return [warning('E_DRIFT', `the tag ${tag} ${where}; what was verified is the digest`)];
    }
    catch (error) {
        if (!isTrustError(error))
            throw error;
        return [warning(error.code, `where the tag ${tag} points is not known: ${error.message}`)];
    }
}
/** Some registries leave the digest out of the answer to a HEAD (registries.md §2.4). */
async function digestOfTag(repository, tag) {
    const head = await repository.manifestHead(tag);
    if (head === undefined || head.digest !== undefined)
        return head?.digest;
    return (await repository.manifest(tag))?.digest;
}
function warning(code, message) {
    return finding(code, message, { severity: 'warning' });
}
