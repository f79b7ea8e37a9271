/** What is known about Webdis releases that were made before cosign signatures. */
import { formatRepository } from '../oci/reference.js';
import { finding } from './finding.js';
const repositories = ['docker.io/nicolas/webdis', 'public.ecr.aws/nicolas/webdis'];
const explained = 'https://github.com/nicolasff/webdis/blob/master/docs/webdis-docker-content-trust.md';
const firstWithContentTrust = 12;
const lastWithContentTrust = 23;
/**
 * 0.1.12 to 0.1.23 were signed with Docker Content Trust on Hub, and not at all on ECR: told beside
 * the missing signature, so that nobody takes it for tampering. Nothing is claimed for older ones.
 */
export function releaseNote(reference, findings) {
    if (!repositories.includes(formatRepository(reference)))
        return [];
    if (!findings.some(({ code }) => code === 'E_NOSIG'))
        return [];
    const patch = Number(/^0\.1\.([1-9][0-9])$/.exec(reference.tag ?? '')?.[1] ?? Number.NaN);
    if (!(patch >= firstWithContentTrust && patch <= lastWithContentTrust))
        return [];
    const where = reference.registry === 'docker.io'
        ? 'it was signed with Docker Content Trust, which cosign signatures have replaced'
        : 'it was signed with Docker Content Trust on Docker Hub, and not at all on ECR';
    return [
        finding('E_NOSIG', `Webdis ${reference.tag} has no cosign signature: ${where}`, {
            severity: 'note',
            advice: `how those releases are verified: ${explained}; signatures by cosign begin with 0.1.24`,
        }),
    ];
}
