/** What `sign --help` and `keygen --help` say. */

import { describeFlags } from './describe.ts';
import { keygenFlags, signFlags } from './sign-flags.ts';

export const signHelp = `webdis-trust sign --key KEY [flags] IMAGE@DIGEST…

Signs the index of each image and every manifest under it, so that every cosign accepts it. What the
key has signed already is left alone: a run that was interrupted is completed by running it again.
Everything is verified as the registry serves it before the run is a success. The report is on
stderr; on stdout are the references that were signed.

  webdis-trust sign --key cosign.key ghcr.io/me/app@sha256:…
  webdis-trust sign --key env://COSIGN_PRIVATE_KEY --format both -a version=2.0 me/app@sha256:…

${describeFlags(signFlags)}

Exit codes
   0  everything is signed
   2  an input, a reference or a key cannot be used; nothing was signed
   3  undetermined: network, rate limit, credentials or a limit stood in the way; run it again
  10  a manifest that the index lists is not there, or a signature is not served
  11  the image does not exist
  12  a manifest is not what the index says, or a log or an authority answered what does not verify
`;

export const keygenHelp = `webdis-trust keygen [--output-key-prefix PREFIX]

Makes an ECDSA P-256 key pair as cosign does: PREFIX.key, encrypted, and PREFIX.pub. Its fingerprint
is on stdout. Files that exist are not overwritten.

The password is COSIGN_PASSWORD if that is set, even if it is empty; else it is asked for on a
terminal; else it is all that stdin gives, with the line break at its end, as cosign has it.

${describeFlags(keygenFlags)}

Exit codes
   0  both files are written
   2  neither is
`;
