/** The embedded trusted root of the public-good instance of Sigstore: verification needs no network for it. */
import { type TrustedRoot } from './trusted-root.ts';
/** Parsed when it is first asked for: a run with a root of its own never pays for it. */
export declare function publicGoodRoot(): TrustedRoot;
