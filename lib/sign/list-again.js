/** Signatures that are stored and not listed, as a run leaves them that was ended by just that. */
import { attachReferrer } from '../registry/attach.js';
/** Puts them again. Throws E_COVER if the registry's API still does not list them. */
export async function listAgain(present, context) {
    for (const { manifest, unlisted } of present.values()) {
        const stored = unlisted ? await context.signatures.manifest(manifest) : undefined;
        if (stored !== undefined)
            await attachReferrer(context.signatures, stored.bytes, context);
    }
}
