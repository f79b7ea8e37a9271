/** What `mirror --help` says. */

import { describeFlags } from './describe.ts';
import { mirrorFlags } from './mirror-flags.ts';

export const mirrorHelp = `webdis-trust mirror [flags] SOURCE TARGET…

Copies an image with everything that belongs to it, byte for byte: index, platforms, attestation
manifests, and all that is attached to each of them. What is there already stays; what is missing is
brought; everything is read again and, with a key, verified before the tag is written, last of all.
SOURCE and TARGET are image references, or OCI image layouts on disk: oci:DIR[:TAG]. Without a tag,
TARGET gets that of SOURCE. The report is on stderr; on stdout are the targets, pinned to the
digest, and nothing at all unless every one of them holds all of it.

  webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 docker.io/me/app public.ecr.aws/me/app
  webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 oci:/mnt/backup/app
  webdis-trust mirror --dry-run --require none a.example/app:1 b.example/app

${describeFlags(mirrorFlags)}

Exit codes
   0  every TARGET holds all of it, or, of a dry run, could be made to
   2  an input, a reference or a key cannot be used; nothing was copied
   3  undetermined: network, rate limit, credentials or a limit stood in the way; run it again
  10  SOURCE is not signed as required, or a part of it is missing
  11  the image, or the repository to write to, does not exist
  12  signatures, but none that counts; or bytes that are not what their digest says
  20  a TARGET holds something else under that tag, or has signatures of its own
`;
