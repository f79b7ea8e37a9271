/** Reports about attestations as runs make them. */

import {
  type AttestedImageReport,
  type AttestedReport,
  type AttestReport,
  attestReportSchema,
} from '../../src/attest/report.ts';
import { exitCodeFor, outcomeOf } from '../../src/verify/outcome.ts';
import type { Finding } from '../../src/verify/report.ts';
import { digest, legacy, spoilt, webdisSigner } from './samples.ts';
import { full as fullySigned } from './sign-samples.ts';

type State = AttestedReport['state'];

const spdx = 'https://spdx.dev/Document';
const places = [
  { role: 'index', platforms: [], name: 'index', type: 'https://slsa.dev/provenance/v1' },
  { role: 'platform', platforms: ['linux/amd64'], name: 'amd64', type: spdx },
  { role: 'platform', platforms: ['linux/arm64'], name: 'arm64', type: spdx },
] as const;

function attestation(name: string, predicateType: string, state: State): AttestedReport {
  const { logEntries } = legacy(name, 1_511_234_570);
  return {
    ...{ format: 'bundle', state, predicateType, predicate: digest(`predicate of ${name}`) },
    logEntries: state === 'missing' ? [] : logEntries,
  };
}

/** `stateOf` says how far each attestation is. */
function report(stateOf: (name: string) => State, findings: readonly Finding[] = []): AttestReport {
  const about = digest('index');
  const errors = findings.filter(({ severity }) => severity === 'error');
  const exitCode = exitCodeFor(errors.map(({ code }) => code));
  const image: AttestedImageReport = {
    reference: `nicolas/webdis@${about}`,
    name: `docker.io/nicolas/webdis@${about}`,
    digest: about,
    pinned: `docker.io/nicolas/webdis@${about}`,
    outcome: outcomeOf(exitCode),
    manifests: places.map(({ role, platforms, name, type }) => ({
      ...{ digest: digest(name), role, platforms },
      attestations: [attestation(name, type, stateOf(name))],
    })),
    findings,
  };
  return {
    schema: attestReportSchema,
    tool: { name: '@webdis/verify-action', version: '0.1.0' },
    started: '2026-11-23T07:00:00.000Z',
    finished: '2026-11-23T07:00:02.400Z',
    outcome: outcomeOf(exitCode),
    exitCode,
    signer: { ...webdisSigner, name: 'cosign.key', pinned: false },
    formats: ['bundle'],
    logs: ['https://rekor.sigstore.dev'],
    images: [image],
    requests: 42,
  };
}

export const attested = () => report(() => 'published');
export const attestedBefore = () => report(() => 'present');
export const completed = () => report((name) => (name === 'index' ? 'present' : 'published'));
export const notLogged = () => ({ ...attested(), logs: [] });

export const unlogged = () =>
  report(
    (name) => (name === 'index' ? 'made' : 'missing'),
    [
      {
        severity: 'error',
        code: 'E_NET',
        message: 'the log rekor.sigstore.dev does not serve (503)',
        details: { host: 'rekor.sigstore.dev', status: 503 },
        advice: '0 of 3 attestations are in the registry; run it again to complete the rest',
        image: `docker.io/nicolas/webdis@${digest('index')}`,
      },
    ],
  );

export const refused = (): AttestReport => {
  const failed = report(
    () => 'missing',
    [
      {
        severity: 'error',
        code: 'E_CLAIM',
        message: `a statement of buildx about linux/arm64 is about another manifest than ${digest('arm64')}`,
        details: { digest: digest('arm64 attestation') },
        advice: 'nothing was signed',
        image: `docker.io/nicolas/webdis@${digest('index')}`,
      },
    ],
  );
  return { ...failed, images: failed.images.map((image) => ({ ...image, manifests: [] })) };
};

/** Every property is there. */
export const full: AttestReport = report(
  () => 'published',
  fullySigned.images.flatMap(({ findings }) => findings),
);

/** A registry and a log that write into every string there is. */
export function hostile(): readonly AttestReport[] {
  const fixed = ['schema', 'outcome', 'code', 'severity', 'role', 'format', 'state'];
  return spoilt(unlogged(), [...fixed, 'started', 'finished']);
}
