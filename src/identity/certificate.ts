/**
 * Reads signing certificates (RFC 5280, in the profile of Fulcio): their form, purpose and subject. Issuer and
 * validity are checked in chain.ts and verify.ts.
 *
 * @sigstore/core reads the DER. It takes the first of several extensions or names, leaves the unsigned
 * signature algorithm unread and knows no extended key usage: what it lacks is checked here.
 */

import { X509Certificate as NodeCertificate } from 'node:crypto';
import type { X509Certificate } from '@sigstore/core';
import { isTrustError, TrustError } from '../error.ts';
import { fail } from '../oci/shape.ts';
import { parsePublicKey, type VerificationKey } from '../signature/key.ts';
import { libraryCertificate } from '../transparency/certificate.ts';
import { readClaims, type TokenClaims } from './claims.ts';
import { type Extensions, innerOf, oids, readExtensions } from './extension.ts';
import { readSubject } from './subject.ts';

/** Whom a certificate names. */
export interface CertificateSigner extends TokenClaims {
  /** the subject alternative name: the URI of a workflow, an e-mail address, a user name */
  readonly identity: string;
}

export interface SigningCertificate {
  readonly der: Buffer;
  /** as the sigstore libraries take it */
  readonly x509: X509Certificate;
  readonly key: VerificationKey;
  /** nothing in it is proven until the chain is verified */
  readonly signer: CertificateSigner;
}

const codeSigning = '1.3.6.1.5.5.7.3.3';
const name = 'the certificate';

/** Throws SyntaxError, E_CERT for a kind of key that is not allowed, or an error of the library. */
export function readCertificate(der: Buffer): SigningCertificate {
  const x509 = libraryCertificate(der);
  checkForm(x509, der);
  const extensions = readExtensions(x509);
  checkUsage(x509, extensions);
  const identity = readSubject(extensions);
  return { der, x509, key: keyOf(x509), signer: { identity, ...readClaims(extensions) } };
}

/** Checks what the authority's signature does not cover, or covers in more than one form. */
function checkForm(x509: X509Certificate, der: Buffer): void {
  // OpenSSL is a second parser: a certificate that it parses differently is refused.
  if (!new NodeCertificate(der).raw.equals(der)) fail(name, 'is not in DER');
  if (x509.version !== 'v3') fail(name, `is of version ${x509.version}`);
  const [signed, algorithm, signature, more] = x509.root.subs;
  const signedAlgorithm = signed?.subs[2];
  if (algorithm === undefined || signature === undefined || more !== undefined) {
    throw new SyntaxError('the certificate is not one signed structure');
  }
  if (!signedAlgorithm?.toDER().equals(algorithm.toDER())) {
    fail(name, 'names two signature algorithms');
  }
  if (!signature.tag.isBitString() || signature.value[0] !== 0) {
    fail(name, 'holds a malformed signature');
  }
}

function checkUsage(x509: X509Certificate, extensions: Extensions): void {
  // Not the library's isCA, which is false if the certificate must not sign certificates.
  if (x509.extBasicConstraints?.isCA || x509.extKeyUsage?.keyCertSign) {
    fail(name, 'is that of a certificate authority, which signs no images');
  }
  if (!x509.extKeyUsage?.digitalSignature) fail(name, 'is not for digital signatures');
  const usages = innerOf(extensions.get(oids.extendedKeyUsage))?.subs ?? [];
  if (!usages.some((usage) => usage.toOID() === codeSigning)) {
    fail(name, 'is not for code signing');
  }
}

function keyOf(x509: X509Certificate): VerificationKey {
  const lines = x509.publicKey.toString('base64');
  const pem = `-----BEGIN PUBLIC KEY-----\n${lines}\n-----END PUBLIC KEY-----\n`;
  try {
    return parsePublicKey(pem, "the certificate's key");
  } catch (error) {
    if (!isTrustError(error)) throw error;
    throw new TrustError('E_CERT', error.message, {}, error);
  }
}
