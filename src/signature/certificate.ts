/**
 * Reads the subject and issuer from a signature's certificate, for display only: chain, time and log are
 * not checked, so anyone can have made the certificate.
 */

import { X509Certificate } from '@sigstore/core';
import { annotationKeys, bundleOf, type Signed } from './candidate.ts';
import { parsePem } from './pem.ts';

interface CertificateNames {
  /** the subject alternative name */
  readonly subject: string;
  /** the OIDC issuer */
  readonly issuer?: string;
}

const maxLength = { der: 16 * 1024, text: 2048 };

/** Fulcio's extensions for the issuer (fulcio docs/oid-info.md): version 2, then version 1. */
const issuerOids = ['1.3.6.1.4.1.57264.1.8', '1.3.6.1.4.1.57264.1.1'] as const;

/** undefined if there is no certificate, or it cannot be read. */
export function certificateNames(candidate: Signed): CertificateNames | undefined {
  try {
    const der = certificateOf(candidate);
    if (der === undefined || der.length > maxLength.der) return undefined;
    const certificate = X509Certificate.parse(Buffer.from(der));
    const subject = certificate.subjectAltName;
    if (!subject) return undefined;
    const issuer = issuerOf(certificate);
    return {
      subject: truncate(subject),
      ...(issuer === undefined ? {} : { issuer: truncate(issuer) }),
    };
  } catch {
    return undefined; // the library may throw any error for hostile DER (threat 85)
  }
}

function certificateOf(candidate: Signed): Buffer | undefined {
  if (candidate.format === 'bundle') return bundleOf(candidate).certificate;
  const pem = candidate.layer.annotations[annotationKeys.certificate];
  return pem === undefined ? undefined : parsePem(pem).der;
}

function issuerOf(certificate: X509Certificate): string | undefined {
  const [second, first] = issuerOids.map((oid) => certificate.extension(oid));
  return (second?.valueObj.subs[0]?.value ?? first?.value)?.toString('utf8');
}

function truncate(name: string): string {
  return name.slice(0, maxLength.text);
}
