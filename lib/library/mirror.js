/** Mirroring for programs. What writes is loaded when it is first called: who verifies never loads it. */
import { connectionOf } from './connection.js';
/**
 * Copies an image with its signatures, from a registry or an image layout (`oci:DIR:tag`) to others. What
 * a registry does ends in the report; throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot
 * be used, before anything is asked.
 */
export async function mirrorImage(source, targets, options = {}) {
    const words = {
        source,
        targets,
        tagged: options.tag ?? true,
        require: options.require ?? '',
        key: (options.keys ?? []).join('\n'),
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
