/** `webdis-trust mirror` */

import { collectChunksInTime } from '../host/process.ts';
import { mirrorOptions } from '../options/mirror.ts';
import { formatMirrorPage } from '../report/mirror/page.ts';
import { formatMirror } from '../report/mirror/terminal.ts';
import { mirror } from '../run/mirror.ts';
import { commonExitCodes, reporting, verb } from './verb.ts';
import { copying } from './views.ts';

export const mirrorVerb = verb(
  {
    name: 'mirror',
    about: `Copies an image byte for byte, with its index, platforms, attestation manifests, signatures and all other
referrers. Content that a target already has is not copied again. Before the tag is written, everything is read back and,
with a key or an identity, verified.

SOURCE and TARGET are image references, or OCI image layouts on disk (oci:DIR[:TAG]). SOURCE can also be an archive
(oci-archive:FILE.tar[:TAG]). Without a tag, TARGET gets the tag of SOURCE. The report goes to stderr. If every target
has everything, the targets go to stdout, pinned to their digests.`,
    examples: [
      'webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 docker.io/me/app public.ecr.aws/me/app',
      'webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 oci:/mnt/backup/app',
      'webdis-trust mirror --dry-run --require none a.example/app:1 b.example/app',
    ],
    exitCodes: {
      0: 'every TARGET has everything; in a dry run: no obstacle was found',
      ...commonExitCodes,
      10: 'SOURCE is not signed as required, or a part of it is missing',
      11: 'the image, or the repository to write to, does not exist',
      12: 'there are signatures, but none is accepted; or bytes do not match their digest',
      20: 'a TARGET has another image under that tag, or has signatures of its own',
    },
  },
  mirrorOptions,
  async (values, signal) => {
    collectChunksInTime();
    return run(values, signal);
  },
);

const run = reporting({
  run: mirror,
  progress: copying,
  text: formatMirror,
  // What a dry run names does not exist.
  lines: ({ dryRun, targets }) => (dryRun ? [] : targets.map(({ pinned }) => `${pinned}`)),
  files: (report, { page }) => [
    { option: 'page', path: page, text: () => formatMirrorPage(report) },
  ],
});
