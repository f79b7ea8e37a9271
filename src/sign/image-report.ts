/** What the report of one image has in common, whether it is signed or attested. */

import { defined } from '../defined.ts';
import type { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { formatReference } from '../oci/reference.ts';
import { conclusionOf, finding, findingOf } from '../verify/finding.ts';
import type { ImageTask } from '../verify/image.ts';
import type { Finding } from '../verify/report.ts';
import { BlockedError } from './blocked-error.ts';
import type { SignedImageReport } from './report.ts';
import type { SignContext, SigningState } from './state.ts';

type Advising = Pick<SignContext, 'callerAdvises'>;

/** Converts an error that ended the work on one image. */
export function failure(error: TrustError, state: SigningState, context: Advising): Finding {
  const found = findingOf(error);
  if (error instanceof BlockedError) return advised(found, error.advice, context);
  if (context.callerAdvises !== true) return { ...found, advice: state.advice(error.code) };
  const { advice: _, ...without } = found;
  return without;
}

/** @param first what must be changed before another run can succeed */
export function advised(found: Finding, first: string, { callerAdvises }: Advising): Finding {
  const advice = callerAdvises === true ? first : `nothing was signed or logged: ${first}`;
  return { ...found, advice };
}

/** @param errors of the run; a warning about a tag is added */
export function imageFields(
  { text, reference }: ImageTask,
  { root }: SigningState,
  errors: readonly Finding[],
): Omit<SignedImageReport, 'manifests' | 'readers'> {
  const { registry, path } = reference;
  const name = formatReference(reference);
  const pinned = root && formatReference({ registry, path, digest: root });
  const findings = [...errors, ...warnAboutTag(reference, root)];
  return {
    reference: text,
    name,
    ...defined({ digest: root, pinned }),
    outcome: conclusionOf(findings).outcome,
    findings: findings.map((one) => ({ ...one, image: name })),
  };
}

/** A tag may have been moved between the build and the time when it is resolved. */
function warnAboutTag(
  { tag = 'latest', digest }: ImageTask['reference'],
  root: Digest | undefined,
): readonly Finding[] {
  if (digest !== undefined || root === undefined) return [];
  return [
    finding('E_ROLLBACK', `the tag ${tag} was resolved to ${root}`, {
      severity: 'warning',
      advice: 'sign the digest that your build returned: the tag can be moved in between',
    }),
  ];
}
