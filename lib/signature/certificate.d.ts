/**
 * Reads the subject and issuer from a signature's certificate, for display only: chain, time and log are
 * not checked, so anyone can have made the certificate.
 */
import { type Infer } from '../oci/document.ts';
import { type Candidate } from './candidate.ts';
export declare const namesInCertificate: import("../oci/document.ts").ObjectOf<{
    /** The subject alternative name: the URI of a workflow, an e-mail address. */
    readonly subject: import("../oci/document.ts").Declared<string>;
    /** The OIDC issuer that authenticated the subject. */
    readonly issuer: import("../oci/document.ts").Optional<string>;
}>;
export interface CertificateNames extends Infer<typeof namesInCertificate> {
}
/** undefined if there is no certificate, or it cannot be read. */
export declare function certificateNames(candidate: Candidate): CertificateNames | undefined;
/** `release.yml of webdis/verify-action` for a GitHub workflow; other subjects are returned unchanged. */
export declare function shortSubject(subject: string): string;
