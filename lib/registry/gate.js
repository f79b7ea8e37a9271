/** One gate for each host: how many requests at a time, and when none at all (faults 1, 38). */
import { ended } from './failure.js';
/** Requests to one host at a time, until it complains (threats-and-faults.md §4). */
const most = 12;
export class Gate {
    #clock;
    #queue = [];
    #limit = most;
    #inside = 0;
    #pausedUntil = 0;
    /** counts the halvings, so that one burst of 429s halves once */
    #halvings = 0;
    /** answers other than 429 since the limit last changed */
    #good = 0;
    constructor(clock) {
        this.#clock = clock;
    }
    /** Waits for a place and for the end of a pause; rejects as soon as `signal` is aborted. */
    async enter(signal) {
        if (signal.aborted)
            throw ended(signal);
        if (this.#inside < this.#limit)
            this.#inside += 1;
        else
            await this.#turn(signal);
        const pass = this.#pass();
        try {
            await this.#pauseOver(signal);
        }
        catch (error) {
            pass.leave();
            throw error;
        }
        return pass;
    }
    /** Nobody enters for `ms`: what one request was told holds for all. */
    pause(ms) {
        this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
    }
    async #pauseOver(signal) {
        while (this.#pausedUntil > 0) {
            const left = this.#pausedUntil - this.#clock.now();
            if (left <= 0)
                this.#pausedUntil = 0;
            else
                await pause(this.#clock, left, signal);
        }
    }
    /** A place in the queue; whoever leaves hands over the right, so that nobody overtakes. */
    #turn(signal) {
        return new Promise((resolve, reject) => {
            const go = () => {
                signal.removeEventListener('abort', giveUp);
                resolve();
            };
            const giveUp = () => {
                this.#queue.splice(this.#queue.indexOf(go), 1);
                reject(ended(signal));
            };
            signal.addEventListener('abort', giveUp, { once: true });
            this.#queue.push(go);
        });
    }
    #pass() {
        const halvings = this.#halvings;
        let open = true;
        return {
            leave: () => {
                if (!open)
                    return;
                open = false;
                // One that was sent before the last halving says nothing about the new pace.
                if (halvings === this.#halvings)
                    this.#recover();
                this.#inside -= 1;
                this.#admit();
            },
            throttled: () => {
                if (halvings !== this.#halvings)
                    return;
                this.#halvings += 1;
                this.#good = 0;
                this.#limit = Math.max(1, Math.floor(this.#limit / 2));
            },
        };
    }
    /** One more at a time after as many good answers as may be under way. */
    #recover() {
        if (this.#limit === most)
            return;
        this.#good += 1;
        if (this.#good < this.#limit)
            return;
        this.#good = 0;
        this.#limit += 1;
    }
    #admit() {
        while (this.#inside < this.#limit) {
            const next = this.#queue.shift();
            if (next === undefined)
                return;
            this.#inside += 1;
            next();
        }
    }
}
/** Sleeps; rejects with the reason of the run's end if that comes first. */
export async function pause(clock, ms, signal) {
    try {
        await clock.sleep(ms, signal);
    }
    catch (error) {
        throw signal.aborted ? ended(signal) : error;
    }
    if (signal.aborted)
        throw ended(signal);
}
