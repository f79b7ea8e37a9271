/** Records the state of one target, for its report and for the advice after a failure. */

import { type ErrorCode, isTrustError, type TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { formatReference } from '../oci/reference.ts';
import { conclusionOf, findingOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { CopyProgress } from './copy-progress.ts';
import type { TargetReport } from './report.ts';
import type { TargetTag } from './target-tag.ts';
import type { MirrorContext, Target } from './task.ts';

export class TargetRecord {
  readonly findings: Finding[] = [];
  /** of the image that is copied */
  digest: Digest | undefined;
  looked: TargetReport['looked'] = 'nothing';
  tag: TargetReport['tag'] = 'not written';
  plan: TargetReport['plan'];
  readonly #target: Target;
  readonly #tag: TargetTag;
  readonly #progress: CopyProgress;

  constructor(target: Target, tag: TargetTag, progress: CopyProgress) {
    this.#target = target;
    this.#tag = tag;
    this.#progress = progress;
  }

  /** Runs part of the copy. A TrustError becomes a finding with advice, and the result is undefined. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isTrustError(error)) throw error;
      this.findings.push({ ...findingOf(error), advice: this.#adviceFor(error) });
      return undefined;
    }
  }

  #adviceFor({ code }: TrustError): string {
    const next = nextStep[code] ?? 'run it again: it brings what is missing, and nothing twice';
    const { done, of } = this.#progress.current;
    const parts = of === 0 ? 'nothing was copied' : `${done} of ${of} parts are there`;
    return `${parts}${describeTag(this.#tag)}; ${next}`;
  }

  /** @param others what kept the run as a whole from getting here */
  report(others: readonly Finding[], traffic: MirrorContext['traffic']): TargetReport {
    const { text, repository } = this.#target;
    const { bytes, content } = this.#progress;
    const { digest, findings, looked, plan } = this;
    const concerned = looked === 'nothing' ? [...findings, ...others] : findings;
    const { before } = this.#tag;
    return {
      name: text,
      ...(digest === undefined ? {} : { pinned: formatReference({ ...repository.name, digest }) }),
      outcome: conclusionOf(concerned).outcome,
      looked,
      ...(before === undefined || before === 'hidden' ? {} : { tagBefore: before }),
      tag: this.tag,
      content,
      ...(plan === undefined ? {} : { plan }),
      bytes,
      ...(traffic?.(repository.name) ?? { requests: 0, retries: 0 }),
      findings: findings.map((found) => ({ ...found, image: text })),
    };
  }
}

function describeTag({ name, status }: TargetTag): string {
  if (name === undefined) return '';
  if (status === 'untouched') return `, and the tag ${name} was not touched`;
  if (status === 'unknown') return `; look where the tag ${name} points`;
  const where = status === undefined ? 'does not exist' : `still points to ${status}`;
  return `, and the tag ${name} ${where}`;
}

const nextStep: Partial<Record<ErrorCode, string>> = {
  E_AUTH: 'log in with rights to read and to push there, and run it again',
  E_DRIFT:
    'look at both sides; --on-conflict overwrite moves the tag, keep leaves it, and a signature tag that has something of its own is removed by hand or signed again',
  E_IMMUTABLE: 'another tag, or a repository whose tags may be moved, would do',
  E_LIMIT: 'see which limit it was: the same run ends there again',
  E_NOTFOUND: 'create the repository, and run it again',
  E_UNSUPPORTED:
    'signatures in the legacy format are images under tags, which every registry stores (sign with --format legacy); what else it refuses is to be deleted at the source, or goes to another registry',
};
