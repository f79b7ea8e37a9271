/** One signing run, from words to report: the same for the terminal and the library. */
import { TrustError } from '../error.js';
import { parseReference } from '../oci/reference.js';
import { backoff } from '../registry/backoff.js';
import { createWritingClient } from '../registry/writing-client.js';
import { signImages } from '../sign/sign.js';
import { tool } from '../version.js';
import { about } from './about.js';
import { connect } from './connection.js';
import { openServices, readServices } from './services.js';
import { checkTogether, readDemands } from './sign-demands.js';
import { readSigningKey } from './signing-key.js';
import { readTasks } from './tasks.js';
/** Throws TrustError for words that cannot be used, before anything is asked of a registry or a log. */
export async function sign(words, options, onProgress) {
    const tasks = readSignTasks(words.images);
    const demands = await readDemands(words);
    const chosen = await readServices(words.services, new Date());
    checkTogether(demands, chosen, words);
    const { client, clock, close } = connect(options);
    try {
        // Side by side: the key's password is stretched on another thread while modules are loaded.
        const [services, key] = await Promise.all([
            openServices(chosen, client, options),
            readSigningKey(words, options, options.askPassword),
        ]);
        const pause = backoff({ clock, random: Math.random, signal: options.signal });
        return await signImages(tasks, { ...demands, ...services, key }, {
            registry: createWritingClient({ ...client, pause }),
            now: () => new Date(),
            pause,
            tool,
            ...(onProgress === undefined ? {} : { onProgress }),
        });
    }
    finally {
        close();
    }
}
/** What a bare name stands for is nobody's decision to sign. */
function readSignTasks(images) {
    for (const text of images) {
        const { tag, digest } = about('images', () => parseReference(text));
        if (tag === undefined && digest === undefined) {
            throw new TrustError('E_REF', `images: ${text} names no digest: give the one that was built`);
        }
    }
    return readTasks(images, '');
}
