/** The steps of a run: in order, each with what became of it and how long it took. */
import { isTrustError } from '../error.js';
import { ended } from '../registry/failure.js';
import { findingOf } from '../verify/finding.js';
export class Steps {
    #context;
    #reports = [];
    #findings = [];
    constructor(context) {
        this.#context = context;
    }
    get reports() {
        return this.#reports;
    }
    get findings() {
        return this.#findings;
    }
    /** Resolves to whether the next step may begin. A defect passes; what a registry does is a finding. */
    async run(name, work) {
        const { signal, now, onProgress = () => { } } = this.#context;
        const began = now().getTime();
        onProgress({ step: name, state: 'began', detail: '' });
        const say = (detail) => onProgress({ step: name, state: 'going', detail });
        const { state, detail, findings = [] } = await endOf(work, say, signal);
        const errors = findings.filter(({ severity }) => severity === 'error');
        const failed = errors.length > 0;
        const seconds = Math.max(now().getTime() - began, 0) / 1000;
        this.#findings.push(...findings);
        const became = failed ? (signal.aborted ? 'stopped' : 'failed') : state;
        const said = failed ? (errors[0]?.message ?? detail) : detail;
        this.#reports.push({ name, state: became, seconds, detail: said });
        const told = became === 'done' ? said : `${became}${said === '' ? '' : `: ${said}`}`;
        onProgress({ step: name, state: 'ended', detail: told });
        return !failed;
    }
    notReached(name) {
        this.#reports.push({ name, state: 'not reached', seconds: 0, detail: '' });
    }
}
/** How to go on that a step's own verb advises is for a run of that verb alone. */
export function withoutAdvice(one) {
    const { advice: _, ...found } = one;
    return one.severity === 'error' ? found : one;
}
async function endOf(work, say, signal) {
    try {
        if (signal.aborted)
            throw ended(signal);
        return await work(say);
    }
    catch (error) {
        if (!isTrustError(error))
            throw error;
        return { state: 'done', detail: error.message, findings: [findingOf(error)] };
    }
}
