/** Trying again, with full jitter or as the server asks, within the time of the run (fault 1). */
import { TrustError } from '../error.js';
import { isRetried, setbackOfAnswer, setbackOfError } from './setback.js';
/** Milliseconds. */
const firstWait = 500;
const longestWait = 20_000;
/**
 * Calls `attempt` until it gives an answer that counts; its body matters only where the answer is one to
 * be retried. Throws E_RATE for a 429 and E_NET for the rest when the attempts are used up, or when the
 * wait would not fit into the run; what is not idempotent has one attempt.
 */
export async function retrying(request, context, attempt) {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const idempotent = request.idempotent ?? reads;
    for (let tries = 1;; tries++) {
        const result = await attempt().catch(setbackOfError);
        if (isAnswer(result) && !isRetried(result.status))
            return result;
        const setback = isAnswer(result) ? setbackOfAnswer(request, result, context.now()) : result;
        if (!idempotent || tries >= setback.attempts)
            throw after(tries, setback.error);
        const ms = waitFor(setback, tries, context);
        await context.wait(request, { ms, why: setback.error.message, host: setback.host });
    }
}
function isAnswer(result) {
    return 'status' in result;
}
function waitFor({ error, asked, atOnce }, tries, context) {
    if (atOnce)
        return 0;
    const ceiling = Math.min(longestWait, firstWait * 2 ** (tries - 1));
    // "Retry-After: 0" does not mean five tries in a row.
    const wait = asked || context.random() * ceiling;
    const left = Math.max(0, context.deadline - context.now());
    if (wait < left)
        return wait;
    const why = asked
        ? `it asks to wait ${seconds(asked)}, and the run has ${seconds(left)} left`
        : 'the run has no time left for another try';
    throw new TrustError(error.code, `${error.message}; ${why}`, error.details);
}
function after(tries, error) {
    if (tries === 1)
        return error;
    return new TrustError(error.code, `${error.message} (${tries} tries)`, error.details);
}
function seconds(ms) {
    return `${Math.ceil(ms / 1000)} s`;
}
