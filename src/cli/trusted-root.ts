/** `webdis-trust trusted-root update` and `webdis-trust trusted-root show`. */

import { isTrustError } from '../error.ts';
import { rootShowOptions, rootUpdateOptions } from '../options/trusted-root.ts';
import { describeError } from '../report/finding.ts';
import { formatTrustedRoots } from '../report/trusted-root.ts';
import { readContents, updateTrustedRoot } from '../run/trusted-root-update.ts';
import type { RootContents } from '../transparency/root-contents.ts';
import { exitCodeFor } from '../verify/outcome.ts';
import type { Views } from './progress.ts';
import { textOptions } from './streams.ts';
import { commonExitCodes, type Verb, verb, withProgress } from './verb.ts';

/** Only the reason of a wait is shown. */
const waiting: Views<never> = { terminal: () => () => undefined };

const update = verb(
  {
    name: 'trusted-root update',
    about: `Fetches the newest trusted root of the public-good instance of Sigstore, or of a private instance, with TUF (The
Update Framework). Writes it to a file for --trusted-root. The TUF metadata is verified from the included root, or from
the root that you give. If it does not verify, is expired, or is older than before, nothing is written. The contents of
the root go to stderr, the path of the file to stdout.`,
    examples: [
      'webdis-trust trusted-root update',
      'webdis-trust trusted-root update --mirror https://tuf.example.com --root root.json --output private.json',
    ],
    exitCodes: {
      0: 'the file is written',
      ...commonExitCodes,
      11: 'the URL is not that of a TUF repository',
      12: 'the metadata does not verify, is expired, or is older than before; nothing was written',
    },
  },
  rootUpdateOptions,
  async (values, signal) => {
    try {
      const contents = await withProgress(values, signal, waiting, (host) =>
        updateTrustedRoot(values, host),
      );
      const options = textOptions(process.stderr, process.env, values.color);
      if (!values.quiet) process.stderr.write(formatTrustedRoots([contents], options, new Date()));
      process.stdout.write(values.json ? json(contents) : `${values.output}\n`);
      return 0;
    } catch (error) {
      if (!isTrustError(error) || error.code === 'E_INPUT') throw error;
      process.stderr.write(`${describeError(error, 'the trusted root was not updated')}\n`);
      return exitCodeFor([error.code]);
    }
  },
);

const show = verb(
  {
    name: 'trusted-root show',
    about: `Shows the contents of a trusted root: certificate authorities, transparency logs, certificate transparency logs
and timestamp authorities, with the periods in which each is trusted. Without FILE, shows the included root. The ID is the
beginning of the log's key ID, or of the SHA-256 fingerprint of the authority's certificate; --json shows it in full.`,
    examples: [
      'webdis-trust trusted-root show',
      'gh attestation trusted-root > github.jsonl && webdis-trust trusted-root show github.jsonl',
    ],
    exitCodes: { 0: 'the root is shown', 2: 'the file cannot be read, or is not a trusted root' },
  },
  rootShowOptions,
  async ({ file, output, json: short, color }) => {
    const roots = await readContents(file);
    const options = textOptions(process.stdout, process.env, color);
    const text =
      short || output === 'json' ? json(roots) : formatTrustedRoots(roots, options, new Date());
    process.stdout.write(text);
    return 0;
  },
);

function json(contents: RootContents | readonly RootContents[]): string {
  return `${JSON.stringify(contents, undefined, 2)}\n`;
}

export const trustedRootVerbs: readonly Verb[] = [update, show];
