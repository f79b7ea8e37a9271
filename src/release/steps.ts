/** Runs the steps of a release, and records the result and duration of each. */

import { isTrustError } from '../error.ts';
import { abortError } from '../http/failure.ts';
import { findingOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { ReleaseProgress, StepName, StepReport } from './report.ts';

export interface StepResult {
  readonly state: 'done' | 'unchanged' | 'skipped' | 'planned';
  /** one clause for people */
  readonly detail: string;
  /** if one is an error, the step failed, and the following steps are not run */
  readonly findings?: readonly Finding[];
}

/** Runs one step; it reports its progress with `say`. */
export type StepWork = (say: (detail: string) => void) => Promise<StepResult>;

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

  /** Returns whether the next step may start. A TrustError becomes a finding; other errors are rethrown. */
  async run(name: StepName, work: StepWork): Promise<boolean> {
    const { signal, now, onProgress = () => {} } = this.#context;
    const began = now().getTime();
    onProgress({ step: name, state: 'began', detail: '' });
    const say = (detail: string) => onProgress({ step: name, state: 'going', detail });
    const { state, detail, findings = [] } = await resultOf(work, say, signal);
    const errors = findings.filter(({ severity }) => severity === 'error');
    const failed = errors.length > 0;
    const seconds = Math.max(now().getTime() - began, 0) / 1000;
    this.#findings.push(...findings);
    const result = failed ? (signal.aborted ? 'stopped' : 'failed') : state;
    const text = failed ? (errors[0]?.message ?? detail) : detail;
    this.#reports.push({ name, state: result, seconds, detail: text });
    const line = result === 'done' ? text : `${result}${text === '' ? '' : `: ${text}`}`;
    onProgress({ step: name, state: 'ended', detail: line });
    return !failed;
  }

  notReached(name: StepName): void {
    this.#reports.push({ name, state: 'not reached', seconds: 0, detail: '' });
  }
}

/** Removes the advice of errors: it is for the command that the step uses, not for a release. */
export function withoutAdvice(one: Finding): Finding {
  const { advice: _, ...found } = one;
  return one.severity === 'error' ? found : one;
}

async function resultOf(
  work: StepWork,
  say: (detail: string) => void,
  signal: AbortSignal,
): Promise<StepResult> {
  try {
    if (signal.aborted) throw abortError(signal);
    return await work(say);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return { state: 'done', detail: error.message, findings: [findingOf(error)] };
  }
}
