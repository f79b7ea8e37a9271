/**
 * Parses the body of a log entry, and checks that it records a given signature.
 *
 * An entry proves nothing until its hash, signature and key are each compared with those of the
 * signature (cosign-formats.md §2.4; CVE-2022-36056, CVE-2026-22703, threat 90).
 */

import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import {
  anything,
  base64,
  fail,
  list,
  object,
  oneOf,
  optional,
  quote,
  readJson,
  type Shape,
  sha256Hex,
  text,
} from '../oci/shape.ts';
import { parsePem } from '../signature/pem.ts';
import type { SignedContent } from '../signature/signed-content.ts';

/** The "verifier" in the log entry: DER of a key or certificate. */
export interface EntryVerifier {
  readonly kind: 'PUBLIC KEY' | 'CERTIFICATE';
  readonly der: Uint8Array;
}

/** What an entry must record. */
export interface ExpectedEntry extends SignedContent {
  readonly verifier: EntryVerifier;
  /** of an attestation under the `.att` tag: SHA-256 of the stored envelope */
  readonly envelopeHash?: string;
}

export interface EntryBody {
  readonly kind: EntryKind;
  /** lower-case hex SHA-256 */
  readonly hash: string;
  /** what is hashed: the signed bytes, or an envelope's payload */
  readonly hashOf: 'bytes' | 'payload';
  /** the signature, or the hash of the envelope that contains it */
  readonly recorded: { readonly signature: Buffer } | { readonly envelopeHash: string };
  readonly verifier: EntryVerifier;
}

export type EntryKind =
  | 'hashedrekord/0.0.1'
  | 'rekord/0.0.1'
  | 'dsse/0.0.1'
  | 'hashedrekord/0.0.2'
  | 'intoto/0.0.1'
  | 'intoto/0.0.2';

/** Base64 of PEM. Go's PEM parser also accepts headers and text around the block; cosign writes neither. */
const pem: Shape<EntryVerifier> = (value, at) => {
  const { label, der } = parsePem(base64(value, at).toString('latin1'));
  return label === 'PUBLIC KEY' || label === 'CERTIFICATE'
    ? { kind: label, der }
    : fail(at, `is a ${label}`);
};

const hash = object({ algorithm: oneOf('sha256'), value: sha256Hex });
const data = object({ hash });
const publicKey = object({ content: pem });

const hashedrekord001 = object({ data, signature: object({ content: base64, publicKey }) });

/** The entries of cosign in 2021 (threat 93). */
const rekord001 = object({
  data,
  signature: object({ content: base64, format: oneOf('x509'), publicKey }),
});

const dsse001 = object({
  // Of the JSON that was sent to the log. It is not stored anywhere, so this hash cannot be compared.
  envelopeHash: hash,
  payloadHash: hash,
  signatures: list(object({ signature: base64, verifier: pem })),
});

/** Entries of cosign's attestations before it wrote dsse entries. The first version records no signature. */
const intoto001 = object({ content: object({ hash, payloadHash: hash }), publicKey: pem });
const intoto002 = object({
  content: object({
    envelope: object({
      payloadType: text,
      signatures: list(object({ keyid: optional(text), sig: base64, publicKey: pem })),
    }),
    hash,
    payloadHash: hash,
  }),
});

const rawBytes = object({ rawBytes: base64 });

const hashedrekord002 = object({
  hashedRekordV002: object({
    data: object({ algorithm: oneOf('SHA2_256'), digest: base64 }),
    signature: object({
      content: base64,
      verifier: object({
        keyDetails: text,
        publicKey: optional(rawBytes),
        x509Certificate: optional(rawBytes),
      }),
    }),
  }),
});

