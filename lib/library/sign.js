/** Signing for programs. What signs is loaded when it is first called: who verifies never loads it. */
import { connectionOf } from './connection.js';
/**
 * Signs index and every manifest under it, each once: what the key has signed already is left alone. What
 * a registry or a log does ends in the report; throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that
 * cannot be used, before anything is asked.
 */
export async function signImages(images, options) {
    const { annotations = {}, password, rekorVersion } = options;
    const words = {
        images,
        key: options.key,
        fingerprints: options.keyFingerprint === undefined ? [] : [options.keyFingerprint],
        allowUnencryptedKey: options.allowUnencryptedKey ?? false,
        format: options.format ?? 'bundle',
        annotations: Object.entries(annotations).map(([name, value]) => `${name}=${value}`),
        identity: options.identity ?? '',
        recursive: options.recursive ?? true,
        trustedRoot: options.trustedRoot ?? '',
        signatureRepository: options.signatureRepository ?? '',
        services: {
            rekorUrl: options.rekorUrl ?? '',
            rekorVersion: rekorVersion === undefined ? '' : String(rekorVersion),
            signingConfig: options.signingConfig ?? '',
            timestampUrl: options.timestampUrl ?? '',
            log: options.log ?? true,
        },
    };
    const connection = connectionOf(options);
    const { env } = connection;
    // A library has nobody to ask.
    const askPassword = async () => undefined;
    const withPassword = password === undefined ? env : { ...env, COSIGN_PASSWORD: password };
    const { sign } = await import('../edge/sign.js');
    return sign(words, { ...connection, env: withPassword, askPassword }, options.onProgress);
}
