/** Mirror reports as runs make them. */

import {
  type ContentReport,
  type MirrorReport,
  mirrorReportSchema,
  type TargetReport,
} from '../../src/mirror/report.ts';
import { exitCodeFor, outcomeOf } from '../../src/verify/outcome.ts';
import type { Finding } from '../../src/verify/report.ts';
import { digest, policy, spoilt } from './samples.ts';

const hub = 'docker.io/nicolas/webdis:0.1.24';
const ecr = 'public.ecr.aws/nicolas/webdis:0.1.24';
const backup = 'oci:/mnt/backup/webdis:0.1.24';
const old = digest('old index');

const names = ['index', 'amd64', 'arm64', 'amd64 attestation', 'arm64 attestation'];
const blobs = names.slice(1).flatMap((name, at) => [
  { name: `${name} config`, size: 1500 + at },
  { name: `${name} layer`, size: at < 2 ? 30_400_000 + at : 4000 },
]);

type State = ContentReport['state'];
type Part = Omit<ContentReport, 'state'>;

const parts: readonly Part[] = [
  ...blobs.map(({ name, size }): Part => ({ digest: digest(name), kind: 'blob', size })),
  ...names.map((name): Part => ({ digest: digest(name), kind: 'manifest', size: 1600 })),
  ...names.map(
    (name): Part => ({
      digest: digest(`${name} signature`),
      kind: 'manifest',
      size: 1200,
      tag: `${digest(name).replace(':', '-')}.sig`,
    }),
  ),
];

const content = (stateOf: (part: Part) => State) =>
  parts.map((part): ContentReport => ({ ...part, state: stateOf(part) }));
const isSignature = ({ tag }: Part) => tag !== undefined;

function target(name: string, fields: Partial<TargetReport>): TargetReport {
  const { content: found = [], findings = [], looked = 'everything' } = fields;
  const missing = found.filter(({ state }) => state !== 'present');
  const sizes = (kept: readonly ContentReport[]) =>
    kept.filter(({ kind }) => kind === 'blob').reduce((sum, { size }) => sum + size, 0);
  const toBring = missing.filter(({ kind }) => kind === 'blob');
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    name,
    pinned: `${name.replace(/:[^:/]*$/, '')}@${digest('index')}`,
    outcome: outcomeOf(exitCodeFor(errors.map(({ code }) => code))),
    looked,
    tag: 'written',
    ...(looked === 'everything'
      ? {
          plan: {
            blobs: toBring.length,
            bytes: sizes(toBring),
            manifests: missing.length - toBring.length,
            requests: 3 * missing.length + 3,
          },
        }
      : {}),
    bytes: sizes(found.filter(({ state }) => state === 'copied')),
    requests: 4 * found.length + 2,
    retries: 0,
    ...fields,
    content: found,
    findings: findings.map((one) => ({ ...one, image: name })),
  };
}

function report(
  targets: readonly TargetReport[],
  { findings = [], ...fields }: Partial<MirrorReport> = {},
): MirrorReport {
  const errors = [...findings, ...targets.flatMap((one) => one.findings)].filter(
    ({ severity }) => severity === 'error',
  );
  const exitCode = exitCodeFor(errors.map(({ code }) => code));
  return {
    schema: mirrorReportSchema,
    tool: { name: '@webdis/verify-action', version: '0.1.0' },
    started: '2026-11-23T07:00:00.000Z',
    finished: '2026-11-23T07:00:09.200Z',
    outcome: outcomeOf(exitCode),
    exitCode,
    dryRun: false,
    require: 'verified',
    signers: (fields.require ?? 'verified') === 'verified' ? policy.signers : [],
    source: {
      name: hub,
      digest: digest('index'),
      content: { manifests: 5, tags: 5, referrers: 0, blobs: 8, bytes: 60_814_009 },
    },
    targets,
    findings,
    requests: 212,
    ...fields,
  };
}

const copied = (name = ecr) => target(name, { content: content(() => 'copied') });
const error = (code: Finding['code'], message: string, advice: string): Finding => ({
  severity: 'error',
  code,
  message,
  advice,
});

export const mirrored = () => report([copied()]);

