/** What `--help` says. */

import { tool } from '../version.ts';
import { describeFlags } from './describe.ts';
import { driftHelps } from './drift-help.ts';
import { treeFlags, verifyFlags } from './flags.ts';
import { mirrorHelp } from './mirror-help.ts';
import { keygenHelp, signHelp } from './sign-help.ts';

const exitCodeText = `Exit codes
   0  verified
   2  an input, a reference or a key cannot be used; nothing was looked at
   3  undetermined: network, rate limit, credentials or a limit stood in the way
  10  a signature is missing
  11  the tag, digest or repository does not exist
  12  signatures, but none that counts; or bytes that are not what their digest says
  20  the registries differ
   1  a defect of this program; please report it`;

const verifyHelp = `webdis-trust verify [flags] IMAGE…

Verifies with a cosign key that the index of each image and every manifest under it are signed, on
every registry that is named. The report is on stderr; on stdout is what was verified, pinned to its
digest, and nothing at all unless everything was.

  webdis-trust verify nicolas/webdis:0.1.24 public.ecr.aws/nicolas/webdis:0.1.24
  webdis-trust verify --key cosign.pub --platform linux/arm64 ghcr.io/me/app:2.0
  image=$(webdis-trust verify -q nicolas/webdis:0.1.24) && docker run "$image"

${describeFlags(verifyFlags)}

${exitCodeText}
`;

const treeHelp = `webdis-trust tree [flags] IMAGE

Shows an image as it lies in the registry: the index, its platforms and attestation manifests, and
the signatures of each with what they prove.

${describeFlags(treeFlags)}

Exit codes
   0  all of it could be read, whatever it proves
   2  an input, a reference or a key cannot be used; nothing was looked at
   3  undetermined: network, rate limit, credentials or a limit stood in the way
  11  the tag, digest or repository does not exist
`;

export const usage = `webdis-trust ${tool.version}: is a multi-architecture image exactly what its publisher signed?

  webdis-trust verify IMAGE…        index and every architecture, on every registry
  webdis-trust tree IMAGE           an image with its signatures
  webdis-trust sign IMAGE@DIGEST…   index and every manifest under it, with a private key
  webdis-trust mirror IMAGE TARGET… the same bytes and signatures elsewhere
  webdis-trust drift check          whether every registry still carries what was released
  webdis-trust keygen               a key pair
  webdis-trust VERB --help          flags and exit codes
  webdis-trust --version

Without --key, verify and tree check signatures with the key of Webdis.
`;

const helps = new Map([
  ['verify', verifyHelp],
  ['tree', treeHelp],
  ['sign', signHelp],
  ['mirror', mirrorHelp],
  ['keygen', keygenHelp],
  ...driftHelps,
]);

/** `rest`: what follows the verb, of which the first word may be a verb of its own. */
export function helpFor(verb = '', ...rest: readonly string[]): string {
  return helps.get(`${verb} ${rest[0]}`) ?? helps.get(verb) ?? usage;
}
