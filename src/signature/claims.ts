/** The claims check: is the signature for this manifest, and does it state what the policy requires? */

import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { parseReference, sameRepository } from '../oci/reference.ts';
import { quote } from '../oci/shape.ts';
import { parseBundle } from './bundle.ts';
import type { Candidate } from './candidate.ts';
import { type Check, failed, passed, runCheck } from './check.ts';
import type { Envelope } from './envelope.ts';
import { parsePayload } from './payload.ts';
import { envelopeOf } from './signed-content.ts';
import { parseStatement, signaturePredicate, statementPayloadType } from './statement.ts';

export interface ExpectedClaims {
  readonly subject: Digest;
  readonly annotations: Readonly<Record<string, string>>;
  /** the reference that a payload must name; default: any (a mirror's payloads name the source) */
  readonly expectedReference?: string;
}

/** Fails with E_CLAIM, or E_SIG for a malformed bundle. verify.ts checks who signed. */
export function checkClaims(candidate: Candidate, expected: ExpectedClaims): Check {
  if (candidate.format === 'legacy') {
    return runCheck('E_CLAIM', () => checkPayload(candidate.payload, expected));
  }
  const envelope = runCheck('E_SIG', () => envelopeOf(parseBundle(candidate.bytes)));
  return 'state' in envelope
    ? envelope
    : runCheck('E_CLAIM', () => checkStatement(envelope, expected));
}

function checkPayload(bytes: Uint8Array, expected: ExpectedClaims): Check {
  const { critical, optional } = parsePayload(bytes);
  const claimed = critical.image['docker-manifest-digest'];
  if (claimed !== expected.subject) return wrongDigest(expected.subject, quote(claimed));
  const reference = critical.identity['docker-reference'];
  const { expectedReference } = expected;
  if (expectedReference !== undefined && !sameReference(expectedReference, reference)) {
    const message = `the signature is for ${quote(reference)}, not ${expectedReference}`;
    return failed('E_CLAIM', message, 'reference');
  }
  return checkAnnotations(optional, expected.annotations);
}

function checkStatement({ payloadType, payload }: Envelope, expected: ExpectedClaims): Check {
  if (payloadType !== statementPayloadType) {
    return failed(
      'E_CLAIM',
      `the payload is of type ${quote(payloadType)}, not an in-toto statement`,
    );
  }
  const { subject: subjects, predicateType } = parseStatement(payload);
  if (predicateType !== signaturePredicate) {
    return failed('E_CLAIM', `it is an attestation (${quote(predicateType)}), not a signature`);
  }
  const algorithm = digestAlgorithm(expected.subject);
  const hex = digestHex(expected.subject);
  const subject = subjects.find(({ digest }) => digest.get(algorithm) === hex);
  if (subject === undefined) {
    const claimed = subjects[0]?.digest.get(algorithm);
    return wrongDigest(
      expected.subject,
      claimed ? `${algorithm}:${claimed.slice(0, 128)}` : 'others',
    );
  }
  if (expected.expectedReference !== undefined) {
    return failed(
      'E_CLAIM',
      `the policy expects the reference ${expected.expectedReference}, but bundles do not name one`,
      'reference',
    );
  }
  return checkAnnotations(subject.annotations ?? new Map(), expected.annotations);
}

function wrongDigest(subject: Digest, claimed: string): Check {
  const message = `the signature is for another digest (${claimed}), not ${subject}`;
  return failed('E_CLAIM', message, 'digest');
}

function checkAnnotations(
  signed: ReadonlyMap<string, unknown>,
  expected: Readonly<Record<string, string>>,
): Check {
  for (const [key, value] of Object.entries(expected)) {
    if (signed.get(key) === value) continue;
    const required = quote(value);
    const message = signed.has(key)
      ? `annotation ${key} is ${quote(signed.get(key))}, not ${required}`
      : `annotation ${key} was not signed, but ${required} is required`;
    return failed('E_CLAIM', message, 'annotation');
  }
  return passed();
}

/**
 * Docker Hub has several names. skopeo signs references with a tag, which is compared only if a tag is
 * expected (threat 65).
 */
function sameReference(expected: string, claimed: string): boolean {
  if (expected === claimed) return true;
  try {
    const [a, b] = [parseReference(expected), parseReference(claimed)];
    return (
      sameRepository(a, b) && (a.tag === undefined || a.tag === b.tag) && a.digest === undefined
    );
  } catch {
    return false;
  }
}
