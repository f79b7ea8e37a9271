/** Reads the predicate of an attestation that is to be made. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { isObject, type JsonValue, parseDocument } from '../oci/json.ts';
import type { Predicate } from '../signature/make-bundle.ts';
import { signaturePredicate } from '../signature/statement.ts';

/**
 * The text is kept, without white space around it. Throws E_INPUT for anything but one JSON object without duplicate
 * keys, because programs would read different values (threat 179).
 *
 * @param what it is, in messages: `predicate: the file "sbom.json"`
 */
export function readPredicate(type: string, bytes: Uint8Array, what: string): Predicate {
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', `${what} ${why}`);
  };
  assertNoSignature(type);
  let value: JsonValue;
  try {
    value = parseDocument(bytes, limits.fileJsonValues);
  } catch (error) {
    return fail(`is not strict JSON: ${(error as SyntaxError).message}`);
  }
  if (!isObject(value)) return fail('is not a JSON object, as a predicate must be');
  if ('predicateType' in value && 'subject' in value) {
    fail('is a whole in-toto statement: give only its predicate');
  }
  return { type, bytes: trimmed(bytes) };
}

/**
 * A statement of this type is the signature of an image: cosign and this tool would take the image for signed.
 * Throws E_INPUT (threat 176).
 */
function assertNoSignature(type: string): void {
  if (type !== signaturePredicate) return;
  const message = `an attestation of the type ${type} would be a signature of the image: use sign`;
  throw new TrustError('E_INPUT', message);
}

/** RFC 8259 §2. */
const whiteSpace = Buffer.from(' \t\n\r');

function trimmed(bytes: Uint8Array): Uint8Array {
  const isSpace = (byte = 0) => whiteSpace.includes(byte);
  let [from, to] = [0, bytes.length];
  while (isSpace(bytes[from])) from += 1;
  while (isSpace(bytes[to - 1])) to -= 1;
  return bytes.subarray(from, to);
}
