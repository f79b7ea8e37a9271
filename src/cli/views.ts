/** Formats the progress of each verb. */

import type { DriftProgress } from '../drift/report.ts';
import type { MirrorProgress } from '../mirror/report.ts';
import type { ReleaseProgress } from '../release/report.ts';
import {
  type Progress as Counted,
  formatChecking,
  formatCheckingStep,
  formatCopying,
  formatProgress,
  formatReleaseStep,
  formatReleasing,
  formatStep,
} from '../report/progress.ts';
import type { Views } from './progress.ts';

/** Milliseconds between two lines of a log. */
const logInterval = 10_000;

/** Counts manifests that are verified, or signatures and attestations that are made. */
export function counting(unit: 'manifest' | 'signature' | 'attestation'): Views<Counted> {
  return {
    terminal: () => (progress, due, columns) =>
      due ? { line: formatProgress(progress, { columns, unit }) } : undefined,
  };
}

export const copying: Views<MirrorProgress> = {
  terminal() {
    const targets = new Map<string, MirrorProgress>();
    const rate = new Rate();
    return (progress, due, columns) => {
      targets.set(progress.target, progress);
      if (!due) return undefined;
      const all = { ...progress, ...sumOf([...targets.values()]) };
      const bytesPerSecond = rate.at(performance.now(), all.bytes);
      return { line: formatCopying({ ...all, bytesPerSecond }, columns) };
    };
  },
  /** A new step is printed at once; during a long step, occasional lines show that the run continues. */
  log() {
    const printed = new Map<string, { readonly name: string; readonly at: number }>();
    return (progress) => {
      const { target, step, of } = progress;
      const name = `${step} ${of > 0}`;
      const last = printed.get(target);
      const now = performance.now();
      const again = last?.name === name;
      if (again && now - last.at < logInterval) return undefined;
      printed.set(target, { name, at: now });
      return formatStep(progress, again);
    };
  },
};

function sumOf(all: readonly MirrorProgress[]): Pick<MirrorProgress, 'done' | 'of' | 'bytes'> {
  const sum = (field: 'done' | 'of' | 'bytes') => all.reduce((n, one) => n + one[field], 0);
  return { done: sum('done'), of: sum('of'), bytes: sum('bytes') };
}

export const releasing: Views<ReleaseProgress> = {
  terminal: () => (progress, due, columns) => {
    if (progress.state === 'ended') return { lasting: formatReleaseStep(progress) };
    const show = due || progress.state === 'began';
    return show ? { line: formatReleasing(progress, columns) } : undefined;
  },
  log: () => (progress) => (progress.state === 'ended' ? formatReleaseStep(progress) : undefined),
};

export const checking: Views<DriftProgress> = {
  terminal() {
    const rate = new Rate();
    return (progress, due, columns) => {
      const imagesPerSecond = rate.at(performance.now(), progress.done);
      return due ? { line: formatChecking({ ...progress, imagesPerSecond }, columns) } : undefined;
    };
  },
  log() {
    const rate = new Rate();
    return (progress, silence) => {
      const imagesPerSecond = rate.at(performance.now(), progress.done);
      if (silence < logInterval) return undefined;
      return formatCheckingStep({ ...progress, imagesPerSecond });
    };
  },
};

/** Milliseconds over which a rate is measured. */
const window = 5000;

/** Bytes or images a second, over the last few seconds. */
class Rate {
  readonly #samples: { readonly at: number; readonly count: number }[] = [];

  /** @param at milliseconds; @param count all so far. Undefined until a rate is known. */
  at(at: number, count: number): number | undefined {
    this.#samples.push({ at, count });
    while ((this.#samples[0]?.at ?? at) < at - window) this.#samples.shift();
    const [first] = this.#samples;
    if (first === undefined || at === first.at || count === first.count) return undefined;
    return ((count - first.count) * 1000) / (at - first.at);
  }
}
