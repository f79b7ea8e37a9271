/** A release, unit by unit and without a registry: steps, how to continue, what each registry holds, and the attempt. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import type { StoredManifest } from '../../src/registry/repository.ts';
import { attemptOf } from '../../src/release/attempt.ts';
import { check } from '../../src/release/check.ts';
import { movingTagsOf } from '../../src/release/moving-tags.ts';
import type { ReleaseProgress } from '../../src/release/report.ts';
import { type ReleaseRun, ReleaseState } from '../../src/release/state.ts';
import { adviceFor, registriesOf } from '../../src/release/status.ts';
import { type StepResult, Steps, withoutAdvice } from '../../src/release/steps.ts';
import { planTags } from '../../src/release/tag-last.ts';
import { distributeTags } from '../../src/release/tags.ts';
import type { ReleaseTask } from '../../src/release/task.ts';
import { finding } from '../../src/verify/finding.ts';
import { anyBuild } from './support.ts';

const hub = 'docker.io/nicolas/webdis';
const ecr = 'ecr.example/webdis';
const quay = 'quay.example/webdis';
const digest = digestOf(Buffer.from('the image'));
const older = digestOf(Buffer.from('an older image'));

interface Given {
  readonly origin?: ReleaseTask['origin'];
  readonly tags?: readonly string[];
  readonly task?: Partial<ReleaseTask>;
  readonly state?: object;
  /** `hub 1.2.3`: what tags point to */
  readonly at?: Readonly<Record<string, string>>;
  readonly ledger?: Ledger;
}

/** A run with the fields that the units read. Registries have the tags `at`, and record what is asked. */
function run({ origin, tags = ['1.2.3', 'latest'], task = {}, at = {}, ...given }: Given = {}) {
  const [image, ...mirrors] = distributeTags([hub, ecr, quay].map(parseRepository), tags);
  assert.ok(image);
  const whole = {
    ...{ image, mirrors, origin: origin ?? anyBuild(image.repository), version: '1.2.3' },
    ...{ movingTags: movingTagsOf('1.2.3', []), dryRun: false, overwriteTags: false },
    ...{ allowBackportLatest: true, sign: {}, ...task },
  } as unknown as ReleaseTask;
  const asked: string[] = [];
  const target = (repository: { readonly registry: string }) => ({
    manifestHead: async (tag: string) => {
      const found = at[`${repository.registry} ${tag}`];
      return found === undefined ? undefined : { digest: found };
    },
    manifest: async (tag: string) => {
      const found = at[`${repository.registry} ${tag}`];
      return found === undefined ? undefined : { digest: found, bytes: Buffer.from('') };
    },
    assertPushable: async () => asked.push(`push ${repository.registry}`),
  });
  const ledger = given.ledger && { name: 'ledger.json', known: given.ledger };
  const state = Object.assign(new ReleaseState(whole), given.state);
  const context = { registry: { target }, ...(ledger && { ledger }) };
  return { asked, ...({ task: whole, context, state } as unknown as ReleaseRun) };
}

const root = { digest, bytes: Buffer.from('{}') } as unknown as StoredManifest;
const signatures = (...states: readonly string[]) => ({
  images: [{ manifests: [{ signatures: states.map((state) => ({ state })) }], findings: [] }],
});
const attestations = (...states: readonly string[]) => ({
  images: [{ manifests: [{ attestations: states.map((state) => ({ state })) }] }],
});
const mirrored = (name: string, outcome: string, ...states: readonly string[]) => ({
  ...{ name, outcome, content: states.map((state) => ({ state })) },
});

