/** Explains missing signatures of Webdis releases that were made before it used cosign. */

import { formatRepository, type Reference } from '../oci/reference.ts';
import { finding } from './finding.ts';
import type { Finding } from './report.ts';

const repositories = ['docker.io/nicolas/webdis', 'public.ecr.aws/nicolas/webdis'];
const explained =
  'https://github.com/nicolasff/webdis/blob/master/docs/webdis-docker-content-trust.md';
const firstWithContentTrust = 12;
const lastWithContentTrust = 23;

/** Docker shuts down notary.docker.io, which has these signatures, on this day. */
const shutDown = Date.parse('2026-12-08T00:00:00Z');
/** As shown by `docker trust inspect`. */
const rootKey = '40be21f47831d593892370a8e3fc5bfffb16887c707bd81a6aed2088dc8f4bef';

/**
 * A note for 0.1.12 to 0.1.23, which were signed with Docker Content Trust on Docker Hub, and not signed on
 * ECR. Without it, the missing signature would look like tampering. Older releases get no note.
 */
export function releaseNote(
  reference: Reference,
  findings: readonly Finding[],
  now: Date,
): readonly Finding[] {
  if (!repositories.includes(formatRepository(reference))) return [];
  if (!findings.some(({ code }) => code === 'E_NOSIG')) return [];
  const { tag } = reference;
  const patch = Number(/^0\.1\.([1-9][0-9])$/.exec(tag ?? '')?.[1] ?? Number.NaN);
  if (!(patch >= firstWithContentTrust && patch <= lastWithContentTrust)) return [];
  const where =
    reference.registry === 'docker.io'
      ? 'it was signed with Docker Content Trust'
      : 'it was signed with Docker Content Trust on Docker Hub, and not at all on ECR';
  const { server, advice } = now.getTime() < shutDown ? untilShutDown : afterShutDown;
  return [
    finding('E_NOSIG', `Webdis ${tag} has no cosign signature: ${where}; ${server}`, {
      severity: 'note',
      advice: `${advice}; signatures by cosign begin with 0.1.24`,
    }),
  ];
}

const untilShutDown = {
  server:
    'its server notary.docker.io is shut down on 8 December 2026, and the signature cannot be verified after that day',
  advice: `until then, docker trust inspect --pretty nicolas/webdis (docker CLI 28 or older) shows the digests that were signed, under the root key ${rootKey}: ${explained}`,
};

const afterShutDown = {
  server:
    'its server notary.docker.io was shut down on 8 December 2026, and the signature can no longer be verified',
  advice: 'do not take it for signed; use a newer release',
};
