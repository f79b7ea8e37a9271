/** What a candidate says about itself, for reports; believed only as far as its checks passed. */

import { parseBundle } from '../signature/bundle.ts';
import type { Candidate } from '../signature/candidate.ts';
import { parsePayload } from '../signature/payload.ts';
import { envelopeOf } from '../signature/signed.ts';
import { parseStatement } from '../signature/statement.ts';
import type { SignatureReport } from './report.ts';

type Claimed = Pick<SignatureReport, 'dockerReference' | 'annotations'>;

export function readClaimed(candidate: Candidate): Claimed {
  try {
    return candidate.format === 'legacy'
      ? ofPayload(candidate.payload)
      : ofStatement(envelopeOf(parseBundle(candidate.bytes)).payload);
  } catch {
    // Malformed: the claims check says why.
    return { annotations: {} };
  }
}

function ofPayload(bytes: Uint8Array): Claimed {
  const { critical, optional } = parsePayload(bytes);
  return {
    dockerReference: critical.identity['docker-reference'],
    annotations: texts(optional),
  };
}

function ofStatement(bytes: Uint8Array): Claimed {
  const annotations = parseStatement(bytes).subject.flatMap((subject) => [
    ...(subject.annotations ?? []),
  ]);
  return { annotations: texts(annotations) };
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
