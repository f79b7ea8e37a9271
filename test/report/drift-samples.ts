/** Drift reports as checks make them. */

import {
  type Difference,
  type DriftHistory,
  type DriftReport,
  type DriftState,
  driftReportSchema,
  type ImageState,
  type ManifestState,
  type PastRun,
  type ReleaseState,
} from '../../src/drift/report.ts';
import type { Finding } from '../../src/verify/report.ts';
import { bundle, digest, legacy, policy, spoilt, webdisSigner } from './samples.ts';

export const hub = 'docker.io/nicolas/webdis';
export const ecr = 'public.ecr.aws/nicolas/webdis';

const parts = [
  { role: 'index', platforms: [] },
  { role: 'platform', platforms: ['linux/amd64'] },
  { role: 'platform', platforms: ['linux/arm64'] },
] as const;

/** Newest first: `0.1.24`, `0.1.23` … */
export function versions(n: number): readonly string[] {
  return Array.from({ length: n }, (_, at) => {
    const number = 24 + n - 1 - at;
    return `0.${1 + Math.floor(number / 100)}.${number % 100}`;
  });
}

function manifests(version: string, changes: readonly Partial<ManifestState>[]): ManifestState[] {
  return parts.map(({ role, platforms }, at) => {
    const name = `${version} ${platforms[0] ?? role}`;
    const { id, logEntries } = at === 2 ? bundle(name) : legacy(name);
    return {
      digest: digest(name),
      role,
      platforms,
      state: 'ok',
      signatures: [
        { format: at === 2 ? 'bundle' : 'legacy', id, signer: webdisSigner, logEntries },
      ],
      ...changes[at],
    };
  });
}

export function image(
  version: string,
  registry: string,
  fields: Partial<ImageState> = {},
  changes: readonly Partial<ManifestState>[] = [],
): ImageState {
  return {
    registry,
    state: 'ok',
    tagDigest: digest(`${version} index`),
    looked: 'verified',
    fullyChecked: '2026-11-23T07:00:00.000Z',
    manifests: manifests(version, changes),
    differences: [],
    ...fields,
  };
}

function release(version: string, images: readonly ImageState[]): ReleaseState {
  const states = images.map(({ state }) => state);
  return { version, digest: digest(`${version} index`), state: worst(states), images };
}

function worst(states: readonly DriftState[]): DriftState {
  return (['drift', 'unreachable'] as const).find((one) => states.includes(one)) ?? 'ok';
}

interface Parts extends Partial<DriftReport> {
  readonly releases: readonly ReleaseState[];
}

function report({ releases, differences = [], unreachable = [], ...fields }: Parts): DriftReport {
  const drifted = differences.length > 0;
  const state = drifted ? 'drift' : unreachable.length > 0 ? 'unreachable' : 'ok';
  const stateOf = (name: string) =>
    worst([
      ...(differences.some(({ registry }) => registry === name) ? (['drift'] as const) : []),
      ...(unreachable.some((one) => one.image === name) ? (['unreachable'] as const) : []),
    ]);
  return {
    schema: driftReportSchema,
    tool: { name: '@webdis/verify-action', version: '0.1.0' },
    started: '2026-11-23T07:00:00.000Z',
    finished: '2026-11-23T07:00:21.400Z',
    state,
    exitCode: { ok: 0, drift: 20, unreachable: 3 }[state] as DriftReport['exitCode'],
    policy,
    name: 'releases',
    ledger: digest('ledger'),
    missingShards: [],
    registries: [
      {
        name: hub,
        state: stateOf(hub),
        requests: 182,
        pulls: 61,
        quota: { limit: 200, remaining: 139, seconds: 21_600 },
      },
      { name: ecr, state: stateOf(ecr), requests: 160, pulls: 61 },
    ],
    releases,
    differences,
    waivers: [],
    waived: [],
    unreachable,
    notes: [],
    unknownTags: [],
    requests: 342,
    ...fields,
  };
}

export const fine = (n = 12) =>
  report({ releases: versions(n).map((v) => release(v, [image(v, hub), image(v, ecr)])) });

