/** Release reports as runs make them. */

import type { MirrorReport } from '../../src/mirror/report.ts';
import {
  type RegistryReport,
  type ReleaseReport,
  releaseReportSchema,
  type StepName,
  type StepReport,
  type TagReport,
} from '../../src/release/report.ts';
import { exitCodeFor, outcomeOf } from '../../src/verify/outcome.ts';
import type { Finding } from '../../src/verify/report.ts';
import * as attesting from './attest-samples.ts';
import * as mirrors from './mirror-samples.ts';
import { digest, keyless, run, spoilt, verified, webdisSigner, workflowSigner } from './samples.ts';
import * as signing from './sign-samples.ts';

const hub = 'docker.io/nicolas/webdis';
const ecr = 'public.ecr.aws/nicolas/webdis';
/** That of samples.ts. */
const index = digest('index ');
const old = digest('old index');

const names: readonly StepName[] = [
  'check',
  'build',
  'sign',
  'attest',
  'verify',
  'mirror',
  'verify-mirrors',
  'tag',
  'ledger',
];

type Said = readonly [StepReport['state'], number, string];

/** What is not named was not reached. */
function steps(said: Partial<Record<StepName, Said>>): readonly StepReport[] {
  const steps = names.filter((name) => name !== 'attest' || said.attest !== undefined);
  return steps.map((name) => {
    const [state, seconds, detail] = said[name] ?? ['not reached', 0, ''];
    return { name, state, seconds, detail };
  });
}

const tags = (state: TagReport['state'], before?: TagReport['before']): readonly TagReport[] =>
  ['0.1.24', '0.1', 'latest'].map((tag) => ({
    tag,
    ...(before === undefined || tag === '0.1.24' ? {} : { before }),
    state,
  }));

function registry(
  name: string,
  state: RegistryReport['state'],
  its: readonly TagReport[],
): RegistryReport {
  const role = name === hub ? 'first' : 'mirror';
  return { name, pinned: `${name}@${index}`, role, state, tags: its };
}

function report(
  fields: Pick<ReleaseReport, 'steps' | 'registries'> & Partial<ReleaseReport>,
): ReleaseReport {
  const { findings = [] } = fields;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const exitCode = exitCodeFor(errors.map(({ code }) => code));
  return {
    schema: releaseReportSchema,
    tool: { name: '@webdis/verify-action', version: '0.1.0' },
    started: '2026-11-23T07:00:00.000Z',
    finished: '2026-11-23T07:02:31.400Z',
    outcome: outcomeOf(exitCode),
    exitCode,
    dryRun: false,
    image: hub,
    version: '0.1.24',
    signer: { ...webdisSigner, name: 'cosign.key', pinned: true },
    digest: index,
    findings,
    requests: 412,
    ...(fields.verify === undefined ? {} : { readers: fields.verify.readers }),
    ...fields,
  };
}

const build = {
  command: [
    'docker',
    'buildx',
    'build',
    '--platform',
    'linux/amd64,linux/arm64',
    '--output',
    `type=image,name=${hub},push=true,push-by-digest=true,name-canonical=true`,
    '.',
  ],
};

const checked: Said = ['done', 0.4, '3 tags on 2 registries may be written'];
const built: Said = ['done', 131.2, 'index with linux/amd64 and linux/arm64'];
const signed: Said = ['done', 3.1, '5 manifests, 10 signatures'];
const verifiedThere: Said = ['done', 0.7, '5 manifests verified'];
const mirrored: Said = ['done', 9.2, '18 parts copied to 1 mirror'];

export const released = () =>
  report({
    build,
    steps: steps({
      check: checked,
      build: built,
      sign: signed,
      verify: verifiedThere,
      mirror: mirrored,
      'verify-mirrors': ['done', 1.1, 'the same on 2 registries'],
      tag: ['done', 0.9, '6 tags written'],
      ledger: ['done', 0, 'release 0.1.24 entered in ledger.json'],
    }),
    registries: [
      registry(hub, 'complete', tags('written', old)),
      registry(ecr, 'complete', tags('written', old)),
    ],
    sign: signing.signed(),
    mirror: mirrors.mirrored(),
    verify: verified(),
  });

/** The same, signed by a workflow in place of a key. */
export const releasedKeyless = () => ({
  ...released(),
  signer: workflowSigner,
  sign: signing.signedKeyless(),
  verify: keyless(),
  readers: keyless().readers,
});

