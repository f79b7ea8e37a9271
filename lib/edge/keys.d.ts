/** From what the user wrote about keys to keys that may be used: before any registry is asked. */
import { type VerificationKey } from '../signature/key.ts';
import { type KeySources } from './key-source.ts';
/**
 * Reads the `key` input: PEM blocks first; each remaining line is a path, `env://NAME` or an https
 * URL, with ` not-after=YYYY-MM-DD` behind it for a key that was retired. An empty text means the bundled
 * key, which is always held to Webdis's fingerprint; one of nothing but comments is E_INPUT. Every key must match one of `fingerprints` when
 * there are any. Throws E_KEY, never with key material in it.
 */
export declare function readKeys(text: string, fingerprints: readonly string[], sources: KeySources): Promise<readonly VerificationKey[]>;
/**
 * Keys that were given one by one, as the text that `readKeys` reads. Throws E_INPUT for what would be
 * another key there, or none, such as `#team.pub`; not quoted, because it may be key material.
 */
export declare function joinKeys(keys: readonly string[], name: string): string;
