/**
 * The body of a log entry: what the log recorded, and whether that is this signature.
 *
 * A signed entry proves nothing until its hash, its signature and its key are each compared with the
 * signature at hand (cosign-formats.md §2.4; CVE-2022-36056, CVE-2026-22703, threat 90).
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
import type { Signed } from '../signature/signed.ts';

/** Who made the signature, as the log has it: DER of a key or of a certificate. */
export interface Verifier {
  readonly kind: 'PUBLIC KEY' | 'CERTIFICATE';
  readonly der: Uint8Array;
}

/** What an entry has to record. */
export interface Recorded extends Signed {
  readonly verifier: Verifier;
}

export interface EntryBody {
  /** such as `hashedrekord/0.0.1` */
  readonly kind: EntryKind;
  /** lower-case hex SHA-256 */
  readonly hash: string;
  /** what the hash is over: the signed bytes, or an envelope's payload */
  readonly hashOf: 'bytes' | 'payload';
  readonly signature: Buffer;
  readonly verifier: Verifier;
}

export type EntryKind = 'hashedrekord/0.0.1' | 'rekord/0.0.1' | 'dsse/0.0.1' | 'hashedrekord/0.0.2';

/** base64 of PEM. Go's PEM reader allows headers and text around the block; cosign writes neither. */
const pem: Shape<Verifier> = (value, at) => {
  const { label, der } = parsePem(base64(value, at).toString('latin1'));
  return label === 'PUBLIC KEY' || label === 'CERTIFICATE'
    ? { kind: label, der }
    : fail(at, `is a ${label}`);
};

const hash = object({ algorithm: oneOf('sha256'), value: sha256Hex });
const data = object({ hash });
const publicKey = object({ content: pem });

const hashedrekord001 = object({ data, signature: object({ content: base64, publicKey }) });

/** What cosign logged in 2021 (threat 93). */
const rekord001 = object({
  data,
  signature: object({ content: base64, format: oneOf('x509'), publicKey }),
});

const dsse001 = object({
  // Over the envelope's JSON as it was sent to the log, which nobody has kept: it shows nothing.
  envelopeHash: hash,
  payloadHash: hash,
  signatures: list(object({ signature: base64, verifier: pem })),
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
      return fail(`${at}.signatures`, `has ${signatures.length} signatures and not one`);
    }
    return { hash: payloadHash.value, hashOf: 'payload', ...only };
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
      signature: signature.content,
      verifier: { kind: key === undefined ? 'CERTIFICATE' : 'PUBLIC KEY', der },
    };
  },
};

function v1(spec: {
  readonly data: { readonly hash: { readonly value: string } };
  readonly signature: {
    readonly content: Buffer;
    readonly publicKey: { readonly content: Verifier };
  };
}): Omit<EntryBody, 'kind'> {
  return {
    hash: spec.data.hash.value,
    hashOf: 'bytes',
    signature: spec.signature.content,
    verifier: spec.signature.publicKey.content,
  };
}

const entry = object({ apiVersion: text, kind: text, spec: anything });

/**
 * Reads a body of one of the `allowed` kinds. The bytes need not be canonical: old entries are not
 * (cosign-formats.md §2.2), and what the log signed is the bytes. Throws SyntaxError.
 */
export function parseBody(bytes: Uint8Array, allowed: readonly EntryKind[]): EntryBody {
  const { apiVersion, kind: name, spec } = readJson(entry, bytes, 'log entry');
  const kind = allowed.find((known) => known === `${name}/${apiVersion}`);
  if (kind === undefined) {
    return fail(
      'log entry',
      `is of a kind that is not accepted: ${quote(`${name}/${apiVersion}`)}`,
    );
  }
  return { kind, ...specs[kind](spec, 'log entry.spec') };
}

/** What in the entry is not this signature; undefined if all of it is. Each comparison is over whole bytes. */
export function differenceFrom(body: EntryBody, wanted: Recorded): string | undefined {
  const hashed = body.hashOf === 'payload' ? wanted.payload : wanted.bytes;
  if (body.hash !== createHash('sha256').update(hashed).digest('hex')) {
    return 'the log entry is about other content (its hash differs)';
  }
  // Not "an equivalent signature": anybody can vary an ECDSA signature (threats 69, 89).
  if (!body.signature.equals(wanted.signature)) {
    return 'the log entry holds another signature';
  }
  // For any signature a second key can be computed that it verifies with as well.
  return names(body.verifier, wanted.verifier)
    ? undefined
    : `the log entry names ${otherVerifier(body.verifier, wanted.verifier)}`;
}

function otherVerifier(logged: Verifier, wanted: Verifier): string {
  if (wanted.kind === 'PUBLIC KEY') {
    return logged.kind === 'CERTIFICATE' ? 'a certificate of another key' : 'another key';
  }
  // The certificate says who signed: another one of the same key may name another identity.
  return logged.kind === 'CERTIFICATE'
    ? 'another certificate than the signature has'
    : 'a key, and not the certificate of the signature';
}

/**
 * The same bytes, or a certificate of the very key: `cosign sign --key K --certificate C` logs C. Who
 * issued it, and until when it is valid, says nothing about a key that is pinned.
 */
function names(logged: Verifier, wanted: Verifier): boolean {
  if (logged.kind === wanted.kind) return Buffer.compare(logged.der, wanted.der) === 0;
  return wanted.kind === 'PUBLIC KEY' && isCertificateOf(logged.der, wanted.der);
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
