/**
 * Signing certificates (RFC 5280, in the profile of Fulcio): their form, what they may be used for, and
 * whom they name. Who issued one, and when it was valid, is checked in chain.ts and verify.ts.
 *
 * @sigstore/core reads the DER. It takes the first of several extensions or names, leaves the unsigned
 * signature algorithm unread and knows no extended key usage: what it lacks is checked here.
 */

import { X509Certificate as NodeCertificate } from 'node:crypto';
import { X509Certificate } from '@sigstore/core';
import { isTrustError, TrustError } from '../error.ts';
import { fail } from '../oci/shape.ts';
import { parsePublicKey, type VerificationKey } from '../signature/key.ts';
import { type FulcioExtensions, readExtensions } from './claims.ts';
import { readSubject } from './subject.ts';

/** Whom a certificate names. */
export interface CertificateSigner extends FulcioExtensions {
  /** the subject alternative name: the URI of a workflow, an e-mail address, a user name */
  readonly identity: string;
}

export interface SigningCertificate {
  readonly der: Buffer;
  /** as the sigstore libraries take it */
  readonly x509: X509Certificate;
  readonly key: VerificationKey;
  /** nothing of it is proven before the chain is */
  readonly signer: CertificateSigner;
}

const oids = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  codeSigning: '1.3.6.1.5.5.7.3.3',
} as const;

/** Extensions that are understood here; any other that is critical makes a certificate unusable (RFC 5280 §4.2). */
const understood: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.subjectAltName,
  oids.basicConstraints,
  oids.extendedKeyUsage,
]);

const name = 'the certificate';

/** Throws SyntaxError, E_CERT for a kind of key that is not allowed, or an error of the library. */
export function readCertificate(der: Buffer): SigningCertificate {
  const x509 = X509Certificate.parse(Buffer.from(der));
  checkForm(x509, der);
  checkExtensions(x509);
  checkUsage(x509);
  const identity = readSubject(x509, oids.subjectAltName);
  return { der, x509, key: keyOf(x509), signer: { identity, ...readExtensions(x509) } };
}

/** What the signature of the authority does not cover, or covers in more than one form. */
function checkForm(x509: X509Certificate, der: Buffer): void {
  // OpenSSL as a second reader: what it does not read the same is refused.
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

/** Also of certificate authorities: of each extension one, and no critical one that is unknown here. */
export function checkExtensions(x509: X509Certificate): void {
  const seen = new Set<string>();
  for (const { subs } of x509.extensions) {
    const oid = subs[0]?.toOID() ?? fail(name, 'holds an extension without a name');
    if (seen.has(oid)) fail(name, `holds the extension ${oid} twice`);
    seen.add(oid);
    if (x509.extension(oid)?.critical && !understood.has(oid)) {
      fail(name, `holds the critical extension ${oid}, which is unknown here`);
    }
  }
}

function checkUsage(x509: X509Certificate): void {
  // Not the library's isCA, which is false without the right to sign certificates.
  if (x509.extBasicConstraints?.isCA || x509.extKeyUsage?.keyCertSign) {
    fail(name, 'is that of a certificate authority, which signs no images');
  }
  if (!x509.extKeyUsage?.digitalSignature) fail(name, 'is not for digital signatures');
  const usages = x509.extension(oids.extendedKeyUsage)?.valueObj.subs[0]?.subs ?? [];
  if (!usages.some((usage) => usage.toOID() === oids.codeSigning)) {
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
