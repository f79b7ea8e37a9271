/** One request through its host's gate and onto the wire: counted, traced, within the run's time. */
import { Readable } from 'node:stream';
import { TrustError } from '../error.js';
import { deadlines } from '../limits.js';
import { onceOver } from './body.js';
import { exchange } from './exchange.js';
import { ended, networkError, printable, printableUrl } from './failure.js';
import { Gate } from './gate.js';
import { Pools } from './pools.js';
export class Sender {
    #options;
    #timeouts;
    /** end of the run, by the clock */
    #deadline;
    #pools;
    #gates = new Map();
    #sent = 0;
    constructor(options, timeouts, deadline) {
        this.#options = options;
        this.#timeouts = timeouts;
        this.#deadline = deadline;
        this.#pools = new Pools(options, timeouts.connect);
    }
    get sent() {
        return this.#sent;
    }
    /**
     * Resolves when the headers have arrived. The place in the gate is held until the body has ended, if
     * it is read as a `whole`; a `stream` gives it back at once, for its reader may need the gate itself.
     */
    async send(hop, request, reading) {
        const { signal } = this.#options;
        const pass = await this.gate(hop.url.host).enter(signal);
        let body;
        try {
            const pool = await this.#pools.for(hop.url);
            const within = this.#within(hop.url, request.timeout ?? this.#timeouts.request);
            // Whole answers are made for the one who asks; streams are blobs.
            const timeouts = reading === 'stream' ? within : { ...within, firstByte: within.idle };
            if (signal.aborted)
                throw ended(signal);
            body = request.body?.();
            this.#sent += 1;
            this.#trace(hop, { kind: 'sent' });
            const answer = exchange(pool, { ...hop, body }, timeouts, signal);
            if (body instanceof Readable)
                pass.leave();
            const incoming = await answer;
            this.#trace(hop, { kind: 'answered', status: incoming.statusCode ?? 0 });
            if (incoming.statusCode === 429)
                pass.throttled();
            if (reading === 'stream')
                pass.leave();
            else
                onceOver(incoming, () => pass.leave());
            return incoming;
        }
        catch (error) {
            pass.leave();
            const failure = networkError(error, hop.method, hop.url);
            if (body instanceof Readable)
                body.destroy();
            this.#trace(hop, { kind: 'failed', why: failure.message });
            throw failure;
        }
    }
    gate(host) {
        let gate = this.#gates.get(host);
        if (gate === undefined) {
            gate = new Gate(this.#options.clock);
            this.#gates.set(host, gate);
        }
        return gate;
    }
    close() {
        this.#pools.close();
    }
    #within(url, request) {
        const left = this.#deadline - this.#options.clock.now();
        // Who allows more silence than usual allows the time for it, too.
        const more = Math.max(0, this.#timeouts.idle - deadlines.idle);
        if (left > 0)
            return { ...this.#timeouts, request: Math.min(request + more, left) };
        throw new TrustError('E_LIMIT', 'the time for the whole run is used up', printable(url));
    }
    #trace({ method, url }, event) {
        this.#options.trace?.({ ...event, method, url: printableUrl(url) });
    }
}
