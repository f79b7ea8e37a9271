/** Certificates to trust besides those of Node. */
/** Node takes a text without any certificate, and trusts nothing more. Throws E_INPUT. */
export declare function assertCertificates(pem: string, name: string): void;
