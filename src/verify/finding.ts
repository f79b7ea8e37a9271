/** Creates findings, the errors and warnings in a report. */

import { type ErrorCode, type ErrorDetails, isTrustError, TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { formatPlatform } from '../oci/platform.ts';
import { type ExitCode, exitCodeForErrors, type Outcome, outcomeOf } from './outcome.ts';
import type { Finding } from './report.ts';

/** An error finding, unless `more` says otherwise. */
export function finding(
  code: ErrorCode,
  message: string,
  more: Partial<Omit<Finding, 'code' | 'message'>> = {},
): Finding {
  return { severity: 'error', code, message, ...more };
}

/** A tag that does not exist, although one that differs only in its "v" does. */
export class OtherTagExists extends TrustError {
  readonly other: string;

  constructor(message: string, details: ErrorDetails, other: string) {
    super('E_NOTFOUND', message, details);
    this.other = other;
  }
}

/** Converts an error about a whole image to a finding. */
export function findingOf(error: TrustError): Finding {
  const { code, message, details } = error;
  const other = error instanceof OtherTagExists ? `${error.other} exists: use that tag` : undefined;
  return finding(code, message, {
    ...(Object.keys(details).length === 0 ? {} : { details }),
    ...(code === 'E_NOTFOUND' ? { advice: other ?? mayBeHidden } : {}),
  });
}

/** Some registries hide what exists from clients that are not logged in (fault 14). */
const mayBeHidden =
  'check repository and tag; some registries answer like this for private repositories';

/** The outcome and exit code with these findings. Only errors count. */
export function conclusionOf(findings: readonly Finding[]): {
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
} {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const exitCode = exitCodeForErrors(errors);
  return { outcome: outcomeOf(exitCode), exitCode };
}

export function manifestFields(node: ImageNode): Pick<Finding, 'digest' | 'platform'> {
  const platform = node.platforms.map(formatPlatform).join(', ');
  return { digest: node.digest, ...(platform === '' ? {} : { platform }) };
}

/**
 * Runs `check`. A TrustError becomes a finding about `node`, whose message starts with `about`; other
 * errors are rethrown.
 */
export async function findingsFrom(
  node: ImageNode,
  look: () => Promise<Finding | undefined>,
  about: (what: string) => string = (what) => what,
): Promise<readonly Finding[]> {
  try {
    const found = await look();
    return found === undefined ? [] : [found];
  } catch (error) {
    if (!isTrustError(error)) throw error;
    const message = `${about(describeNode(node))}: ${error.message}`;
    return [{ ...findingOf(error), message, ...manifestFields(node) }];
  }
}

export function describeNode(node: ImageNode): string {
  if (node.depth === 0) return node.role === 'index' ? 'the index' : 'the image';
  if (node.role === 'index') return 'a nested index';
  if (node.role === 'attestation') return 'an attestation manifest';
  return node.platforms.map(formatPlatform).join(', ') || 'a manifest without a platform';
}
