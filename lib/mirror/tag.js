/** The tag, last of all: whoever asks for it finds everything there (threats-and-faults.md §6, invariant a). */
import { TrustError } from '../error.js';
/** How often a registry is asked whether the tag is where it was just put (fault 16). */
const polls = 4;
/** Looked at right before: somebody else may have moved it meanwhile (fault 32). Throws E_DRIFT then. */
export async function writeTag(tagging) {
    const { repository, tag, root, mediaType, before, onConflict } = tagging;
    const now = await readTag(repository, tag);
    // Also where tags cannot be written twice, not even as they are (fault 29).
    if (now === root.digest)
        return 'unchanged';
    if (now !== before && onConflict !== 'overwrite') {
        if (onConflict === 'keep' && now !== undefined)
            return 'kept';
        const message = `somebody else has moved the tag ${tag} during this run, ${from(before)} to ${now ?? 'nothing'}: it is left as it is`;
        throw new TrustError('E_DRIFT', message, {
            tag,
            ...(now === undefined ? {} : { digest: now }),
        });
    }
    tagging.onWriting?.();
    await repository.putManifest(tag, root.bytes, mediaType);
    await confirm(tagging);
    return 'written';
}
async function confirm({ repository, tag, root, pause }) {
    for (let attempt = 1;; attempt += 1) {
        const now = await readTag(repository, tag);
        if (now === root.digest)
            return;
        if (attempt > polls) {
            const message = `the tag ${tag} was written, and points to ${now ?? 'nothing'}: somebody else writes it too`;
            throw new TrustError('E_DRIFT', message, { tag, digest: root.digest });
        }
        await pause(attempt);
    }
}
function from(before) {
    return before === undefined ? 'from nothing' : `from ${before}`;
}
/** HEAD is free where manifests are counted; a registry that gives no digest is asked for the bytes. */
export async function readTag(repository, tag) {
    const head = await repository.manifestHead(tag);
    if (head === undefined || head.digest !== undefined)
        return head?.digest;
    return (await repository.manifest(tag))?.digest;
}
/** What becomes of the target's tag. Throws E_DRIFT before anything was copied. */
export function taggingOf(tag, before, digest, onConflict) {
    if (tag === undefined)
        return 'not asked for';
    if (before === digest)
        return 'unchanged';
    if (before === undefined || onConflict === 'overwrite')
        return 'write';
    if (onConflict === 'keep')
        return 'kept';
    const message = `the tag ${tag} points to another image there, ${before}, and nothing was copied`;
    throw new TrustError('E_DRIFT', message, { tag, digest: before });
}
