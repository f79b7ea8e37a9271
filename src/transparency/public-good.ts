/** The embedded trusted root of the public-good instance of Sigstore: verification needs no network for it. */

import { publicGoodRootText, publicGoodVersion } from './public-good-root.ts';
import { parseTrustedRoot, type TrustedRoot } from './trusted-root.ts';

let parsed: TrustedRoot | undefined;

/** Parsed when it is first asked for: a run with a root of its own never pays for it. */
export function publicGoodRoot(): TrustedRoot {
  parsed ??= parseTrustedRoot(
    Buffer.from(publicGoodRootText),
    `the embedded public-good root (@sigstore/tuf ${publicGoodVersion})`,
  );
  return parsed;
}
