/** What is known about Webdis releases that were made before cosign signatures. */
import { type Reference } from '../oci/reference.ts';
import type { Finding } from './report.ts';
/**
 * 0.1.12 to 0.1.23 were signed with Docker Content Trust on Hub, and not at all on ECR: told beside
 * the missing signature, so that nobody takes it for tampering. Nothing is claimed for older ones.
 */
export declare function releaseNote(reference: Reference, findings: readonly Finding[]): readonly Finding[];