export const toTwo = () =>
  report([
    target(ecr, {
      content: content((part) => (isSignature(part) ? 'copied' : 'present')),
      tag: 'unchanged',
      tagBefore: digest('index'),
    }),
    target(backup, { content: content(() => 'copied'), tagBefore: old, requests: 0 }),
  ]);

/** One that had it all by the lists, and one where an entry of the same registry was mounted. */
export const nothingToDo = () => {
  const { content: _, ...source } = mirrored().source;
  const settled = { looked: 'lists', tag: 'unchanged', tagBefore: digest('index') } as const;
  return report([target(ecr, settled)], { source });
};

export const mounted = () =>
  report([
    target('docker.io/nicolas/mirror', {
      content: content(({ kind }) => (kind === 'blob' ? 'mounted' : 'copied')),
      tag: 'not asked for',
    }),
  ]);

export const planned = () =>
  report(
    [
      target(ecr, { content: content(() => 'missing'), tag: 'not written' }),
      target(backup, {
        content: content((part) => (isSignature(part) ? 'missing' : 'present')),
        tag: 'not written',
        tagBefore: old,
      }),
    ],
    { dryRun: true, require: 'signed' },
  );

export const nothingPlanned = () =>
  report([target(ecr, { content: content(() => 'present'), tag: 'unchanged' })], { dryRun: true });

const tagged = { tag: '0.1.24', digest: old };
export const conflict = () =>
  report([
    target(ecr, {
      looked: 'nothing',
      tag: 'not written',
      tagBefore: old,
      findings: [
        {
          ...error(
            'E_DRIFT',
            `the tag 0.1.24 points to another image there, ${old}, and nothing was copied`,
            'compare source and target; --on-conflict overwrite moves the tag',
          ),
          details: tagged,
        },
      ],
    }),
    copied(backup),
  ]);

export const kept = () =>
  report([target(ecr, { content: content(() => 'copied'), tag: 'kept', tagBefore: old })], {
    require: 'none',
  });

export const unsigned = () =>
  report([target(ecr, { looked: 'nothing', tag: 'not written' })], {
    require: 'signed',
    findings: [
      {
        ...error(
          'E_NOSIG',
          'linux/arm64 carries no signature: nothing was copied',
          'sign it first (webdis-trust sign), or copy it unchanged with --require none',
        ),
        digest: digest('arm64'),
        platform: 'linux/arm64',
        image: hub,
      },
    ],
  });

export const stopped = () =>
  report([
    target(ecr, {
      content: content((part) => (part.size > 4000 || isSignature(part) ? 'missing' : 'copied')),
      tag: 'not written',
      retries: 3,
      findings: [
        error(
          'E_LIMIT',
          'the run was stopped by SIGTERM',
          '11 of 18 parts are there, and the tag 0.1.24 does not exist; run it again: it copies only what is missing',
        ),
      ],
    }),
  ]);

export const notFound = () => {
  const source = { name: hub };
  const findings = [error('E_NOTFOUND', 'the tag 0.1.24 does not exist', 'check the tag')];
  return report([target(ecr, { looked: 'nothing', tag: 'not written' })], { source, findings });
};

/** Every property is there. */
export const full: MirrorReport = report(
  [
    target(ecr, {
      content: [
        { digest: digest('x'), kind: 'manifest', size: 1, tag: 'sha256-x.sig', state: 'copied' },
      ],
      tagBefore: old,
    }),
  ],
  {
    signers: policy.signers.map((one) => ({ ...one, notAfter: '2027-01-01T00:00:00Z' })),
    findings: [
      {
        severity: 'warning',
        code: 'E_DRIFT',
        message: 'the tag was moved at the source',
        advice: 'run it again',
        image: hub,
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
  },
);

/** Registries that write into every string there is. */
export function hostile(): readonly MirrorReport[] {
  const fixed = ['schema', 'outcome', 'code', 'severity', 'kind', 'state', 'looked', 'require'];
  return spoilt(stopped(), [...fixed, 'started', 'finished']).map((one) => ({
    ...one,
    targets: one.targets.map((spoiltTarget) => ({ ...spoiltTarget, tag: 'not written' })),
  }));
}
