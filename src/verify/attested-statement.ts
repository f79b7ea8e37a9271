/** Checks whether an attestation counts: its signer, and its statement. */

import { contradiction } from '../attestation/agreement.ts';
import { type Facts, readFacts } from '../attestation/facts.ts';
import { isTrustError } from '../error.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { quote } from '../oci/shape.ts';
import type { AttestationCandidate } from '../signature/candidate.ts';
import type { Envelope } from '../signature/envelope.ts';
import { envelopeOf } from '../signature/signed-content.ts';
import type { Signer } from '../signature/signer.ts';
import { parseAttestationStatement, statementPayloadType } from '../signature/statement.ts';
import type { checkMaker } from './candidate.ts';
import { firstFailure } from './no-signature.ts';
import type { Finding } from './report.ts';

/** Who made an attestation, and why that does not count. */
export interface Maker {
  readonly signer?: Signer;
  readonly times: readonly string[];
  readonly warnings: readonly string[];
  readonly failure?: Pick<Finding, 'code' | 'message'>;
}

type Made = ReturnType<typeof checkMaker>;

export function failureOf(made: Made): NonNullable<Maker['failure']> {
  const checks = { claims: { state: 'passed' }, ...made.checks } as const;
  const [failure] = firstFailure({ ...made, checks });
  return failure ?? { code: 'E_SIG', message: 'it is not signed by a signer of the policy' };
}

export function otherPayload({ payloadType }: Envelope): Maker['failure'] {
  if (payloadType === statementPayloadType) return undefined;
  const message = `the payload is of type ${quote(payloadType)}, not an in-toto statement`;
  return { code: 'E_CLAIM', message };
}

export function envelopeIn(candidate: AttestationCandidate): Envelope {
  return candidate.format === 'bundle' ? envelopeOf(candidate.bundle) : candidate.envelope;
}

type Statement =
  | { readonly type: string; readonly facts?: Facts; readonly problem?: Maker['failure'] }
  | { readonly problem: NonNullable<Maker['failure']>; readonly facts?: undefined };

/** What a statement says about this manifest. */
export function readStatement(bytes: Uint8Array, subject: Digest): Statement {
  let type: string | undefined;
  try {
    const { subjects, predicateType, predicate } = parseAttestationStatement(bytes);
    type = predicateType;
    const algorithm = digestAlgorithm(subject);
    if (!subjects.some(({ digest }) => digest.get(algorithm) === digestHex(subject))) {
      const claimed = subjects[0]?.digest.get(algorithm)?.slice(0, 128) ?? 'none';
      const message = `its statement is about another digest (${claimed}), not about ${subject}`;
      return { type, problem: { code: 'E_CLAIM', message } };
    }
    const facts = readFacts(predicateType, predicate);
    return { type, ...(facts && { facts }) };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !isTrustError(error)) throw error;
    const code = isTrustError(error) ? error.code : 'E_CLAIM';
    return { ...(type === undefined ? {} : { type }), problem: { code, message: error.message } };
  }
}

export function disagreement(
  facts: Facts | undefined,
  signer: Signer | undefined,
): Maker['failure'] {
  if (facts === undefined || signer?.kind !== 'identity') return undefined;
  const message = contradiction(facts, signer.claims ?? {});
  return message === undefined ? undefined : { code: 'E_CLAIM', message };
}
