/** Asks Docker's credential helpers, the programs `docker-credential-NAME`. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { readObject } from '../oci/json.ts';
import { type Credentials, identityUser } from './credentials.ts';

export interface HelperResult {
  readonly exitCode: number;
  readonly stdout: string;
}

/** Runs `program get`, without a shell, with `input` on its standard input; rejects if it cannot be run. */
export type RunHelper = (program: string, input: string) => Promise<HelperResult>;

/** A plain name: no path, no option, nothing that a shell interprets. */
const helperName = /^[A-Za-z0-9_.-]+$/;

/**
 * Asks a helper for the credentials of `server`; undefined: it has none. Throws E_INPUT for an invalid name,
 * and E_AUTH for a helper that fails. Its output is never quoted: it is the secret.
 */
export async function askHelper(
  helper: string,
  server: string,
  run: RunHelper,
): Promise<Credentials | undefined> {
  if (!helperName.test(helper)) {
    const name = JSON.stringify(helper.slice(0, 100));
    throw new TrustError('E_INPUT', `${name} cannot be the name of a credential helper`);
  }
  const program = `docker-credential-${helper}`;
  const fail = (why: string): never => {
    throw new TrustError('E_AUTH', `${program} gave no credentials for ${server}: ${why}`);
  };
  let result: HelperResult;
  try {
    result = await run(program, server);
  } catch {
    return fail('it could not be run');
  }
  if (result.exitCode !== 0) {
    // The text is the protocol: docker-credential-helpers/credentials/error.go.
    if (/credentials not found/i.test(result.stdout)) return undefined;
    return fail(`it ended with exit code ${result.exitCode}`);
  }
  const answer = readAnswer(result.stdout) ?? fail('its output is not the expected JSON');
  return toCredentials(answer);
}

interface HelperAnswer {
  readonly username: string;
  readonly secret: string;
}

function readAnswer(stdout: string): HelperAnswer | undefined {
  if (stdout.length > limits.errorBody) return undefined;
  const { Username: username, Secret: secret } = readObject(Buffer.from(stdout)) ?? {};
  if (typeof username !== 'string' || typeof secret !== 'string') return undefined;
  return { username, secret };
}

/** Some helpers answer with empty texts for an unknown host; Docker takes that as none. */
function toCredentials({ username, secret }: HelperAnswer): Credentials | undefined {
  if (secret === '') return undefined;
  if (username === identityUser) return { kind: 'identity', token: secret };
  return { kind: 'basic', username, password: secret };
}
