/** Parses the keys and signatures in requests, as far as a log checks them. */

import {
  constants,
  createPublicKey,
  type KeyObject,
  publicDecrypt,
  verify,
  X509Certificate,
} from 'node:crypto';
import { parsePem } from '../../src/signature/pem.ts';
import { verifyDigest } from './ecdsa.ts';

/** Who signed, as an entry names it. */
export interface Verifier {
  readonly key: KeyObject;
  /** of the key, or of its certificate */
  readonly pem: string;
}

/** Throws SyntaxError for anything but one PEM public key or certificate. Who issued that does not matter here. */
export function pemVerifier(pem: Uint8Array): Verifier {
  const { label, der } = parsePem(Buffer.from(pem).toString('latin1'));
  if (label === 'CERTIFICATE') {
    const certificate = readCertificate(der);
    return { key: certificate.publicKey, pem: certificate.toString() };
  }
  if (label !== 'PUBLIC KEY') throw new SyntaxError(`cannot handle type ${label}`);
  const key = spkiKey(der);
  return { key, pem: key.export({ type: 'spki', format: 'pem' }).toString() };
}

export function readCertificate(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new SyntaxError('the certificate cannot be parsed');
  }
}

export function spkiKey(der: Uint8Array): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
  } catch {
    throw new SyntaxError('the public key cannot be parsed');
  }
}

export function isOverDigest(key: KeyObject, digest: Uint8Array, signature: Uint8Array): boolean {
  if (key.asymmetricKeyType === 'ec') return verifyDigest(key, digest, signature);
  if (key.asymmetricKeyType === 'rsa') return isRsaOverDigest(key, digest, signature);
  // Ed25519 is over content; over a digest there is Ed25519ph, which Node has not.
  throw new SyntaxError(`a key of type ${key.asymmetricKeyType} signs no digests here`);
}

/** As Rekor v1 does for envelopes: SHA-256 whatever the curve. */
export function isOverContent(key: KeyObject, content: Uint8Array, signature: Uint8Array): boolean {
  const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return verify(digest, content, { key, dsaEncoding: 'der' }, signature);
}

/** DigestInfo of a SHA-256, up to the digest itself (RFC 8017 §9.2, note 1). */
const sha256Info = Buffer.from('3031300d060960864801650304020105000420', 'hex');

function isRsaOverDigest(key: KeyObject, digest: Uint8Array, signature: Uint8Array): boolean {
  try {
    const signed = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
    return signed.equals(Buffer.concat([sha256Info, digest]));
  } catch {
    return false;
  }
}
