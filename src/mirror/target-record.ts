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
    const next = nextStep[code] ?? 'run it again: it copies only what is missing';
    const { done, of } = this.#progress.current;
    const parts = of === 0 ? 'nothing was copied' : `${done} of ${of} parts are there`;
    return `${parts}${describeTag(this.#tag)}; ${next}`;
  }

  /** @param others errors that stopped the run as a whole before */
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
    'compare source and target; --on-conflict overwrite moves the tag, and keep leaves it where it is; delete a conflicting signature tag by hand, or sign the image again',
  E_IMMUTABLE: 'use another tag, or a repository whose tags can be moved',
  E_LIMIT: 'find out which limit was reached: the same run would reach it again',
  E_NOTFOUND: 'create the repository, and run it again',
  E_UNSUPPORTED:
    'sign with --format legacy: these signatures are images under tags, which every registry stores; delete other content that the target refuses at the source, or copy to another registry',
};
