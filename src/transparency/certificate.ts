/** Parses certificates for @sigstore/verify: those of the trusted root, and those of signatures. */

import { X509Certificate } from '@sigstore/core';

/**
 * Parses a certificate and caches its encoding: the library encodes certificates for every comparison and
 * signature check, which took most of the time of a verification. Throws errors of the library.
 */
export function libraryCertificate(der: Uint8Array): X509Certificate {
  const certificate = X509Certificate.parse(Buffer.from(der));
  keepEncoding(certificate.root);
  keepEncoding(certificate.tbsCertificate);
  return certificate;
}

function keepEncoding(content: X509Certificate['root']): void {
  const der = content.toDER();
  content.toDER = () => der;
}
