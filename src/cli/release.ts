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
    about: `Builds with docker buildx build and pushes by digest, without a tag. Signs the index and every manifest
under it, and verifies that. Copies image and signatures to the mirrors, and verifies every registry again. Only then
writes the tags, those of the first registry first.

A run that fails earlier leaves no tag. Run it again: it continues with the image that it pushed and signed, if the
checkout has not changed, and changes nothing that is done. Otherwise give it the --digest that its report names. The log of the build and the report go to stderr. The references that were
released go to stdout, pinned to the digest, but only if the release is complete.`,
    examples: [
      `webdis-trust release --image docker.io/me/app --mirror public.ecr.aws/me/app --tag 2.0.1,latest --context . --platform linux/amd64,linux/arm64 --key ~/keys/cosign.key --ledger releases.json`,
      'webdis-trust release --image me/app --tag 2.0.1 --key env://COSIGN_KEY --digest sha256:…',
      'webdis-trust release --dry-run --image me/app --tag 2.0.1 --key env://COSIGN_KEY --context .',
    ],
    exitCodes: {
      0: 'released: signed, verified and tagged on every registry; of a dry run: could be',
      ...commonExitCodes,
      3: 'undetermined: the build failed, or because of the network, a rate limit, credentials or a limit',
      10: 'a signature or a part of the image is missing on a registry',
      11: 'the image of --digest, or a repository to write to, does not exist',
      12: 'signatures or log entries that do not verify; or bytes that do not match their digest',
      20: 'a version exists with another digest, a moving tag would go back to an older release, or another program moved a tag meanwhile',
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
