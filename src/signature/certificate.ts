/**
 * Whom the certificate of a signature names. To tell people what they have in front of them, and nothing
 * more: no chain, time or log is checked, so anybody may have written it.
 */

import { X509Certificate } from '@sigstore/core';
import { type Infer, object, optional, text } from '../oci/document.ts';
import { parseBundle } from './bundle.ts';
import { annotationKeys, type Candidate } from './candidate.ts';
import { parsePem } from './pem.ts';

export const namesInCertificate = object({
  /** The subject alternative name: the URI of a workflow, an e-mail address. */
  subject: text,
  /** The OIDC issuer that authenticated the subject. */
  issuer: optional(text),
});
export interface CertificateNames extends Infer<typeof namesInCertificate> {}

const longest = { der: 16 * 1024, text: 2048 };

/** Fulcio's extensions (fulcio docs/oid-info.md): the second form of the issuer, and the first. */
const issuerOids = ['1.3.6.1.4.1.57264.1.8', '1.3.6.1.4.1.57264.1.1'] as const;

/** undefined: there is no certificate, or none that can be read. */
export function certificateNames(candidate: Candidate): CertificateNames | undefined {
  try {
    const der = certificateOf(candidate);
    if (der === undefined || der.length > longest.der) return undefined;
    const certificate = X509Certificate.parse(Buffer.from(der));
    const subject = certificate.subjectAltName;
    if (!subject) return undefined;
    const issuer = issuerOf(certificate);
    return { subject: cut(subject), ...(issuer === undefined ? {} : { issuer: cut(issuer) }) };
  } catch {
    return undefined; // the library throws anything at hostile DER (threat 85)
  }
}

function certificateOf(candidate: Candidate): Buffer | undefined {
  if (candidate.format === 'bundle') return parseBundle(candidate.bytes).certificate;
  const pem = candidate.layer.annotations[annotationKeys.certificate];
  return pem === undefined ? undefined : parsePem(pem).der;
}

function issuerOf(certificate: X509Certificate): string | undefined {
  const [second, first] = issuerOids.map((oid) => certificate.extension(oid));
  return (second?.valueObj.subs[0]?.value ?? first?.value)?.toString('utf8');
}

function cut(name: string): string {
  return name.slice(0, longest.text);
}

/** `release.yml of webdis/verify-action`; another name as it is. */
export function shortSubject(subject: string): string {
  const [, repository, file] =
    /^https:\/\/github\.com\/([^/]+\/[^/]+)\/\.github\/workflows\/([^@/]+)@/.exec(subject) ?? [];
  return repository === undefined ? subject : `${file} of ${repository}`;
}
