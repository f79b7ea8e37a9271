/** One mirror run, from words to report: the same for the terminal and the library. */
import { mirror as mirrorImage } from '../mirror/mirror.js';
import { meterTraffic } from '../mirror/traffic.js';
import { cosignRepository } from '../oci/reference.js';
import { backoff } from '../registry/backoff.js';
import { createWritingClient } from '../registry/writing-client.js';
import { copyFlags } from '../verify/demand-flags.js';
import { describePolicy } from '../verify/policy.js';
import { tool } from '../version.js';
import { connect } from './connection.js';
import { copyCommand } from './copy-command.js';
import { parseChoice } from './lists.js';
import { readEnds } from './mirror-ends.js';
import { openEnds } from './mirror-places.js';
import { readRequirement } from './mirror-trust.js';
import { keyReader } from './run.js';
import { tracing } from './trace.js';
/** Milliseconds for a run, if nobody says otherwise: large images take longer than answers do. */
const usualBudget = 3_600_000;
/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export async function mirror(words, options, onProgress) {
    const ends = readEnds(words.source, words.targets, words.tagged);
    const onConflict = parseChoice(words.onConflict || 'fail', ['fail', 'keep', 'overwrite'], 'on-conflict');
    const meter = meterTraffic();
    const told = tracing(options);
    const { client, clock, close } = connect({ budget: usualBudget, ...options }, {
        ...told,
        http: (event) => {
            meter.trace(event);
            told.http(event);
        },
    });
    try {
        const pause = backoff({ clock, random: Math.random, signal: options.signal });
        const trust = await readRequirement(words, keyReader(options, client.transport));
        const registry = createWritingClient({ ...client, pause });
        const places = await openEnds(ends, words, { registry, signal: options.signal, onProgress });
        const task = {
            ...places,
            ...trust,
            payloadReferences: payloadReferencesOf(ends),
            onConflict,
            dryRun: words.dryRun,
            deep: words.deep,
            skipMissingReferrers: words.skipMissingReferrers,
            commandFor: (more) => mirrorCommand(more, trust, options),
        };
        const context = {
            now: () => new Date(),
            sent: () => client.transport.sent,
            traffic: meter.of,
            tool,
            pause,
            ...(onProgress === undefined ? {} : { onProgress: places.onProgress }),
        };
        return await mirrorImage(task, context);
    }
    finally {
        close();
    }
}
function mirrorCommand(more, { require, policy }, options) {
    const trust = policy === undefined ? ['--require', require] : copyFlags(describePolicy(policy));
    return copyCommand([...more, ...trust], options);
}
/** As many guesses as cost less than the request that one of them saves (verify/verify.ts). */
const maxGuesses = 16;
/** What payloads may name: where it was signed, which may be any of them. */
function payloadReferencesOf({ source, targets }) {
    return [source, ...targets]
        .flatMap(({ at }) => ('repository' in at ? [cosignRepository(at.repository)] : []))
        .slice(0, maxGuesses);
}
