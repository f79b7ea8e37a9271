/** Certificates to trust besides those of Node. */
import { TrustError } from '../error.js';
/** Node takes a text without any certificate, and trusts nothing more. Throws E_INPUT. */
export function assertCertificates(pem, name) {
    if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(pem))
        return;
    throw new TrustError('E_INPUT', `${name}: it holds no certificate in PEM`);
}
