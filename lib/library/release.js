/** Releasing for programs. What builds, signs and writes is loaded when it is first called. */
import { connectionOf } from './connection.js';
/**
 * Builds (or takes what is pushed), signs, verifies, mirrors, verifies everywhere, and only then tags. What
 * a build, a registry or a log does ends in the report; throws TrustError (E_INPUT, E_REF, E_KEY) for
 * arguments that cannot be used, before anything is built or asked.
 *
 * @param image the first registry's repository, `docker.io/nicolas/webdis`
 */
export async function releaseImage(image, options) {
    const { annotations = {}, rekorVersion, onDigest, onBuildLog } = options;
    const words = {
        image,
        mirrors: options.mirrors ?? [],
        tags: options.tags,
        overwriteTags: options.overwriteTags ?? false,
        skipMissingReferrers: options.skipMissingReferrers ?? false,
        digest: options.digest ?? '',
        build: { ...noBuildWords, ...options.build },
        key: options.key,
        // An empty one is a password as well.
        keyPassword: '',
        fingerprints: options.keyFingerprint === undefined ? [] : [options.keyFingerprint],
        allowUnencryptedKey: options.allowUnencryptedKey ?? false,
        signatureRepository: options.signatureRepository ?? '',
        format: options.format ?? '',
        annotations: Object.entries(annotations).map(([name, value]) => `${name}=${value}`),
        services: {
            rekorUrl: options.rekorUrl ?? '',
            rekorVersion: rekorVersion === undefined ? '' : String(rekorVersion),
            signingConfig: options.signingConfig ?? '',
            timestampUrl: options.timestampUrl ?? '',
            log: true,
        },
        trustedRoot: options.trustedRoot ?? '',
        ledger: options.ledger ?? '',
        version: options.version ?? '',
        dryRun: options.dryRun ?? false,
    };
    const connection = connectionOf(options);
    const { password } = options;
    const env = password === undefined ? connection.env : { ...connection.env, COSIGN_PASSWORD: password };
    const { release } = await import('../edge/release.js');
    return release(words, {
        ...{ ...connection, env },
        // A library has nobody to ask.
        askPassword: async () => undefined,
        ...(onDigest === undefined ? {} : { onDigest }),
        ...(onBuildLog === undefined ? {} : { onBuildLog }),
    }, options.onProgress);
}
const noBuildWords = {
    context: '',
    file: '',
    platforms: [],
    buildArgs: [],
    labels: [],
    annotations: [],
    secrets: [],
    secretEnvs: [],
    secretFiles: [],
    target: '',
    cacheFrom: [],
    cacheTo: [],
    provenance: '',
    sbom: '',
    builder: '',
    noCache: false,
    pull: false,
};