test('the status of a release that ended early: what is pushed, signed, mirrored and tagged', () => {
  const pinned = `${hub}@${digest}`;
  const notMirrored = `not yet mirrored to ${ecr} and ${quay}`;
  const pushed = { digest, root };
  const signed = { ...pushed, sign: signatures('published', 'present') };
  for (const [state, status] of [
    [{}, 'Nothing is signed, and no tag was written'],
    [{ digest }, `${pinned} is pushed and not signed; ${notMirrored}; no tag was written`],
    [pushed, `${pinned} is pushed and not signed; ${notMirrored}; no tag was written`],
    [
      { ...pushed, sign: signatures('published', 'missing') },
      `${pinned} is pushed, and 1 of 2 signatures are there; ${notMirrored}; no tag was written`,
    ],
    [signed, `${pinned} is pushed and signed; ${notMirrored}; no tag was written`],
    [
      { ...signed, attest: attestations('published', 'missing') },
      `${pinned} is pushed and signed, with 1 of 2 attestations; ${notMirrored}; no tag was written`,
    ],
    [
      {
        ...{ ...signed, attest: attestations('present') },
        mirror: {
          targets: [mirrored(ecr, 'verified', 'copied', 'present'), mirrored(quay, 'verified')],
        },
      },
      `${pinned} is pushed and signed and attested; mirrored to ${ecr}; not yet mirrored to ${quay}; no tag was written`,
    ],
    [
      {
        ...signed,
        mirror: {
          targets: [
            mirrored(ecr, 'verified', 'copied', 'missing'),
            mirrored(quay, 'rejected', 'copied'),
          ],
        },
      },
      `${pinned} is pushed and signed; ${notMirrored}; no tag was written`,
    ],
    [
      {
        ...signed,
        mirror: {
          targets: [mirrored(ecr, 'verified', 'copied'), mirrored(quay, 'verified', 'present')],
        },
      },
      `${pinned} is pushed and signed; mirrored to ${ecr} and ${quay}; no tag was written`,
    ],
  ] as const) {
    const [said, next] = adviceFor(run({ state }), 'E_NET', undefined).split('. To continue: ');
    assert.equal(said, status);
    const again = `run it again with digest: ${digest} (--digest), which builds nothing and changes nothing that is done`;
    assert.equal(next, 'digest' in state ? again : 'run it again');
  }
});

test('a digest that was given is pushed only if the registry has shown it', () => {
  const advice = (state: object) => adviceFor(run({ origin: digest, state }), 'E_NET', undefined);
  assert.match(advice({ digest }), /^Nothing is signed, /);
  assert.match(advice({ digest, root }), /is pushed and not signed/);
});

test('the tags of a release that ended early: written, not written, and not known', () => {
  const here = run({ state: { digest, root } });
  const said = () => / quay\.example\/webdis; (.*)\. To/.exec(adviceFor(here, 'E_NET', '')) ?? [];
  const [first, second, third] = here.state.tags;
  assert.ok(first && second && third);
  third.state = 'unconfirmed';
  const doubt = `, and it is not known of ${ecr}:1.2.3`;
  assert.equal(said()[1], `no tag was written${doubt}`);
  first.state = 'written';
  assert.equal(said()[1], `1 of 6 tags were written (${hub}:1.2.3)${doubt}`);
  [second.state, third.state] = ['written', 'not written'];
  assert.equal(said()[1], `2 of 6 tags were written (${hub}:1.2.3, ${hub}:latest)`);
});

test('the next step: by the code, or by the error itself, which may need a change first', () => {
  const next = (code: 'E_AUTH' | 'E_DRIFT', own: string | undefined, state: object = { digest }) =>
    adviceFor(run({ state }), code, own).split('. To continue: ')[1];
  const withDigest = `with digest: ${digest} (--digest), which builds nothing and changes nothing that is done`;
  assert.equal(
    next('E_AUTH', undefined),
    `log in there with push access, and run it again ${withDigest}`,
  );
  assert.equal(
    next('E_AUTH', 'ask for it, and run it again'),
    `ask for it, and run it again ${withDigest}`,
  );
  assert.equal(next('E_DRIFT', 'use another version'), 'use another version');
  assert.equal(next('E_DRIFT', undefined, {}), 'find out who else writes there, and run it again');
});

