/** Converts requests to entries of Rekor v1 (rekor pkg/types/hashedrekord and dsse, both v0.0.1). */

import { createHash } from 'node:crypto';
import type { JsonValue } from '../../src/oci/json.ts';
import {
  anything,
  base64,
  fail,
  list,
  object,
  oneOf,
  readJson,
  type Shape,
  text,
} from '../../src/oci/shape.ts';
import { envelope, preAuthEncoding } from '../../src/signature/envelope.ts';
import { type Proposal, proposal } from './entry.ts';
import { isOverContent, isOverDigest, pemVerifier } from './signature.ts';

const hexLengths = { sha256: 64, sha384: 96, sha512: 128 } as const;

const hashedrekord = object({
  data: object({ hash: object({ algorithm: oneOf('sha256', 'sha384', 'sha512'), value: text }) }),
  signature: object({ content: base64, publicKey: object({ content: base64 }) }),
});

function proposeHashedrekord(value: JsonValue | undefined, at: string): Proposal {
  const { data, signature } = hashedrekord(value, at);
  const { algorithm, value: digest } = data.hash;
  if (!/^[0-9a-f]+$/.test(digest) || digest.length !== hexLengths[algorithm]) {
    fail(`${at}.data.hash.value`, `is not a ${algorithm} in lower-case hex`);
  }
  const { key, pem } = pemVerifier(signature.publicKey.content);
  if (!isOverDigest(key, Buffer.from(digest, 'hex'), signature.content)) {
    fail('verifying signature:', 'invalid signature');
  }
  return proposal('hashedrekord', '0.0.1', {
    data: { hash: { algorithm, value: digest } },
    signature: {
      content: signature.content.toString('base64'),
      publicKey: { content: base64Of(pem) },
    },
  });
}

/** Go's client writes a field that it leaves out as null. */
const unset: Shape<undefined> = (value, at) =>
  value === undefined || value === null ? undefined : fail(at, 'is for the log to fill in');

const dsse = object({
  proposedContent: object({ envelope: text, verifiers: list(base64) }),
  envelopeHash: unset,
  payloadHash: unset,
  signatures: unset,
});

/** Rekor takes several signatures, and key ids; what cosign verifies has one, and none (cosign-formats.md §3.3). */
function proposeDsse(value: JsonValue | undefined, at: string): Proposal {
  const { envelope: sent, verifiers } = dsse(value, at).proposedContent;
  const { payloadType, payload, signature } = readJson(envelope, Buffer.from(sent), 'envelope');
  const signed = preAuthEncoding(payloadType, payload);
  const signer = verifiers
    .map(pemVerifier)
    .find(({ key }) => isOverContent(key, signed, signature));
  if (signer === undefined) {
    return fail('could not verify envelope:', 'accepted signatures do not match threshold');
  }
  return proposal('dsse', '0.0.1', {
    // Over the text as it was sent: another spelling of the same envelope is another entry.
    envelopeHash: sha256(Buffer.from(sent)),
    payloadHash: sha256(payload),
    signatures: [{ signature: signature.toString('base64'), verifier: base64Of(signer.pem) }],
  });
}

const request = object({ apiVersion: text, kind: text, spec: anything });

const kinds: Readonly<Record<string, (spec: JsonValue, at: string) => Proposal>> = {
  'hashedrekord/0.0.1': proposeHashedrekord,
  'dsse/0.0.1': proposeDsse,
};

/** Throws SyntaxError for anything that Rekor would not log. */
export function proposeV1(value: JsonValue): Proposal {
  const { apiVersion, kind, spec } = request(value, 'entry');
  const propose = kinds[`${kind}/${apiVersion}`];
  return propose === undefined
    ? fail('entry', `is of a kind that is not logged here: ${kind} ${apiVersion}`)
    : propose(spec, 'spec');
}

function base64Of(text: string): string {
  return Buffer.from(text).toString('base64');
}

function sha256(bytes: Uint8Array): { readonly algorithm: string; readonly value: string } {
  return { algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex') };
}
