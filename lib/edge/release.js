/** One release, from words to report: the same for the action, the terminal and the library. */
import { TrustError } from '../error.js';
import { longestTimer } from '../limits.js';
import { backoff } from '../registry/backoff.js';
import { createWritingClient } from '../registry/writing-client.js';
import { release as releaseImage } from '../release/release.js';
import { assertUsable } from '../sign/options.js';
import { tool } from '../version.js';
import { runBuildx } from './buildx.js';
import { childEnvironment, withheld } from './child-environment.js';
import { connect } from './connection.js';
import { gateOf, readRelease } from './release-words.js';
import { openServices } from './services.js';
import { readSigningKey } from './signing-key.js';
/** Milliseconds for a run, if nobody says otherwise: builds take longer than anything else. */
const usualBudget = 6 * 3_600_000;
/** Throws TrustError for words that cannot be used, before anything is built or asked. */
export async function release(words, options, onProgress) {
    const { task, demands, services: chosen, ledger, build } = await readRelease(words, options);
    const run = limited(options);
    // Credential helpers are run from there: nothing in it signs.
    const env = childEnvironment(run.env, withheld([words.key, words.keyPassword]));
    const { client, clock, close } = connect({ ...run, env });
    try {
        const [services, key] = await Promise.all([
            openServices(chosen, client, run),
            readSigningKey(words, { ...run, env: withPassword(words, run.env) }, run.askPassword),
        ]);
        const sign = { ...demands, ...services, key };
        assertUsable(sign);
        const context = {
            ...surroundings(client, run, backoff({ clock, random: Math.random, signal: run.signal })),
            build: (toBuild) => {
                const onLog = run.onBuildLog === undefined ? {} : { onLog: run.onBuildLog };
                return runBuildx(toBuild, { env: build.env, signal: run.signal, ...onLog });
            },
            ...(ledger === undefined ? {} : { ledger }),
            ...(onProgress === undefined ? {} : { onProgress }),
        };
        return await releaseImage({ ...task, sign, policy: gateOf(sign, build.platforms) }, context);
    }
    finally {
        close();
    }
}
function surroundings(client, { signal, onDigest }, pause) {
    return {
        registry: createWritingClient({ ...client, pause }),
        signal,
        now: () => new Date(),
        tool,
        pause,
        ...(onDigest === undefined ? {} : { onDigest }),
    };
}
/** Also a build, which no transport ends, is over when the time is. */
function limited(options) {
    const { budget = usualBudget } = options;
    const controller = new AbortController();
    const why = new TrustError('E_LIMIT', `the run took longer than ${budget / 1000} s`);
    setTimeout(() => controller.abort(why), Math.min(budget, longestTimer)).unref();
    return { ...options, budget, signal: AbortSignal.any([options.signal, controller.signal]) };
}
/** Given in words, it takes the place of COSIGN_PASSWORD. Throws E_KEY. */
function withPassword({ keyPassword }, env) {
    if (keyPassword === '')
        return env;
    const [, name] = /^env:\/\/(.*)$/s.exec(keyPassword) ?? [];
    if (name === undefined)
        return { ...env, COSIGN_PASSWORD: keyPassword };
    const text = env[name];
    if (text === undefined)
        throw new TrustError('E_KEY', `key-password: env://${name} is not set`);
    return { ...env, COSIGN_PASSWORD: text };
}