test('what each registry holds', () => {
  const verify = (outcome: string) => ({
    images: [{ registry: 'docker.io', repository: 'nicolas/webdis', outcome }],
  });
  const states = (state: object, origin?: ReleaseTask['origin']) =>
    registriesOf(run({ state, ...(origin && { origin }) })).map((one) => one.state);
  assert.deepEqual(states({}), ['nothing', 'nothing', 'nothing']);
  assert.deepEqual(states({ digest }, digest), ['nothing', 'nothing', 'nothing']);
  const targets = [mirrored(ecr, 'rejected', 'missing'), mirrored(quay, 'rejected', 'copied')];
  const part = { digest, verify: verify('rejected'), mirror: { targets } };
  assert.deepEqual(states(part), ['partial', 'nothing', 'partial']);
  assert.deepEqual(states({ ...part, verify: verify('verified') })[0], 'complete');
  const [first, second] = registriesOf(run({ state: { digest } }));
  assert.deepEqual([first?.role, second?.role], ['first', 'mirror']);
  assert.equal(second?.pinned, `${ecr}@${digest}`);
});

test('the first step counts the tags, and says which must not be moved', async () => {
  const detail = async (given: Given) => (await check(run(given))).detail;
  assert.equal(await detail({}), '6 tags: 6 new');
  assert.equal(await detail({ tags: [`${hub}:1`, `${ecr}:1`, `${quay}:1`] }), '3 tags: 3 new');
  const at = {
    ...{ 'docker.io 1.2.3': digest, 'docker.io latest': older },
    ...{ 'ecr.example 1.2.3': digest, 'ecr.example latest': older },
  };
  const state = { digest };
  assert.equal(await detail({ at, state }), '6 tags: 2 new, 2 there already, 2 to be moved');
  const findings = async (given: Given) =>
    (await check(run(given))).findings?.map(({ message, advice }) => `${message}. ${advice}`);
  const before = { 'docker.io 1.2.3': older, 'docker.io beta': older };
  const overwrite = 'to move it, use overwrite-tags (--overwrite-tags)';
  const unknown = `if an earlier run started this release, continue with digest: ${older} (--digest); otherwise use another version; ${overwrite}`;
  const tags = ['1.2.3', 'beta'];
  assert.deepEqual(await findings({ at: before, tags }), [
    `${hub}:1.2.3 exists and points to ${older}: versions are not moved. ${unknown}`,
    `${hub}:beta exists and points to ${older}: tags that are not named in moving-tags are not moved. if it is a tag that moves with releases, add it to moving-tags (--moving-tag); ${unknown}`,
  ]);
  const [known] = (await findings({ at: before, tags, state })) ?? [];
  assert.match(known ?? '', /not moved\. use another version; to move it/);
});

test('the ledger has the version with another digest, or with this one', async () => {
  const ledger = (of: string) =>
    ({ releases: [{ version: '1.2.3', digest: of }] }) as unknown as Ledger;
  const codes = async (given: Given) => (await check(run(given))).findings?.map(({ code }) => code);
  assert.deepEqual(await codes({ state: { digest }, ledger: ledger(digest) }), []);
  assert.deepEqual(await codes({ state: { digest }, ledger: ledger(older) }), ['E_DRIFT']);
  assert.deepEqual(await codes({ ledger: ledger(older) }), ['E_DRIFT']);
});

test('the right to push is checked before a build, and only if the tags may be written', async () => {
  const pushes = async (given: Given) => {
    const here = run(given);
    await check(here);
    return here.asked.length;
  };
  assert.equal(await pushes({}), 3);
  assert.equal(await pushes({ origin: digest, state: { digest } }), 0);
  assert.equal(await pushes({ task: { dryRun: true } }), 0);
  assert.equal(await pushes({ at: { 'docker.io 1.2.3': older } }), 0);
});

