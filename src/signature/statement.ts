/** Parses in-toto statements, version 1 (in-toto/attestation spec/v1). One predicate type marks a signature. */

import { limits } from '../limits.ts';
import {
  anyObject,
  anything,
  fail,
  list,
  map,
  object,
  oneOf,
  optional,
  type Read,
  readJson,
  type Shape,
  text,
} from '../oci/shape.ts';

export const statementPayloadType = 'application/vnd.in-toto+json';
export const statementType = 'https://in-toto.io/Statement/v1';
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
