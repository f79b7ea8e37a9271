/** Keeps the pulls of a check within the quota of a registry, and leaves a part of it to others. */

import type { Quota } from '../http/traffic.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';

/** Share of the quota for other users of the same address or account. */
const reserve = 0.1;
/** Pulls for an unknown image: index, two platforms and attestations, all signed. */
const usualPulls = 6;

export class PullQuota {
  readonly #name: string;
  readonly #quota: () => Quota | undefined;
  readonly #spent = new WeakSet<Finding>();
  #reserved = 0;
  #mostPulls = usualPulls;

  /** @param name of the repository */
  constructor(name: string, quota: () => Quota | undefined) {
    this.#name = name;
    this.#quota = quota;
  }

  /**
   * Runs `work` if the quota is enough for its pulls, and returns a finding otherwise.
   *
   * @param expected pulls; undefined: not known
   */
  async run<T>(expected: number | undefined, work: () => Promise<T>): Promise<T | Finding> {
    const pulls = expected ?? this.#mostPulls;
    const quota = this.#quota();
    const left = quota && quota.remaining - this.#reserved - Math.ceil(quota.limit * reserve);
    if (quota !== undefined && left !== undefined && left < pulls) {
      const finding = tooFew(this.#name, quota);
      this.#spent.add(finding);
      return finding;
    }
    this.#reserved += pulls;
    try {
      return await work();
    } finally {
      this.#reserved -= pulls;
    }
  }

  /** Remembers how many pulls an image took, for the next one. */
  took(pulls: number): void {
    this.#mostPulls = Math.max(this.#mostPulls, pulls);
  }

  /** Whether `run` returned this finding. */
  isSpent(finding: Finding): boolean {
    return this.#spent.has(finding);
  }
}

function tooFew(name: string, { limit, remaining, seconds }: Quota): Finding {
  const window = seconds === 0 ? '' : ` in ${Math.round(seconds / 360) / 10} h`;
  const message = `${name}: ${remaining} of ${limit} pulls${window} are left, which is not enough for what is to be read; a tenth is left for others`;
  return finding('E_RATE', message);
}
