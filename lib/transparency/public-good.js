/** The embedded trusted root of the public-good instance of Sigstore: verification needs no network for it. */
import { publicGoodRootText, publicGoodVersion } from './public-good-root.js';
import { parseTrustedRoot } from './trusted-root.js';
let parsed;
/** Parsed when it is first asked for: a run with a root of its own never pays for it. */
export function publicGoodRoot() {
    parsed ??= parseTrustedRoot(Buffer.from(publicGoodRootText), `the embedded public-good root (@sigstore/tuf ${publicGoodVersion})`);
    return parsed;
}
