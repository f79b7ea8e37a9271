/** The environment of buildx, and what of it a build may be handed. */

import { TrustError } from '../error.ts';
import { childEnvironment, type Withheld } from '../host/child-environment.ts';
import type { BuildSecret } from '../release/build.ts';

/** A Dockerfile's RUN does not see it, but buildx, its plugins and its credential helpers do. */
export function buildEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  hidden: Withheld,
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...childEnvironment(env, hidden),
    // It would repeat in the metadata file what the image has as an attestation.
    BUILDX_METADATA_PROVENANCE: 'disabled',
    ...secrets,
  };
}

/** Throws E_INPUT: what signs the image must not go into it. */
export function assertNotWithheld(
  secrets: readonly BuildSecret[],
  environment: Readonly<Record<string, string>>,
): void {
  for (const secret of secrets) {
    if (!('env' in secret) || secret.env in environment) continue;
    const message = `secret-envs: ${secret.env} is not handed to a build: it may hold the signing key, its password or an input`;
    throw new TrustError('E_INPUT', message);
  }
}
