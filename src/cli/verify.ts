/** `webdis-trust verify` */

import { defined } from '../defined.ts';
import type { Values } from '../options/given.ts';
import { verifyOptions } from '../options/verify.ts';
import { formatSarif } from '../report/sarif.ts';
import { formatSummary, formatVerifyPage } from '../report/verify/document.ts';
import { formatTerminal } from '../report/verify/terminal.ts';
import { verify } from '../run/verify.ts';
import { commonExitCodes, reporting, verb } from './verb.ts';
import { counting } from './views.ts';

export const verifyVerb = verb(
  {
    name: 'verify',
    about: `Verifies that the index of each image and every platform in it are signed, on every registry that you name. An
image can also be in an OCI image layout on disk: oci:DIR[:TAG] or oci-archive:FILE.tar[:TAG]. The report goes to stderr.
If everything is verified, the references go to stdout, pinned to their digests.`,
    examples: [
      'webdis-trust verify nicolas/webdis:0.1.24 public.ecr.aws/nicolas/webdis:0.1.24',
      'webdis-trust verify --key cosign.pub --platform linux/arm64 ghcr.io/me/app:2.0',
      'image=$(webdis-trust verify -q nicolas/webdis:0.1.24) && docker run "$image"',
    ],
    exitCodes: {
      0: 'verified',
      ...commonExitCodes,
      10: 'a signature is missing',
      11: 'the tag, digest or repository does not exist',
      12: 'there are signatures, but none is accepted; or bytes do not match their digest',
      20: 'the registries differ',
      1: 'a bug in this program; please report it',
    },
  },
  verifyOptions,
  reporting({
    run: (values: Values<typeof verifyOptions>, host, onProgress) =>
      verify(values, host, onProgress),
    progress: counting('manifest'),
    text: formatTerminal,
    formats: { sarif: formatSarif },
    lines: ({ images }) => images.map(({ pinned }) => `${pinned}`),
    files: (report, { page, summaryFile, report: reportPath }) => [
      { option: 'page', path: page, text: () => formatVerifyPage(report) },
      {
        option: 'summary',
        path: summaryFile,
        text: () => formatSummary(report, defined({ reportPath })),
      },
    ],
  }),
);