test('the plan of the tags', async () => {
  const here = run({ state: { digest } });
  assert.deepEqual(await planTags(here), {
    ...{ state: 'planned', detail: '6 of 6 would be written, last of all' },
  });
  for (const one of here.state.tags.slice(1)) one.before = digest;
  assert.deepEqual(await planTags(here), {
    ...{ state: 'planned', detail: '1 of 6 would be written, last of all' },
  });
  for (const one of here.state.tags) one.before = digest;
  assert.equal((await planTags(here)).state, 'unchanged');
});

test('steps: state, time, progress, and whether the next one may begin', async () => {
  let now = 5000;
  const lines: ReleaseProgress[] = [];
  const steps = new Steps({
    signal: new AbortController().signal,
    now: () => new Date(now),
    onProgress: (progress) => lines.push(progress),
  });
  const result = (more: Partial<StepResult>): StepResult => ({
    state: 'done',
    detail: '',
    ...more,
  });
  const warning = finding('E_NET', 'slow', { severity: 'warning' });
  const error = finding('E_NET', 'down', {});
  const run = (name: 'check' | 'build' | 'sign' | 'tag' | 'ledger', work: () => StepResult) =>
    steps.run(name, async (say) => {
      say('half');
      now += 1500;
      return work();
    });
  assert.equal(await run('check', () => result({ detail: '2 tags', findings: [warning] })), true);
  assert.equal(await run('build', () => result({ state: 'skipped' })), true);
  assert.equal(await run('sign', () => result({ detail: 'x', findings: [warning, error] })), false);
  assert.equal(
    await steps.run('attest', async () => {
      now -= 9000;
      throw new TrustError('E_DRIFT', 'moved');
    }),
    false,
  );
  steps.notReached('mirror');
  await assert.rejects(
    run('tag', () => {
      throw new RangeError('a bug');
    }),
    RangeError,
  );
  assert.deepEqual(
    steps.reports.map(({ name, state, seconds, detail }) => [name, state, seconds, detail]),
    [
      ['check', 'done', 1.5, '2 tags'],
      ['build', 'skipped', 1.5, ''],
      ['sign', 'failed', 1.5, 'down'],
      ['attest', 'failed', 0, 'moved'],
      ['mirror', 'not reached', 0, ''],
    ],
  );
  assert.deepEqual(
    steps.findings.map(({ message }) => message),
    ['slow', 'slow', 'down', 'moved'],
  );
  assert.deepEqual(
    lines.filter(({ state }) => state === 'ended').map(({ detail }) => detail),
    ['2 tags', 'skipped', 'failed: down', 'failed: moved'],
  );
  const [began, going] = lines;
  assert.deepEqual([began?.state, began?.detail, going?.detail], ['began', '', 'half']);
});

test('fault 48: a step that is ended by a signal is stopped, and one after it does not begin', async () => {
  const stop = new AbortController();
  stop.abort();
  const steps = new Steps({ signal: stop.signal, now: () => new Date(0) });
  const begun = await steps.run('check', async () => assert.fail('it ran'));
  assert.deepEqual([begun, steps.reports[0]?.state], [false, 'stopped']);
});

test('errors of a step lose the advice that is for another command; warnings keep it', () => {
  const advice = { advice: 'use --other' };
  assert.equal(withoutAdvice(finding('E_NET', 'down', advice)).advice, undefined);
  const warning = finding('E_NET', 'slow', { severity: 'warning', ...advice });
  assert.equal(withoutAdvice(warning).advice, 'use --other');
});

test('an attempt is named by tags that are written once, or by a run of a CI system', () => {
  const build = anyBuild(parseRepository(hub));
  const name = (kind: 'run' | 'commit', tags: readonly string[]) =>
    attemptOf(build, tags, { kind, id: '7' })?.digest;
  assert.equal(name('commit', []), undefined);
  assert.notEqual(name('run', []), undefined);
  assert.notEqual(name('commit', ['1.2.3']), undefined);
  assert.notEqual(name('commit', ['1.2.3']), name('run', ['1.2.3']));
});
