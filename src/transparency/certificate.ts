/** How certificates are read for @sigstore/verify: those of the trusted root, and those that sign. */

import { X509Certificate } from '@sigstore/core';

/**
 * A certificate for the library, which encodes it anew for each comparison and each signature that it
 * checks: that took most of the time of a verification. Throws library errors.
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
