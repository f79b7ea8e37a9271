/** `webdis-trust sign` and `webdis-trust keygen`. */

import { TrustError } from '../error.ts';
import { readPassword } from '../host/password.ts';
import type { Values } from '../options/given.ts';
import { keygenOptions, signOptions } from '../options/sign.ts';
import { plain } from '../report/escape.ts';
import { formatSignPage } from '../report/sign/page.ts';
import { formatSigning } from '../report/sign/terminal.ts';
import { assertAbsent, keyFiles, type WrittenKeys, writeKeyPair } from '../run/keygen.ts';
import { sign } from '../run/sign.ts';
import { askOn } from './password.ts';
import { commonExitCodes, reporting, verb } from './verb.ts';
import { counting } from './views.ts';

export const signVerb = verb(
  {
    name: 'sign',
    about: `Signs the index of each image and every manifest in it, like cosign sign --recursive. Manifests that are
already signed are skipped, so run it again after a failure. At the end, all signatures are read back from the registry
and verified. The report goes to stderr, the signed references to stdout.`,
    examples: [
      'webdis-trust sign --key cosign.key ghcr.io/me/app@sha256:…',
      'webdis-trust sign --keyless ghcr.io/me/app@sha256:…',
      'webdis-trust sign --key env://COSIGN_PRIVATE_KEY --format both -a version=2.0 me/app@sha256:…',
    ],
    exitCodes: {
      0: 'everything is signed',
      ...commonExitCodes,
      10: 'a manifest in the index is missing, or the registry does not serve a signature',
      11: 'the image does not exist',
      12: 'a manifest does not match its index, or the answer of a log or timestamp authority does not verify',
    },
  },
  signOptions,
  reporting({
    run: async (values: Values<typeof signOptions>, host, onProgress) => {
      const askPassword = askOn(process.stdin, process.stderr, host.signal);
      return sign(values, { ...host, askPassword }, onProgress);
    },
    progress: counting('signature'),
    text: formatSigning,
    lines: ({ images }) => images.map(({ pinned }) => `${pinned}`),
    files: (report, { page }) => [
      { option: 'page', path: page, text: () => formatSignPage(report) },
    ],
  }),
);

export const keygenVerb = verb(
  {
    name: 'keygen',
    about: `Makes an ECDSA P-256 key pair in the format of cosign: PREFIX.key, which is encrypted, and PREFIX.pub. Prints
the fingerprint of the public key. Existing files are not overwritten.

The password is COSIGN_PASSWORD if it is set, even if it is empty. Otherwise a terminal prompts for it. Without a
terminal, it is all of stdin, including the line break at its end, as with cosign.`,
    examples: ['webdis-trust keygen --output-key-prefix release'],
    exitCodes: { 0: 'both files are written', 2: 'neither file is written' },
  },
  keygenOptions,
  async ({ outputKeyPrefix }, signal) => {
    const files = keyFiles(outputKeyPrefix);
    // Before the password is requested.
    await assertAbsent(files);
    const ask = askOn(process.stdin, process.stderr, signal);
    const password = await readPassword(process.env, ask, 'new');
    if (password === undefined) {
      const why =
        'COSIGN_PASSWORD is not set, and stdin is empty (for an empty password, set COSIGN_PASSWORD=)';
      throw new TrustError('E_INPUT', `there is no password: ${why}`);
    }
    if (password.hint !== undefined) {
      process.stderr.write(`Note: the password is used unchanged${password.hint}\n\n`);
    }
    const written = await writeKeyPair(files, password.text);
    process.stderr.write(nextSteps(written));
    process.stdout.write(`${written.fingerprint}\n`);
    return 0;
  },
);

function nextSteps({ privatePath, publicPath }: WrittenKeys): string {
  const [secret, open] = [plain(privatePath), plain(publicPath)];
  return `${secret} is the private key, encrypted. Keep it secret, and keep its password elsewhere:
anyone who has both can sign as you.
    webdis-trust sign --key ${secret} IMAGE@DIGEST

${open} is the public key. Publish it for everyone who verifies.
    webdis-trust verify --key ${open} IMAGE

Publish its fingerprint as well, in a place that an attacker would have to change too (SHA-256, DER):
`;
}
