/** Signing reports as runs make them. */

import {
  type SignedImageReport,
  type SignedManifestReport,
  type SignedReport,
  type SignReport,
  signReportSchema,
} from '../../src/sign/report.ts';
import { exitCodeFor, outcomeOf } from '../../src/verify/outcome.ts';
import { readersOf, readersOfAll, storeOf } from '../../src/verify/readable.ts';
import type { Finding, ReaderReport } from '../../src/verify/report.ts';
import {
  availability,
  digest,
  keyless,
  legacy,
  spoilt,
  webdisSigner,
  workflowSigner,
} from './samples.ts';

type State = SignedReport['state'];

const roles = [
  { role: 'index', platforms: [], name: 'index' },
  { role: 'platform', platforms: ['linux/amd64'], name: 'amd64' },
  { role: 'platform', platforms: ['linux/arm64'], name: 'arm64' },
  { role: 'attestation', platforms: ['unknown/unknown'], name: 'amd64 attestation' },
  { role: 'attestation', platforms: ['unknown/unknown'], name: 'arm64 attestation' },
] as const;

function signature(name: string, format: 'legacy' | 'bundle', state: State): SignedReport {
  const { logEntries } = legacy(name, format === 'legacy' ? 1_511_234_560 : 1_511_234_561);
  return { format, state, logEntries: state === 'missing' ? [] : logEntries };
}

/** `stateOf` says how far each signature is. */
function image(
  stateOf: (name: string, format: 'legacy' | 'bundle') => State,
  findings: readonly Finding[] = [],
): SignedImageReport {
  const manifests = roles.map(
    ({ name, role, platforms }): SignedManifestReport => ({
      digest: digest(name),
      role,
      platforms,
      signatures: (['legacy', 'bundle'] as const).map((format) =>
        signature(name, format, stateOf(name, format)),
      ),
    }),
  );
  const about = digest('index');
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    reference: `nicolas/webdis@${about}`,
    name: `docker.io/nicolas/webdis@${about}`,
    digest: about,
    pinned: `docker.io/nicolas/webdis@${about}`,
    outcome: outcomeOf(exitCodeFor(errors.map(({ code }) => code))),
    manifests,
    readers: readersOf(manifests.map(({ signatures }) => availability(placesOf(signatures)))),
    findings,
  };
}

function placesOf(signatures: readonly SignedReport[]) {
  return signatures
    .filter(({ state }) => state === 'present' || state === 'published')
    .map(({ format }) => ({ store: storeOf(format) }));
}

function report(images: readonly SignedImageReport[]): SignReport {
  const errors = images
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error');
  const exitCode = exitCodeFor(errors.map(({ code }) => code));
  return {
    schema: signReportSchema,
    tool: { name: '@webdis/verify-action', version: '0.1.0' },
    started: '2026-11-23T07:00:00.000Z',
    finished: '2026-11-23T07:00:02.400Z',
    outcome: outcomeOf(exitCode),
    exitCode,
    signer: { ...webdisSigner, name: 'cosign.key', pinned: false },
    formats: ['legacy', 'bundle'],
    logs: ['https://rekor.sigstore.dev'],
    annotations: { version: '0.1.24' },
    images,
    readers: readersOfAll(images.map(({ readers }) => readers)),
    requests: 102,
  };
}

export const signed = () => report([image(() => 'published')]);
export const signedKeyless = () => ({
  ...signed(),
  signer: workflowSigner,
  readers: keyless().readers,
});
export const signedBefore = () => report([image(() => 'present')]);
export const completed = () =>
  report([image((name) => (name.startsWith('amd64') ? 'present' : 'published'))]);
export const bundlesOnly = (): SignReport => {
  const all = signed();
  const images = all.images.map((one) => {
    const manifests = one.manifests.map((manifest) => ({
      ...manifest,
      signatures: manifest.signatures.filter(({ format }) => format === 'bundle'),
    }));
    const stands = manifests.map(({ signatures }) => availability(placesOf(signatures)));
    return { ...one, manifests, readers: readersOf(stands) };
  });
  const readers = readersOfAll(images.map((one) => one.readers));
  return { ...all, formats: ['bundle'], images, readers };
};
export const notLogged = () => ({ ...signed(), logs: [] });

const logDown: Finding = {
  severity: 'error',
  code: 'E_NET',
  message: 'the log rekor.sigstore.dev does not serve (503)',
  details: { host: 'rekor.sigstore.dev', status: 503 },
  advice: '0 of 10 signatures are in the registry; run it again to complete the rest',
  image: `docker.io/nicolas/webdis@${digest('index')}`,
};
export const unlogged = () =>
  report([image((_, format) => (format === 'bundle' ? 'made' : 'missing'), [logDown])]);

export const stopped = () =>
  report([
    image(
      (name) => (name.startsWith('amd64') ? 'published' : 'made'),
      [
        {
          ...logDown,
          code: 'E_LIMIT',
          message: 'the run was stopped by SIGTERM',
          details: {},
          advice: '4 of 10 signatures are in the registry; run it again to complete the rest',
        },
      ],
    ),
  ]);

export const incomplete = () => {
  const missing: Finding = {
    severity: 'error',
    code: 'E_COVER',
    message: 'linux/arm64 is listed, but the registry does not have it; nothing was signed',
    details: { digest: digest('arm64') },
    advice: 'nothing was signed; run it again',
  };
  return report([{ ...image(() => 'missing', [missing]), manifests: [] }]);
};

const podman: ReaderReport = {
  name: 'podman',
  title: 'Podman/CRI-O',
  readable: 'no',
  why: 'format',
};

/** Every property is there. */
const whole: SignReport = report([
  image(
    () => 'published',
    [
      {
        severity: 'warning',
        code: 'E_ROLLBACK',
        message: 'the tag 0.1.24 was resolved once',
        advice: 'sign by the digest',
        image: 'docker.io/nicolas/webdis:0.1.24',
        digest: digest('index'),
        platform: 'linux/amd64',
        details: {
          host: 'registry-1.docker.io',
          repository: 'nicolas/webdis',
          digest: digest('index'),
          tag: '0.1.24',
          status: 429,
          requestId: 'abc',
          url: 'https://registry-1.docker.io/v2/',
        },
      },
    ],
  ),
]);

export const full: SignReport = {
  ...whole,
  images: whole.images.map((one) => ({ ...one, readers: [podman] })),
  readers: [podman],
};

/** A registry and a log that write into every string there is. */
export function hostile(): readonly SignReport[] {
  const fixed = [
    'schema',
    'outcome',
    'code',
    'severity',
    'role',
    'format',
    'state',
    'started',
    'finished',
  ];
  return spoilt(stopped(), fixed);
}
