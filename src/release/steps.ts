/** The steps of a run: in order, each with what became of it and how long it took. */

import { isTrustError } from '../error.ts';
import { abortError } from '../http/failure.ts';
import { findingOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { ReleaseProgress, StepName, StepReport } from './report.ts';

export interface StepEnd {
  readonly state: 'done' | 'unchanged' | 'skipped' | 'planned';
  /** one clause for people */
  readonly detail: string;
  /** an error among them: the step failed, and nothing after it is reached */
  readonly findings?: readonly Finding[];
}

/** One step; it may tell how far it is. */
export type StepWork = (say: (detail: string) => void) => Promise<StepEnd>;

export interface StepContext {
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onProgress?: (progress: ReleaseProgress) => void;
}

export class Steps {
  readonly #context: StepContext;
  readonly #reports: StepReport[] = [];
  readonly #findings: Finding[] = [];

  constructor(context: StepContext) {
    this.#context = context;
  }

  get reports(): readonly StepReport[] {
    return this.#reports;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** Resolves to whether the next step may begin. A defect passes; what a registry does is a finding. */
  async run(name: StepName, work: StepWork): Promise<boolean> {
    const { signal, now, onProgress = () => {} } = this.#context;
    const began = now().getTime();
    onProgress({ step: name, state: 'began', detail: '' });
    const say = (detail: string) => onProgress({ step: name, state: 'going', detail });
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

  notReached(name: StepName): void {
    this.#reports.push({ name, state: 'not reached', seconds: 0, detail: '' });
  }
}

/** How to go on that a step's own verb advises is for a run of that verb alone. */
export function withoutAdvice(one: Finding): Finding {
  const { advice: _, ...found } = one;
  return one.severity === 'error' ? found : one;
}

async function endOf(
  work: StepWork,
  say: (detail: string) => void,
  signal: AbortSignal,
): Promise<StepEnd> {
  try {
    if (signal.aborted) throw abortError(signal);
    return await work(say);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return { state: 'done', detail: error.message, findings: [findingOf(error)] };
  }
}
