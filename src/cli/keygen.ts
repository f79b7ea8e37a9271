/** `webdis-trust keygen`: a key pair as cosign makes it; its fingerprint on stdout. */

import { TrustError } from '../error.ts';
import { readPassword } from '../host/password.ts';
import { plain } from '../report/escape.ts';
import { assertAbsent, keyFiles, type WrittenKeys, writeKeyPair } from '../run/keygen.ts';
import { exitCodes } from '../verify/outcome.ts';
import { parseArguments } from './arguments.ts';
import { askOn } from './password.ts';
import { keygenFlags } from './sign-flags.ts';

/** Resolves to the exit code. */
export async function runKeygen(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const flags = parseArguments(argv, Object.values(keygenFlags).flat());
  if (flags.positionals.length > 0) {
    throw new TrustError('E_INPUT', 'keygen takes no arguments but --output-key-prefix PREFIX');
  }
  const files = keyFiles(flags.text('output-key-prefix') || 'cosign');
  // Before anybody thinks of a password.
  await assertAbsent(files);
  const ask = askOn(process.stdin, process.stderr, signal);
  const password = await readPassword(process.env, ask, 'new');
  if (password === undefined) {
    throw new TrustError(
      'E_INPUT',
      'there is no password: COSIGN_PASSWORD is not set, and stdin is empty (COSIGN_PASSWORD= means none)',
    );
  }
  if (password.hint !== undefined)
    process.stderr.write(`Note: the password is taken as it is${password.hint}\n\n`);
  const written = await writeKeyPair(files, password.text);
  process.stderr.write(whatToDo(written));
  process.stdout.write(`${written.fingerprint}\n`);
  return exitCodes.verified;
}

function whatToDo({ privatePath, publicPath }: WrittenKeys): string {
  const [secret, open] = [plain(privatePath), plain(publicPath)];
  return `${secret} is the private key, encrypted. Keep it secret, and its password apart from it: who has
both can sign as you.
    webdis-trust sign --key ${secret} IMAGE@DIGEST

${open} is the public key. Publish it, for everybody who verifies.
    webdis-trust verify --key ${open} IMAGE

Publish its fingerprint, too, where an attacker would have to change it as well (SHA-256, DER):
`;
}
