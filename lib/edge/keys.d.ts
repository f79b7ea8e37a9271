/** From what the user wrote about keys to keys that may be used: before any registry is asked. */
import { type VerificationKey } from '../signature/key.ts';
import { type KeySources } from './key-source.ts';
/**
 * Reads the `key` input: PEM blocks first; each remaining line is a path, `env://NAME` or an https
 * URL, with ` not-after=YYYY-MM-DD` behind it for a key that was retired. Empty means the bundled
 * key, which is always held to Webdis's fingerprint. Every key must match one of `fingerprints` when
 * there are any. Throws E_KEY, never with key material in it.
 */
export declare function readKeys(text: string, fingerprints: readonly string[], sources: KeySources): Promise<readonly VerificationKey[]>;
