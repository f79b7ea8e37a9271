/** From what the user wrote about the private key to a key that signs: before any registry is asked. */
import { type SigningKey } from '../signature/private-key.ts';
import type { RunOptions } from './connection.ts';
import { type AskPassword } from './password.ts';
export interface SigningKeyWords {
    /** PEM text, a path or `env://NAME` */
    readonly key: string;
    /** of the public half; none: any key */
    readonly fingerprints: readonly string[];
    readonly allowUnencryptedKey: boolean;
}
/**
 * Opens the key, and asks for the password of an encrypted one, once. Throws E_KEY, with nothing of
 * key and password in it (threat 131), also when the public half is not the expected one.
 */
export declare function readSigningKey({ key: name, fingerprints, allowUnencryptedKey }: SigningKeyWords, { env, onSecret }: Pick<RunOptions, 'env' | 'onSecret'>, ask: AskPassword): Promise<SigningKey>;
