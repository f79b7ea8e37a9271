/**
 * Whom the certificate of a signature names. To tell people what they have in front of them, and nothing
 * more: no chain, time or log is checked, so anybody may have written it.
 */
import { type Candidate } from './candidate.ts';
export interface CertificateNames {
    /** the subject alternative name: the URI of a workflow, an e-mail address */
    readonly subject: string;
    /** who vouched for it: the OIDC issuer */
    readonly issuer?: string;
}
/** undefined: there is no certificate, or none that can be read. */
export declare function certificateNames(candidate: Candidate): CertificateNames | undefined;
/** `release.yml of webdis/verify-action`; another name as it is. */
export declare function shortSubject(subject: string): string;
