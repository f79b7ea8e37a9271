/** Parses in-toto statements (in-toto/attestation spec/v1, and v0.1). One predicate type marks a signature. */

import { limits } from '../limits.ts';
import { jsonMembers } from '../oci/json-members.ts';
import {
  anyObject,
  anything,
  fail,
  list,
  map,
  object,
  oneOf,
  optional,
  quote,
  type Read,
  readJson,
  type Shape,
  text,
} from '../oci/shape.ts';

export const statementPayloadType = 'application/vnd.in-toto+json';
export const statementType = 'https://in-toto.io/Statement/v1';
/** What cosign writes into attestations. Their subjects have the same fields (in-toto/attestation spec/v0.1). */
export const oldStatementType = 'https://in-toto.io/Statement/v0.1';
/** The predicate type of signatures; cosign does not check it (threat 59, cosign-formats.md §3.4). */
export const signaturePredicate = 'https://sigstore.dev/cosign/sign/v1';

/** Digests in hex by algorithm; like go-intoto, accepts nothing but hex. */
const digestSet: Shape<ReadonlyMap<string, string>> = (value, at) => {
  const digests = map(text)(value, at);
  if (digests.size > limits.subjectDigests) {
    return fail(at, `has more than ${limits.subjectDigests} entries`);
  }
  for (const [algorithm, hex] of digests) {
    if (!/^(?:[0-9a-f]{2})+$/.test(hex)) fail(`${at}.${algorithm.slice(0, 64)}`, 'is not hex');
  }
  return digests;
};

/** in-toto's ResourceDescriptor; cosign writes only digest and annotations. */
const subject = object({
  name: optional(text),
  uri: optional(text),
  digest: digestSet,
  content: optional(text),
  downloadLocation: optional(text),
  mediaType: optional(text),
  annotations: optional(map(anything)),
});

const subjects: Shape<readonly Read<typeof subject>[]> = (value, at) => {
  if (!Array.isArray(value) || value.length === 0) return fail(at, 'is empty');
  // Checked before the entries are parsed (threat 82, CVE-2024-45395).
  if (value.length > limits.subjects) return fail(at, `has more than ${limits.subjects} entries`);
  return list(subject)(value, at);
};

const statementShape = object({
  _type: oneOf(statementType),
  subject: subjects,
  predicateType: text,
  predicate: optional(anyObject),
});

export type Statement = Read<typeof statementShape>;

/** Throws SyntaxError for anything but a statement. */
export function parseStatement(bytes: Uint8Array): Statement {
  return readJson(statementShape, bytes, 'statement');
}

/** A statement whose predicate was not parsed: it may have millions of values. */
export interface AttestationStatement {
  readonly type: typeof statementType | typeof oldStatementType;
  readonly subjects: Statement['subject'];
  readonly predicateType: string;
  /** the predicate as it was written: the text of a JSON object */
  readonly predicate: Uint8Array;
}

const fields = {
  _type: oneOf(statementType, oldStatementType),
  subject: subjects,
  predicateType: text,
};

/**
 * Like parseStatement(), also for version 0.1 and for predicates of any size. The predicate must be an object
 * in correct syntax; keys that it has twice are not noticed before it is parsed. Throws SyntaxError.
 */
export function parseAttestationStatement(bytes: Uint8Array): AttestationStatement {
  const members = membersOf(bytes);
  for (const key of members.keys()) {
    if (key !== 'predicate' && !(key in fields))
      fail('statement', `has the unknown field ${quote(key)}`);
  }
  const member = <T>(shape: Shape<T>, key: string): T => {
    const value = members.get(key);
    const at = `statement.${key}`;
    return value === undefined ? shape(undefined, at) : readJson(shape, value, at);
  };
  const predicate = members.get('predicate');
  if (predicate?.[0] !== openObject) {
    return fail('statement.predicate', predicate === undefined ? 'is missing' : 'is not an object');
  }
  return {
    type: member(fields._type, '_type'),
    subjects: member(fields.subject, 'subject'),
    predicateType: member(fields.predicateType, 'predicateType'),
    predicate,
  };
}

const openObject = '{'.charCodeAt(0);

function membersOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return jsonMembers(bytes);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SyntaxError(`statement is not strict JSON: ${error.message}`);
  }
}