function difference(
  kind: Difference['kind'],
  registry: string,
  version: string,
  fields: Partial<Difference> & Pick<Difference, 'message' | 'code'>,
): Difference {
  return { id: `${kind}/${registry}:${version}`, kind, registry, version, tag: version, ...fields };
}

const mirror = (version: string) =>
  `webdis-trust mirror --require verified --on-conflict overwrite ${hub}@${digest(`${version} index`)} ${ecr}:${version}`;

export const rolledBack = (version = '0.1.34') =>
  difference('rolled-back', ecr, version, {
    code: 'E_ROLLBACK',
    message: `the tag ${version} points to release 0.1.30, which is signed, but older`,
    digest: digest('0.1.30 index'),
    expected: digest(`${version} index`),
    found: digest('0.1.30 index'),
    fix: mirror(version),
  });

const signatureMissing = difference('signature-missing', ecr, '0.1.31', {
  code: 'E_NOSIG',
  message: 'linux/arm64 lacks a signature that docker.io/nicolas/webdis has',
  digest: digest('0.1.31 linux/arm64'),
  platform: 'linux/arm64',
  expected: digest('0.1.31 linux/arm64 signature'),
  fix: mirror('0.1.31'),
});

const latestWrong: Difference = {
  ...difference('latest-wrong', hub, '0.1.35', {
    code: 'E_ROLLBACK',
    message: 'latest points to 0.1.33, and the highest release is 0.1.35',
    expected: digest('0.1.35 index'),
    found: digest('0.1.33 index'),
    advice: 'look who moved it, then tag the highest release again',
  }),
  id: `latest-wrong/${hub}:latest`,
  tag: 'latest',
};

const tagUnknown: Difference = {
  ...difference('tag-unknown', ecr, '0.1.99', {
    code: 'E_DRIFT',
    message: 'the version 0.1.99 is in no ledger, and was there in the run before',
    found: digest('0.1.99'),
    advice: 'was it released? then add it to the ledger; otherwise find out who pushed it',
  }),
};

export const drifted = (n = 12) =>
  report({
    releases: versions(n).map((v) => {
      const at = (
        one: Difference,
        state: Partial<ImageState>,
        changes: readonly Partial<ManifestState>[] = [],
      ) =>
        release(v, [
          image(v, hub),
          image(v, ecr, { state: 'drift', differences: [one.id], ...state }, changes),
        ]);
      if (v === '0.1.34') return at(rolledBack(), { tagDigest: digest('0.1.30 index') });
      if (v === '0.1.31')
        return at(signatureMissing, {}, [
          {},
          {},
          { state: 'drift', code: 'E_NOSIG', signatures: [] },
        ]);
      return release(v, [image(v, hub), image(v, ecr)]);
    }),
    differences: [rolledBack(), signatureMissing, latestWrong, tagUnknown],
  });

const limited: Finding = {
  severity: 'error',
  code: 'E_RATE',
  message: 'the pull quota of registry-1.docker.io is used up; log in for a larger one',
  advice: 'wait until 13:00 UTC, or log in with docker/login-action',
  image: hub,
};

export const away = (n = 12) =>
  report({
    releases: versions(n).map((v, at) =>
      release(v, [
        at < 3
          ? image(v, hub)
          : {
              registry: hub,
              state: 'unreachable',
              looked: 'nothing',
              manifests: [],
              differences: [],
            },
        image(v, ecr, { looked: 'unchanged' }),
      ]),
    ),
    unreachable: [limited],
  });

export const driftedAndAway = () => {
  const { releases, differences } = drifted();
  return report({
    releases: releases.map((one) =>
      one.state === 'drift'
        ? one
        : release(one.version, [
            {
              registry: hub,
              state: 'unreachable',
              looked: 'nothing',
              manifests: [],
              differences: [],
            },
            image(one.version, ecr),
          ]),
    ),
    differences,
    unreachable: [limited],
  });
};

