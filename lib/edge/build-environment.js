/** The environment of buildx, and what of it a build may be handed. */
import { TrustError } from '../error.js';
import { childEnvironment } from './child-environment.js';
/** A Dockerfile's RUN does not see it, but buildx, its plugins and its credential helpers do. */
export function buildEnvironment(env, hidden, secrets) {
    return {
        ...childEnvironment(env, hidden),
        // It would repeat in the metadata file what the image has as an attestation.
        BUILDX_METADATA_PROVENANCE: 'disabled',
        ...secrets,
    };
}
/** Throws E_INPUT: what signs the image must not go into it. */
export function assertNotWithheld(secrets, environment) {
    for (const secret of secrets) {
        if (!('env' in secret) || secret.env in environment)
            continue;
        const message = `secret-envs: ${secret.env} is not handed to a build: it may hold the signing key, its password or an input`;
        throw new TrustError('E_INPUT', message);
    }
}
