/** What `release --help` says. */

import { describeFlags } from './describe.ts';
import { releaseFlags } from './release-flags.ts';

export const releaseHelp = `webdis-trust release --image REPOSITORY --tags TAG… --key KEY [flags]

Builds with docker buildx build and pushes by digest, without a tag; signs the index and every
manifest under it; verifies that; mirrors image and signatures; verifies every registry again; and
only then writes the tags, those of the first registry first. A run that fails before leaves no tag;
repeated with the --digest that its report names, it goes on where it must and changes nothing that
is done. The build's log and the report are on stderr; on stdout are the references that were
released, pinned to the digest, and nothing at all unless all of it stands.

  webdis-trust release --image docker.io/me/app --mirrors public.ecr.aws/me/app \\
    --tags 2.0.1 --tags latest --context . --platforms linux/amd64 --platforms linux/arm64 \\
    --key ~/keys/cosign.key --ledger releases.json
  webdis-trust release --image me/app --tags 2.0.1 --key env://COSIGN_KEY --digest sha256:…
  webdis-trust release --dry-run --image me/app --tags 2.0.1 --key env://COSIGN_KEY --context .

${describeFlags(releaseFlags)}

Exit codes
   0  released: on every registry, signed, verified and tagged; or, of a dry run, it could be
   2  an input, a reference or a key cannot be used; nothing was built
   3  undetermined: the build failed, or network, rate limit, credentials or a limit was in the way
  10  a signature or a part of the image is missing where it was brought
  11  the image of --digest, or a repository to write to, does not exist
  12  signatures or log entries that do not verify; or bytes that are not what their digest says
  20  a version exists with another digest, or somebody else moved a tag meanwhile
`;
