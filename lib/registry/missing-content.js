/** Manifests together with what they name: registries refuse the one while they miss the other. */
import { TrustError } from '../error.js';
/** A manifest was refused because a blob or child of it is missing, by the registry's word. */
export class MissingContent extends TrustError {
    constructor(message, details) {
        super('E_NET', message, details);
    }
}
/**
 * Pushes what a manifest names, then the manifest. Registries have lost what they said they had stored
 * (fault 35), and have not found what they had (fault 17): then both are pushed once more. To ask for
 * each blob after its PUT would cost a request for each, and prove less.
 */
export async function putWithContent(putContent, putManifest) {
    await putContent();
    try {
        return await putManifest();
    }
    catch (error) {
        if (!(error instanceof MissingContent))
            throw error;
    }
    await putContent();
    return putManifest();
}
