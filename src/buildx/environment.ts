/** The environment of buildx, and the variables that a build may use as secrets. */

import { TrustError } from '../error.ts';
import { childEnvironment, type Withheld } from '../host/child-environment.ts';
import type { BuildSecret } from '../release/build.ts';

/** For buildx, its plugins and its credential helpers; RUN in a Dockerfile does not see it. */
export function buildEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  hidden: Withheld,
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...childEnvironment(env, hidden),
    // The image has it as an attestation already.
    BUILDX_METADATA_PROVENANCE: 'disabled',
    ...secrets,
  };
}

/** Throws E_INPUT for a secret that signs the image: it must not get into the image. */
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
