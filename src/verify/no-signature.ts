/** Explains why a manifest has no signature that counts. */

import { defined } from '../defined.ts';
import type { TrustError } from '../error.ts';
import { inputsFrom } from '../identity/inputs.ts';
import type { ImageNode } from '../image/tree.ts';
import { describeSkipped } from '../registry/referrer-list.ts';
import type { Failed } from '../signature/check.ts';
import { describeSigner, type TrustedSigner } from '../signature/signer.ts';
import { isNotationType } from '../signature/store.ts';
import { describeNode } from './finding.ts';
import { isUndetermined } from './outcome.ts';
import type { Finding, IgnoredMaterial, SignatureReport } from './report.ts';

/** The candidates that discovery found, with the results of their checks. */
export interface CheckedSignatures {
  readonly good: boolean;
  readonly signatures: readonly SignatureReport[];
  readonly ignored: readonly IgnoredMaterial[];
  /** entries of referrers lists that could not be read */
  readonly skipped: readonly string[];
  readonly errors: readonly TrustError[];
}

export type Problem = Pick<Finding, 'code' | 'message' | 'advice' | 'details'>;

/**
 * Why there is no good signature. Undetermined errors come first: a store that could not be read, or a
 * candidate over a limit, may have the good signature. Otherwise the best candidate explains most.
 *
 * @param missing signers that must have signed, and have not
 */
export function explainFailure(
  node: ImageNode,
  { signatures, errors, ignored, skipped }: CheckedSignatures,
  missing: readonly TrustedSigner[],
): Problem {
  const what = describeNode(node);
  const unread = errors.find(isUndetermined);
  if (unread !== undefined) {
    const message = `the signatures of ${what} could not all be read: ${unread.message}`;
    return { code: unread.code, message, details: unread.details };
  }
  if (signatures.some(({ good }) => good)) {
    const names = missing.map(describeSigner).join(' and by ');
    return unsigned(
      node,
      `${what} has a valid signature, but none by ${names}: every signer must have signed`,
      'ask the publisher to sign with both, or omit require-all-signers',
    );
  }
  const failures = signatures.flatMap(firstFailure);
  const failed = failures.find(isUndetermined) ?? failures[0];
  if (failed !== undefined) {
    const others = signatures.length > 1 ? ` (the best of ${signatures.length} candidates)` : '';
    const message = `${what} has signatures, but none is accepted: ${failed.message}${others}`;
    return { ...failed, message };
  }
  const broken = errors[0];
  if (broken !== undefined) {
    const message = `the signature material of ${what} is unusable: ${broken.message}`;
    return { code: broken.code, message, details: broken.details };
  }
  if (ignored.some(({ type }) => isNotationType(type))) {
    return unsigned(
      node,
      `${what} has a Notation signature, but no cosign signature`,
      'verify it with notation verify, or ask the publisher to sign it with cosign as well',
    );
  }
  const but = unreadable(skipped)
    .map(({ message }) => `; ${message}`)
    .join('');
  return unsigned(
    node,
    `${what} carries no signature${but}`,
    node.depth === 0
      ? 'do not run it; ask the publisher whether this tag was signed, and where'
      : 'the publisher can sign index and platforms together with cosign sign --recursive',
  );
}

function unsigned({ depth }: ImageNode, message: string, advice: string): Problem {
  return { code: depth === 0 ? 'E_NOSIG' : 'E_COVER', message, advice };
}

/** The failed check that explains most; empty if all passed. */
export function firstFailure({
  checks,
  certificate,
}: Pick<SignatureReport, 'checks' | 'certificate'>): readonly Omit<Problem, 'details'>[] {
  const { signature, claims, log, time, certificate: chain, sct, identity } = checks;
  const order = [signature, claims, log, time, chain, sct, identity];
  const failure = order.find((check): check is Failed => check?.state === 'failed');
  if (failure === undefined) return [];
  const { code, message } = failure;
  const advice = adviceAbout(failure, certificate);
  return [
    {
      // For a signature, E_KEY is not an input error but evidence of a wrong signer.
      code: code === 'E_KEY' ? 'E_SIG' : code,
      message,
      ...defined({ advice }),
    },
  ];
}

function adviceAbout(
  { code, claim }: Failed,
  certificate: SignatureReport['certificate'],
): string | undefined {
  if (claim === 'annotation') {
    return 'check the annotations that you require; webdis-trust tree shows those that were signed';
  }
  if (certificate === undefined || (code !== 'E_KEY' && code !== 'E_IDENTITY')) return undefined;
  if (!certificate.proven) {
    return 'ask the publisher who signs; for a private Sigstore instance, give its trusted root (trusted-root)';
  }
  const inputs = inputsFrom(certificate).map(({ name, value }) => `${name}: ${value}`);
  return inputs.length === 0
    ? undefined
    : `if this is the right signer, require it: ${inputs.join(' and ')}`;
}

export function unreadable(skipped: readonly string[]): readonly IgnoredMaterial[] {
  const what = describeSkipped(skipped);
  if (what === undefined) return [];
  const message = `part of the list of referrers cannot be read: ${what}`;
  return [{ store: 'referrers', code: 'E_MANIFEST', message }];
}
