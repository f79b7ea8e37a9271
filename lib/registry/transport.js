/** The transport: exchanges, redirects, gates and retries put together. */
import { TrustError } from '../error.js';
import { deadlines } from '../limits.js';
import { mayUse } from './address.js';
import { readBody, readErrorBody } from './body.js';
import { networkError, printable, printableUrl } from './failure.js';
import { pause } from './gate.js';
import { follow } from './redirect.js';
import { retrying } from './retry.js';
import { Sender } from './sender.js';
import { isRetried } from './setback.js';
export function createTransport(options) {
    return new HttpTransport(options);
}
class HttpTransport {
    #options;
    #timeouts;
    #sender;
    #retry;
    constructor(options) {
        const { clock, random, budget } = options;
        const deadline = clock.now() + budget;
        this.#options = options;
        // Given alone, it is about all silence.
        const { idle: firstByte = deadlines.firstByte } = options.timeouts ?? {};
        this.#timeouts = { ...deadlines, firstByte, ...options.timeouts };
        this.#sender = new Sender(options, this.#timeouts, deadline);
        this.#retry = {
            now: () => clock.now(),
            random,
            deadline,
            wait: (request, wait) => this.#wait(request, wait),
        };
    }
    get sent() {
        return this.#sender.sent;
    }
    request(request, limit) {
        return retrying(request, this.#retry, async () => {
            const { incoming, url } = await this.#send(request, 'whole');
            const status = incoming.statusCode ?? 0;
            const body = status < 400
                ? await readBody(incoming, url, limit).catch((error) => {
                    throw networkError(error, request.method, url);
                })
                : await readErrorBody(incoming, this.#timeouts.idle);
            return { status, headers: incoming.headers, url, body };
        });
    }
    async open(request) {
        const { incoming, ...answer } = await retrying(request, this.#retry, async () => {
            const { incoming, url } = await this.#send(request, 'stream');
            const status = incoming.statusCode ?? 0;
            const body = isRetried(status)
                ? await readErrorBody(incoming, this.#timeouts.idle)
                : new Uint8Array();
            return { status, headers: incoming.headers, url, body, incoming };
        });
        return { ...answer, body: incoming };
    }
    close() {
        this.#sender.close();
    }
    /** One attempt: from the request's URL through all redirects to an answer whose bytes mean themselves. */
    async #send(request, reading) {
        const { insecureHosts, userAgent } = this.#options;
        const { method, url } = request;
        if (!mayUse(url, insecureHosts)) {
            const why = `${url.host} is not among the hosts that may be spoken to without TLS`;
            throw new TrustError('E_INPUT', why, printable(url));
        }
        const headers = {
            'user-agent': userAgent,
            ...request.headers,
            'accept-encoding': 'identity',
        };
        const followed = await follow({ method, url, headers }, insecureHosts, (hop) => this.#sender.send(hop, request, reading));
        if (method !== 'HEAD')
            refuseEncoding(followed);
        return followed;
    }
    async #wait({ method, url }, { ms, why, host }) {
        const { clock, signal, trace } = this.#options;
        trace?.({ kind: 'waiting', method, url: printableUrl(url), ms, why });
        // Waiting here as well: the host may be one that this request was redirected to, by a URL that expires.
        if (host !== undefined)
            this.#sender.gate(host).pause(ms);
        if (ms > 0)
            await pause(clock, ms, signal);
    }
}
/** Nothing is ever unpacked: those would not be the bytes that hash, and could be a bomb (threat 44). */
function refuseEncoding({ incoming, url }) {
    const status = incoming.statusCode ?? 0;
    const encoding = incoming.headers['content-encoding'] ?? 'identity';
    if (status >= 400 || encoding === '' || encoding.toLowerCase() === 'identity')
        return;
    incoming.destroy();
    const answer = { status, headers: incoming.headers };
    throw new TrustError('E_NET', `${url.host} sent an encoded body`, printable(url, answer));
}
