/** Whether somebody may push, before there is anything to push. */
import { startUpload } from './upload-session.js';
/**
 * An upload is opened and left to expire, as go-containerregistry does: registries say in no other way
 * whether they would take one, and to end it takes the right to delete (distribution, "Token Scope"). Throws
 * E_AUTH, E_NOTFOUND where repositories are to be made first, or what the registry's failure is.
 */
export async function assertPushable(endpoint) {
    await startUpload(endpoint, {});
}
