/** What a candidate says about itself, for reports; believed only as far as its checks passed. */

import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { parseBundle } from '../signature/bundle.ts';
import type { Candidate } from '../signature/candidate.ts';
import { parsePayload } from '../signature/payload.ts';
import { envelopeOf } from '../signature/signed-content.ts';
import { parseStatement } from '../signature/statement.ts';
import type { SignatureReport } from './report.ts';

type Claims = Pick<SignatureReport, 'dockerReference' | 'annotations'>;

/** For a candidate by a known key only: what strangers say is nobody's report. */
export function readClaims(candidate: Candidate, subject: Digest): Claims {
  try {
    return candidate.format === 'legacy'
      ? ofPayload(candidate.payload)
      : ofStatement(envelopeOf(parseBundle(candidate.bytes)).payload, subject);
  } catch {
    // Malformed: the claims check says why.
    return { annotations: {} };
  }
}

function ofPayload(bytes: Uint8Array): Claims {
  const { critical, optional } = parsePayload(bytes);
  return {
    dockerReference: critical.identity['docker-reference'],
    annotations: texts(optional),
  };
}

/** What it says about this subject, and not about others. */
function ofStatement(bytes: Uint8Array, subject: Digest): Claims {
  const hex = digestHex(subject);
  const own = parseStatement(bytes).subject.find(
    ({ digest }) => digest.get(digestAlgorithm(subject)) === hex,
  );
  return { annotations: texts(own?.annotations ?? []) };
}

/** skopeo signs a time as a number; reports show every value as text. */
function texts(entries: Iterable<readonly [string, unknown]>): Record<string, string> {
  return Object.fromEntries(
    [...entries].map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
