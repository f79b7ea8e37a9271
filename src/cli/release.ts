/** `webdis-trust release` */

import { collectChunksInTime } from '../host/process.ts';
import type { Values } from '../options/given.ts';
import { releaseOptions } from '../options/release.ts';
import { formatReleasePage } from '../report/release/document.ts';
import { formatRelease } from '../report/release/terminal.ts';
import { release } from '../run/release.ts';
import { askOn } from './password.ts';
import { commonExitCodes, reporting, verb } from './verb.ts';
import { releasing } from './views.ts';

export const releaseVerb = verb(
  {
    name: 'release',
    about: `Builds an image with docker buildx and pushes it by digest, without a tag. Signs the index and every manifest
in it, and verifies the signatures. Copies image and signatures to the mirrors, and verifies every registry. Writes the
tags last, those of the first registry first.

If a run fails, run it again: it continues with the image that it pushed and signed, if the checkout has not changed.
Otherwise, give it the --digest in its report. The log of the build and the report go to stderr. If the release is
complete, the released references go to stdout, pinned to their digests.`,
    examples: [
      `webdis-trust release --image docker.io/me/app --mirror public.ecr.aws/me/app --tag 2.0.1,latest --context . --platform linux/amd64,linux/arm64 --key ~/keys/cosign.key --ledger releases.json`,
      'webdis-trust release --image me/app --tag 2.0.1 --key env://COSIGN_KEY --digest sha256:…',
      'webdis-trust release --dry-run --image me/app --tag 2.0.1 --key env://COSIGN_KEY --context .',
    ],
    exitCodes: {
      0: 'released: signed, verified and tagged on every registry; in a dry run: no obstacle was found',
      ...commonExitCodes,
      3: 'undetermined, because of a failed build, the network, a rate limit, credentials or a limit; run it again',
      10: 'a signature or a part of the image is missing on a registry',
      11: 'the image of --digest, or a repository to write to, does not exist',
      12: 'signatures or log entries do not verify, or bytes do not match their digest',
      20: 'a version exists with another digest, a moving tag would move back to an older release, or a tag was moved during the run',
    },
  },
  releaseOptions,
  async (values, signal) => {
    collectChunksInTime();
    return run(values, signal);
  },
);

const run = reporting({
  run: async (values: Values<typeof releaseOptions>, host, onProgress, terminal) => {
    const askPassword = askOn(process.stdin, process.stderr, host.signal);
    const onBuildLog = values.quiet ? {} : { onBuildLog: terminal.pass };
    return release(values, { ...host, askPassword, ...onBuildLog }, onProgress);
  },
  progress: releasing,
  text: formatRelease,
  lines: ({ dryRun, registries }) => (dryRun ? [] : registries.map(({ pinned }) => `${pinned}`)),
  files: (report, { page }) => [
    { option: 'page', path: page, text: () => formatReleasePage(report) },
  ],
});