/** The same, with an SBOM of each platform and a provenance of all. */
export const releasedAttested = (): ReleaseReport => {
  const verify = verified();
  const required: readonly (readonly [type: string, text: string, on: 'all' | 'platforms'])[] = [
    ['https://slsa.dev/provenance/v1', 'slsaprovenance1 on=all', 'all'],
    ['https://spdx.dev/Document', 'spdxjson on=platforms', 'platforms'],
  ];
  const attestations = required.map(([type, requirement, on]) => ({
    ...{ type, requirement, on, outcome: 'verified' as const },
    manifests: ['index', 'linux/amd64', 'linux/arm64'].slice(on === 'all' ? 0 : 1).map((name) => ({
      ...{ digest: digest(name), name, outcome: 'verified' as const },
      statement: digest(`${type} of ${name}`),
    })),
  }));
  return {
    ...{ ...released(), attest: attesting.attested() },
    steps: steps({
      check: checked,
      build: built,
      sign: signed,
      attest: ['done', 2.2, 'slsaprovenance1, spdxjson: 5 attestations, 5 of them new'],
      verify: verifiedThere,
      mirror: mirrored,
      'verify-mirrors': ['done', 1.1, 'the same on 2 registries'],
      tag: ['done', 0.9, '6 tags written'],
      ledger: ['skipped', 0, 'no ledger was named'],
    }),
    verify: { ...verify, images: verify.images.map((image) => ({ ...image, attestations })) },
  };
};

/** The same once more, by its digest. */
export const releasedBefore = () =>
  report({
    steps: steps({
      check: checked,
      build: ['skipped', 0, 'the image was given'],
      sign: ['unchanged', 0.9, '5 manifests, 10 signatures'],
      verify: verifiedThere,
      mirror: ['unchanged', 0.8, 'everything was there'],
      'verify-mirrors': ['done', 1.1, 'the same on 2 registries'],
      tag: ['unchanged', 0.1, '6 tags point to it already'],
      ledger: ['skipped', 0, 'no ledger was named'],
    }),
    registries: [
      registry(hub, 'complete', tags('unchanged', index)),
      registry(ecr, 'complete', tags('unchanged', index)),
    ],
    sign: signing.signedBefore(),
    mirror: mirrors.nothingToDo(),
    verify: verified(),
  });

export const planned = () => {
  const { digest: _, ...plan } = report({
    build,
    dryRun: true,
    steps: steps({
      check: checked,
      build: ['planned', 0, 'linux/amd64 and linux/arm64'],
      sign: ['planned', 0, 'every manifest, in both formats, in rekor.sigstore.dev'],
      verify: ['planned', 0, ''],
      mirror: ['planned', 0, '1 mirror'],
      'verify-mirrors': ['planned', 0, '2 registries'],
      tag: ['planned', 0, '6 tags'],
      ledger: ['planned', 0, 'ledger.json'],
    }),
    registries: [
      registry(hub, 'nothing', tags('planned', old)),
      registry(ecr, 'nothing', tags('planned', old)),
    ].map(({ pinned: __, ...rest }) => rest),
  });
  return plan;
};

const error = (code: Finding['code'], message: string, advice: string): Finding => ({
  severity: 'error',
  code,
  message,
  advice,
});

export const buildFailed = () => {
  const { digest: _, ...failed } = report({
    build,
    steps: steps({ check: checked, build: ['failed', 12.4, 'buildx ended with exit code 1'] }),
    registries: [registry(hub, 'nothing', tags('not written', old))].map(
      ({ pinned: __, ...rest }) => rest,
    ),
    findings: [
      error(
        'E_BUILD',
        'docker buildx build ended with exit code 1: Dockerfile:7: process "/bin/sh -c make" did not complete',
        'nothing was pushed; correct the build and run it again',
      ),
    ],
  });
  return failed;
};

export const logDown = () =>
  report({
    build,
    steps: steps({
      check: checked,
      build: built,
      sign: ['failed', 31, '0 of 10 signatures are in the registry'],
    }),
    registries: [
      registry(hub, 'partial', tags('not written', old)),
      registry(ecr, 'nothing', tags('not written', old)),
    ],
    sign: signing.unlogged(),
    findings: [
      error(
        'E_NET',
        'the log rekor.sigstore.dev does not serve (503)',
        `${hub}@${index} is pushed and unsigned, and no tag points to it; run it again with digest: ${index}`,
      ),
    ],
  });

