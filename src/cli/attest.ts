/** `webdis-trust attest` */

import { attestOptions } from '../options/attest.ts';
import type { Values } from '../options/given.ts';
import { formatAttestPage } from '../report/attest/document.ts';
import { formatAttesting } from '../report/attest/terminal.ts';
import { attest } from '../run/attest.ts';
import { askOn } from './password.ts';
import { commonExitCodes, reporting, verb } from './verb.ts';
import { counting } from './views.ts';

export const attestVerb = verb(
  {
    name: 'attest',
    about: `Makes attestations as cosign does: signed statements about a manifest, such as an SBOM or a provenance. With
--predicate the statement is about the manifest that IMAGE names; with --predicate-for or --from-buildx each
platform gets its own. The predicate is not rewritten: the statement contains the bytes of the file.

An attestation with the same predicate by the same signer is not made again. Success means that every attestation was
verified as the registry serves it. The report goes to stderr, the references that were attested to stdout.`,
    examples: [
      'webdis-trust attest --key cosign.key --type vuln --predicate scan.json me/app@sha256:…',
      'webdis-trust attest --keyless --type spdxjson --predicate-for linux/amd64=amd64.json --predicate-for linux/arm64=arm64.json ghcr.io/me/app@sha256:…',
      'webdis-trust attest --keyless --from-buildx ghcr.io/me/app@sha256:…',
    ],
    exitCodes: {
      0: 'every attestation is there',
      ...commonExitCodes,
      10: 'a manifest that the index lists is missing, or an attestation is not served',
      11: 'the image does not exist',
      12: 'a statement of buildx is about something else, or the answer of a log or timestamp authority does not verify',
    },
  },
  attestOptions,
  reporting({
    run: async (values: Values<typeof attestOptions>, host, onProgress) => {
      const askPassword = askOn(process.stdin, process.stderr, host.signal);
      return attest(values, { ...host, askPassword }, onProgress);
    },
    progress: counting('attestation'),
    text: formatAttesting,
    lines: ({ images }) => images.map(({ pinned }) => `${pinned}`),
    files: (report, { page }) => [
      { option: 'page', path: page, text: () => formatAttestPage(report) },
    ],
  }),
);
