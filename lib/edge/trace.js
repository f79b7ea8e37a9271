/** What happens on the wire as lines for people; the events carry no secrets (threat 115). */
import { plain } from '../report/escape.js';
/** Shorter waits pass before anybody has read why. */
const worthTelling = 1000;
export function tracing({ trace, onWait }) {
    return {
        http(event) {
            if (event.kind !== 'sent')
                trace?.(plain(formatEvent(event)));
            const { kind, ms = 0, why = '' } = event;
            if (kind === 'waiting' && ms >= worthTelling)
                onWait?.(plain(`waiting ${seconds(ms)}: ${why}`));
        },
        registry({ message }) {
            trace?.(plain(message));
        },
    };
}
/** `200 GET https://…`, `waiting 3.0 s before GET https://…: it answered 429`. */
function formatEvent({ kind, method, url, status, ms = 0, why = '' }) {
    const request = `${method} ${url}`;
    if (kind === 'waiting')
        return `waiting ${seconds(ms)} before ${request}: ${why}`;
    return kind === 'failed' ? `failed ${request}: ${why}` : `${status ?? ''} ${request}`.trim();
}
function seconds(ms) {
    return `${ms < 10_000 ? (ms / 1000).toFixed(1) : Math.ceil(ms / 1000)} s`;
}
