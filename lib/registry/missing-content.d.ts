/** Manifests together with what they name: registries refuse the one while they miss the other. */
import { type ErrorDetails, TrustError } from '../error.ts';
/** A manifest was refused because a blob or child of it is missing, by the registry's word. */
export declare class MissingContent extends TrustError {
    constructor(message: string, details: ErrorDetails);
}
/**
 * Pushes what a manifest names, then the manifest. Registries have lost what they said they had stored
 * (fault 35), and have not found what they had (fault 17): then both are pushed once more. To ask for
 * each blob after its PUT would cost a request for each, and prove less.
 */
export declare function putWithContent<T>(putContent: () => Promise<unknown>, putManifest: () => Promise<T>): Promise<T>;
