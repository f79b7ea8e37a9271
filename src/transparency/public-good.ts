/** The embedded trusted root of the public-good instance of Sigstore: verification needs no network for it. */

import { publicGoodRootText, publicGoodVersion } from './public-good-root.ts';
import { parseTrustedRoot, type TrustedRoot } from './trusted-root.ts';

/** The name of the newest root, which TUF fetched (src/tuf), in reports. */
export const newestRootName = 'the newest public-good root';

let parsed: TrustedRoot | undefined;

/** Parsed on first use, so that runs with another root do not parse it. */
export function publicGoodRoot(): TrustedRoot {
  parsed ??= parseTrustedRoot(
    Buffer.from(publicGoodRootText),
    `the embedded public-good root (@sigstore/tuf ${publicGoodVersion})`,
  );
  return parsed;
}
