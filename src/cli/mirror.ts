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
    about: `Copies an image with everything that belongs to it, byte for byte: index, platforms, attestation manifests,
and everything that is attached to them. Only what is missing is copied. Everything is read again and, with a key,
verified, before the tag is written last.

SOURCE and TARGET are image references, or OCI image layouts on disk: oci:DIR[:TAG]. SOURCE can also be an archive,
oci-archive:FILE.tar[:TAG]. Without a tag, TARGET gets the tag of SOURCE. The report goes to stderr. The targets go to stdout, pinned to the digest, but only if each of them
has everything.`,
    examples: [
      'webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 docker.io/me/app public.ecr.aws/me/app',
      'webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 oci:/mnt/backup/app',
      'webdis-trust mirror --dry-run --require none a.example/app:1 b.example/app',
    ],
    exitCodes: {
      0: 'every TARGET has everything; of a dry run: could have everything',
      ...commonExitCodes,
      10: 'SOURCE is not signed as required, or a part of it is missing',
      11: 'the image, or the repository to write to, does not exist',
      12: 'signatures, but none that counts; or bytes that do not match their digest',
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