const specs: Readonly<Record<EntryKind, Shape<Omit<EntryBody, 'kind'>>>> = {
  'hashedrekord/0.0.1': (value, at) => v1(hashedrekord001(value, at)),
  'rekord/0.0.1': (value, at) => v1(rekord001(value, at)),
  'dsse/0.0.1': (value, at) => {
    const { payloadHash, signatures } = dsse001(value, at);
    const [only] = signatures;
    if (only === undefined || signatures.length !== 1) {
      return fail(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
    }
    const { signature, verifier } = only;
    return { hash: payloadHash.value, hashOf: 'payload', recorded: { signature }, verifier };
  },
  'intoto/0.0.1': (value, at) => {
    const { content, publicKey: verifier } = intoto001(value, at);
    const recorded = { envelopeHash: content.hash.value };
    return { hash: content.payloadHash.value, hashOf: 'payload', recorded, verifier };
  },
  'intoto/0.0.2': (value, at) => {
    const { envelope, payloadHash } = intoto002(value, at).content;
    const [only] = envelope.signatures;
    if (only === undefined || envelope.signatures.length !== 1) {
      return fail(`${at}.signatures`, `must have one signature, has ${envelope.signatures.length}`);
    }
    // Base64 of the base64 in the envelope.
    const signature = base64(only.sig.toString('latin1'), `${at}.sig`);
    const verifier = only.publicKey;
    return { hash: payloadHash.value, hashOf: 'payload', recorded: { signature }, verifier };
  },
  'hashedrekord/0.0.2': (value, at) => {
    const { data: hashed, signature } = hashedrekord002(value, at).hashedRekordV002;
    const { publicKey: key, x509Certificate: certificate } = signature.verifier;
    const der = key?.rawBytes ?? certificate?.rawBytes;
    if (der === undefined || (key !== undefined && certificate !== undefined)) {
      return fail(`${at}.verifier`, 'must name either a key or a certificate');
    }
    return {
      hash: hashed.digest.toString('hex'),
      hashOf: 'bytes',
      recorded: { signature: signature.content },
      verifier: { kind: key === undefined ? 'CERTIFICATE' : 'PUBLIC KEY', der },
    };
  },
};

function v1(spec: {
  readonly data: { readonly hash: { readonly value: string } };
  readonly signature: {
    readonly content: Buffer;
    readonly publicKey: { readonly content: EntryVerifier };
  };
}): Omit<EntryBody, 'kind'> {
  return {
    hash: spec.data.hash.value,
    hashOf: 'bytes',
    recorded: { signature: spec.signature.content },
    verifier: spec.signature.publicKey.content,
  };
}

const entry = object({ apiVersion: text, kind: text, spec: anything });

/**
 * Parses a body of one of the `allowed` kinds. The JSON need not be canonical: the log signs the bytes, and
 * old entries are not canonical (cosign-formats.md §2.2). Throws SyntaxError.
 */
export function parseBody(bytes: Uint8Array, allowed: readonly EntryKind[]): EntryBody {
  const { apiVersion, kind: name, spec } = readJson(entry, bytes, 'log entry');
  const kind = allowed.find((one) => one === `${name}/${apiVersion}`);
  if (kind === undefined) {
    return fail('log entry', `has a kind that is not accepted: ${quote(`${name}/${apiVersion}`)}`);
  }
  return { kind, ...specs[kind](spec, 'log entry.spec') };
}

/** Describes the first difference between entry and signature; undefined if there is none. All bytes are compared. */
export function findMismatch(body: EntryBody, expected: ExpectedEntry): string | undefined {
  const hashed = body.hashOf === 'payload' ? expected.payload : expected.bytes;
  if (body.hash !== createHash('sha256').update(hashed).digest('hex')) {
    return 'the log entry is for other content (its hash differs)';
  }
  const { recorded } = body;
  if ('envelopeHash' in recorded) {
    if (recorded.envelopeHash !== expected.envelopeHash) {
      return 'the log entry is for another envelope (its hash differs)';
    }
    // Equivalent signatures do not count: anyone can alter an ECDSA signature (threats 69, 89).
  } else if (!recorded.signature.equals(expected.signature)) {
    return 'the log entry has another signature';
  }
  // For any signature, a second key can be computed that also verifies it.
  return isSameVerifier(body.verifier, expected.verifier)
    ? undefined
    : `the log entry names ${otherVerifier(body.verifier, expected.verifier)}`;
}

function otherVerifier(logged: EntryVerifier, expected: EntryVerifier): string {
  if (expected.kind === 'PUBLIC KEY') {
    return logged.kind === 'CERTIFICATE' ? 'a certificate of another key' : 'another key';
  }
  // The certificate says who signed: another one of the same key may name another identity.
  return logged.kind === 'CERTIFICATE'
    ? 'another certificate than the signature has'
    : 'a key, and not the certificate of the signature';
}

/**
 * Whether both are the same bytes, or the entry has a certificate for the expected key: `cosign sign --key
 * K --certificate C` logs C. The certificate's issuer and validity do not matter, because the key is trusted.
 */
function isSameVerifier(logged: EntryVerifier, expected: EntryVerifier): boolean {
  if (logged.kind === expected.kind) return Buffer.compare(logged.der, expected.der) === 0;
  return expected.kind === 'PUBLIC KEY' && isCertificateOf(logged.der, expected.der);
}

function isCertificateOf(certificate: Uint8Array, spki: Uint8Array): boolean {
  try {
    const { raw, publicKey } = new X509Certificate(certificate);
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return raw.byteLength === certificate.byteLength && publicKey.equals(key);
  } catch {
    return false;
  }
}
