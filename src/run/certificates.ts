/** Certificates to trust besides those of Node. */

import { TrustError } from '../error.ts';

/** Node takes a text without any certificate, and trusts nothing more. Throws E_INPUT. */
export function assertCertificates(pem: string, name: string): void {
  if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(pem)) return;
  throw new TrustError('E_INPUT', `${name}: it holds no certificate in PEM`);
}
