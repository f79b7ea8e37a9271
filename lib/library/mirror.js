/** Mirroring for programs. What writes is loaded when it is first called: who verifies never loads it. */
import { joinKeys } from '../edge/keys.js';
import { connectionKinds, connectionOf } from './connection.js';
import { checkOptions } from './options.js';
const kinds = {
    ...connectionKinds,
    require: ['verified', 'signed', 'none'],
    keys: 'records',
    keyFingerprints: 'list',
    trustedRoot: 'text',
    transparencyLog: ['required', 'ignored'],
    signatureRepository: 'text',
    onConflict: ['fail', 'keep', 'overwrite'],
    skipMissingReferrers: 'flag',
    tag: 'flag',
    dryRun: 'flag',
    deep: 'flag',
    onProgress: 'any',
};
/**
 * Copies an image with its signatures, from a registry or an image layout (`oci:DIR:tag`) to others. What
 * a registry does ends in the report; throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot
 * be used, before anything is asked.
 */
export async function mirrorImage(source, targets, options = {}) {
    checkOptions(options, kinds);
    const words = {
        source,
        targets,
        tagged: options.tag ?? true,
        require: options.require ?? '',
        key: joinKeys(options.keys ?? [], 'keys'),
        fingerprints: options.keyFingerprints ?? [],
        trustedRoot: options.trustedRoot ?? '',
        transparencyLog: options.transparencyLog ?? 'required',
        signatureRepository: options.signatureRepository ?? '',
        onConflict: options.onConflict ?? '',
        dryRun: options.dryRun ?? false,
        deep: options.deep ?? false,
        skipMissingReferrers: options.skipMissingReferrers ?? false,
    };
    const connection = connectionOf(options);
    const { mirror } = await import('../edge/mirror.js');
    return mirror(words, connection, options.onProgress);
}
