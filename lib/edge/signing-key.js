/** From what the user wrote about the private key to a key that signs: before any registry is asked. */
import { TrustError } from '../error.js';
import { limits } from '../limits.js';
import { assertFingerprints } from '../signature/fingerprint.js';
import { openPrivateKey } from '../signature/private-key.js';
import { about } from './about.js';
import { readBounded } from './files.js';
import { readVariable } from './key-source.js';
import { maskPrivateKeys } from './mask.js';
import { readPassword } from './password.js';
/**
 * Opens the key, and asks for the password of an encrypted one, once. Throws E_KEY, with nothing of
 * key and password in it (threat 131), also when the public half is not the expected one.
 */
export async function readSigningKey({ key: name, fingerprints, allowUnencryptedKey }, { env, onSecret }, ask) {
    const { pem, source } = await readPem(name, env);
    maskPrivateKeys(pem, onSecret);
    let hint = '';
    const opening = openPrivateKey(pem, source, {
        allowUnencrypted: allowUnencryptedKey,
        password: async () => {
            const password = await readPassword(env, ask);
            if (password?.text)
                onSecret?.(password.text);
            hint = password?.hint ?? '';
            return password?.text;
        },
    });
    const key = await opening.catch((error) => {
        const aboutPassword = error instanceof TrustError && error.message.includes('password');
        throw aboutPassword ? new TrustError(error.code, error.message + hint) : error;
    });
    if (fingerprints.length > 0) {
        about('key-fingerprint', () => assertFingerprints([key.public], fingerprints));
    }
    return key;
}
async function readPem(name, env) {
    const fail = (why) => {
        throw new TrustError('E_KEY', `key: ${why}`);
    };
    const text = (bytes) => Buffer.from(bytes).toString('latin1');
    if (name.trim() === '')
        fail('name the private key to sign with: a path or env://NAME');
    // Not to be quoted, whatever it is: it may be a key.
    if (/-----|\n/.test(name))
        return { pem: name, source: 'the key given inline' };
    if (name.startsWith('env://'))
        return { pem: text(readVariable(name, env)), source: name };
    const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(name) ?? [];
    if (scheme !== undefined) {
        fail(`a private key is read from a path or from env://NAME, not from ${scheme}://`);
    }
    const bytes = await readBounded(name, limits.keyFile, 'key: the file', 'E_KEY');
    return { pem: text(bytes), source: name };
}