/** Signed, and attested in part. */
export const attestFailed = () =>
  report({
    build,
    steps: steps({
      check: checked,
      build: built,
      sign: signed,
      attest: ['failed', 31, '0 of 3 attestations are in the registry'],
    }),
    registries: [
      registry(hub, 'partial', tags('not written', old)),
      registry(ecr, 'nothing', tags('not written', old)),
    ],
    sign: signing.signed(),
    attest: attesting.unlogged(),
    findings: attesting.unlogged().images.flatMap(({ findings }) => findings),
  });

export const mirrorDown = () =>
  report({
    build,
    steps: steps({
      check: checked,
      build: built,
      sign: signed,
      verify: verifiedThere,
      mirror: ['failed', 61.4, '11 of 18 parts are there'],
    }),
    registries: [
      registry(hub, 'complete', tags('not written', old)),
      registry(ecr, 'partial', tags('not written', old)),
    ],
    sign: signing.signed(),
    mirror: untagged(mirrors.stopped()),
    verify: run(verified().images.slice(0, 1)),
    findings: [
      error(
        'E_NET',
        'public.ecr.aws does not answer (503)',
        `${hub} holds it, signed; no tag was written anywhere; run it again with digest: ${index}`,
      ),
    ],
  });

/** Releases mirror without a tag: targets are repositories. */
function untagged(mirror: MirrorReport): MirrorReport {
  return { ...mirror, targets: mirror.targets.map((target) => ({ ...target, name: ecr })) };
}

export const tagTaken = () =>
  report({
    steps: steps({
      check: ['failed', 0.4, '0.1.24 is another release'],
      build: ['skipped', 0, 'the image was given'],
    }),
    registries: [
      registry(hub, 'nothing', [
        { tag: '0.1.24', before: old, state: 'refused' },
        { tag: 'latest', before: old, state: 'not written' },
      ]),
    ],
    findings: [
      error(
        'E_DRIFT',
        `${hub}:0.1.24 points to ${old}`,
        'nothing was done; give another version, or overwrite-tags: true',
      ),
    ],
  });

export const stopped = () =>
  report({
    build,
    steps: steps({
      check: checked,
      build: built,
      sign: ['stopped', 1.2, '4 of 10 signatures are in the registry'],
    }),
    registries: [
      registry(hub, 'partial', tags('not written', old)),
      registry(ecr, 'nothing', tags('not written', old)),
    ],
    sign: signing.stopped(),
    findings: [
      error(
        'E_LIMIT',
        'the run was stopped by SIGTERM',
        `${hub}@${index} is partly signed, and no tag points to it; run it again with digest: ${index}`,
      ),
    ],
  });

/** Every property is there. */
/** Ended between the write of a tag and what the registry says to it. */
export const stoppedTagging = (): ReleaseReport => ({
  ...stopped(),
  registries: stopped().registries.map((one) => ({
    ...one,
    tags: one.tags.map((tag) => ({ ...tag, state: 'unconfirmed' as const })),
  })),
});

export const full: ReleaseReport = {
  ...released(),
  attest: attesting.full,
  registries: [registry(hub, 'complete', [{ tag: 'latest', before: old, state: 'written' }])],
  findings: mirrors.full.findings,
  signatureRepository: 'docker.io/nicolas/signatures',
  readers: signing.full.readers,
};

/** Registries, a log and a build that write into every string there is. */
export function hostile(): readonly ReleaseReport[] {
  const fixed = [
    'schema',
    'outcome',
    'code',
    'severity',
    'role',
    'format',
    'state',
    'kind',
    'looked',
    'require',
    'started',
    'finished',
    'store',
    'mode',
    'digests',
    'signatures',
    'transparencyLog',
    'timestamps',
    'attestationManifests',
    'parity',
  ];
  return [released(), mirrorDown()].flatMap((one) =>
    spoilt(one, fixed).map((spoiltOne) => ({
      ...spoiltOne,
      steps: spoiltOne.steps.map((step, at) => ({ ...step, name: names[at] ?? 'check' })),
    })),
  );
}