export const merged = () =>
  report({
    releases: fine().releases,
    missingShards: [{ index: 2, of: 4 }],
    unreachable: [
      {
        severity: 'error',
        code: 'E_INPUT',
        message: 'part 2/4 is missing: nothing is known about its releases',
        advice: 'check the job of this part, and run it again',
      },
    ],
  });

export const firstSeen = () =>
  report({
    releases: fine().releases,
    notes: [
      {
        severity: 'note',
        code: 'E_DRIFT',
        message:
          'the version 0.1.36 is in no ledger; if it is there in the next run too, it counts as drift',
        image: hub,
      },
    ],
  });

/** A difference for every release. */
export function allDrifted(n: number): DriftReport {
  const about = versions(n).map((v) => ({ v, one: rolledBack(v) }));
  return report({
    releases: about.map(({ v, one }) =>
      release(v, [image(v, hub), image(v, ecr, { state: 'drift', differences: [one.id] })]),
    ),
    differences: about.map(({ one }) => one),
  });
}

/** Every property is there. */
export const full: DriftReport = (() => {
  const { releases, differences } = drifted();
  const complete: Difference = { ...rolledBack(), platform: 'linux/amd64', advice: 'look first' };
  return report({
    releases: releases.slice(1, 2).map((one) => ({
      ...one,
      images: [
        image(
          one.version,
          ecr,
          {
            state: 'drift',
            differences: [complete.id],
            blobs: { present: 7, missing: [digest('layer')] },
          },
          manifests(one.version, []).map(({ signatures }, at, all) => ({
            state: 'drift',
            code: 'E_NOSIG',
            signatures: at === 2 ? (all[0]?.signatures ?? []) : signatures,
          })),
        ),
      ],
    })),
    differences: [complete, ...differences.slice(1, 1)],
    shard: { index: 1, of: 4 },
    missingShards: [{ index: 2, of: 4 }],
    registries: fine()
      .registries.slice(0, 1)
      .map((one) => ({
        ...one,
        insecure: true,
        tagsLeftOut: { older: 12, others: 1, names: ['main', '0.1.12'] },
      })),
    unreachable: [
      {
        ...limited,
        digest: digest('x'),
        platform: 'linux/amd64',
        details: {
          host: 'registry-1.docker.io',
          repository: 'nicolas/webdis',
          digest: digest('x'),
          tag: '0.1.24',
          status: 429,
          requestId: 'abc',
          url: 'https://registry-1.docker.io/v2/',
        },
      },
    ],
  });
})();

/** A month of daily runs that ends with this one. */
export function historyOf(last: DriftReport, before = 29): DriftHistory {
  const runs = Array.from({ length: before }, (_, at): PastRun => {
    const state = at === 11 ? 'unreachable' : at === 17 || at === 18 ? 'drift' : 'ok';
    return {
      started: new Date(Date.UTC(2026, 9, 25 + at, 7)).toISOString(),
      state,
      differences: state === 'drift' ? [`tag-missing/${ecr}:0.1.30`] : [],
      unreachable: state === 'unreachable' ? [hub] : [],
      turn: at,
      unknownTags: [],
      requests: 330 + at,
    };
  });
  return { runs: [...runs, pastRun(last)] };
}

export function pastRun(one: DriftReport, started = one.started): PastRun {
  return {
    started,
    state: one.state,
    differences: one.differences.map(({ id }) => id),
    unreachable: one.unreachable.flatMap(({ image: name }) => name ?? []),
    turn: 0,
    unknownTags: [],
    requests: one.requests,
  };
}

/** The same, in the fields too that have fixed values: what a reader should have refused. */
export function lawless(): readonly DriftReport[] {
  return [full, driftedAndAway()].flatMap((one) => spoilt(one, []));
}

/** Registries that write into every string there is. */
export function hostile(): readonly DriftReport[] {
  const fixed = ['schema', 'state', 'code', 'severity', 'role', 'format', 'kind', 'looked'];
  const words = ['transparencyLog', 'timestamps', 'attestationManifests', 'parity', 'differences'];
  // Ids hold nothing but what they are found by.
  return [full, driftedAndAway()].flatMap((one) => spoilt(one, [...fixed, ...words, 'id']));
}
